/** The worker's side of the messages: opens a rehearsal, drives it, answers. */
import path from 'node:path';
import { BadInputError } from '../../../shared/failures.ts';
import { debriefHtml } from '../../session/debrief/debrief-html.ts';
import { draw } from '../stills.ts';
import type { DraftOrigin } from '../../session/exercises/draft.ts';
import { draftExercise } from '../draft-exercise.ts';
import { shippedExercises } from '../exercises.ts';
import type { Session } from '../../session/session.ts';
import { showPace, ShowPlayer } from '../../session/show/player.ts';
import type { ShowPace, ShowParts } from '../../session/show/player.ts';
import { createDriver } from './driver.ts';
import type { Driver } from './driver.ts';
import type { Archive, Download, FromWorker, RehearsalRequest, ToWorker } from './messages.ts';
import { archiveOf as bytesOf } from './archives.ts';
import { createSending } from './graph-calls.ts';
import { graphReply } from './serve-graph.ts';
import { createPublisher } from './publisher.ts';

export interface OpenedRehearsal {
  readonly session: Session;
  /** What a show of it plays. */
  readonly scenario: ShowParts['scenario'];
  /** What an exercise would be made from that is made of it. */
  readonly origin: DraftOrigin;
  /** The whole journal as it is kept. */
  readJournal(): string;
  close(): void;
}

export interface WorkerPort {
  postMessage(message: FromWorker): void;
  on(event: 'message', listener: (message: ToWorker) => void): unknown;
  close(): void;
}

/** Serves one rehearsal over `port` until it is closed or fails. */
export function serveSession(
  port: WorkerPort,
  request: RehearsalRequest,
  open: (request: RehearsalRequest, tell: (notice: string) => void) => OpenedRehearsal,
  /** Of its show. */
  pace: ShowPace = showPace,
): void {
  const send = (message: FromWorker): void => port.postMessage(message);
  let rehearsal: OpenedRehearsal;
  let opened: OpenedRehearsal | undefined;
  try {
    rehearsal = opened = open(request, (text) =>
      send({ type: 'notice', notice: { kind: 'information', text } }),
    );
    bringAlong(rehearsal.session);
  } catch (error) {
    opened?.close();
    sendOpeningFailure(send, error);
    port.close();
    return;
  }
  const { session } = rehearsal;
  let driver: Driver | undefined;
  const finish = (): void => {
    driver?.stop();
    rehearsal.close();
    send({ type: 'closed' });
    port.close();
  };
  const failed = (error: unknown): void => {
    send({ type: 'notice', notice: { kind: 'failure', text: failureText(error, request.journal) } });
    finish();
  };
  try {
    const show = new ShowPlayer({
      session,
      scenario: rehearsal.scenario,
      pace,
      again: (untouched) => send({ type: 'again', untouched }),
    });
    const publisher = createPublisher(
      session,
      (surface, json) => send({ type: 'view', surface, json }),
      () => show.caption,
    );
    driver = createDriver(session, publisher, { now: () => performance.now(), later, failed }, show);
    const rate = request.rate ?? (session.held().mode === 'show' ? showRate : null);
    if (rate !== null) session.submit({ type: 'rate', rate });
    send({ type: 'opened', journal: request.journal });
    driver.start();
  } catch (error) {
    failed(error);
    return;
  }
  const driving = driver;
  const recording = path.parse(request.journal).name;
  const sending = createSending();
  port.on('message', (message) => {
    try {
      if (message.type === 'submit')
        send({ type: 'submitted', id: message.id, answer: driving.submit(message.input) });
      else if (message.type === 'go on')
        send({ type: 'submitted', id: message.id, answer: driving.goOnFrom(message.moment) });
      else if (message.type === 'show')
        send({ type: 'submitted', id: message.id, answer: driving.show(message.moment) });
      else if (message.type === 'timeline')
        send({ type: 'timed', id: message.id, timeline: session.timeline() });
      else if (message.type === 'look back')
        send({ type: 'looked back', id: message.id, view: session.lookBack(message.moment) });
      else if (message.type === 'download')
        void downloadText(rehearsal, message.what, recording).then(
          (text) => send({ type: 'downloaded', id: message.id, text }),
          failed,
        );
      else if (message.type === 'draft')
        send({
          type: 'drafted',
          id: message.id,
          drafted: draftExercise(session, rehearsal.origin, message.texts),
        });
      else if (message.type === 'picture')
        send({ type: 'pictured', id: message.id, picture: dataUrlOf(session.picture(message.picture)) });
      else if (message.type === 'look')
        send({ type: 'seen', id: message.id, seen: session.look(message.look) });
      else if (message.type === 'portal')
        send({
          type: 'on the portal',
          id: message.id,
          view: session.portal(message.ask, message.surface),
        });
      else if (message.type === 'hood')
        send({ type: 'under the hood', id: message.id, seen: session.hood(message.ask) });
      else if (message.type === 'graph')
        send({
          type: 'from graph',
          id: message.id,
          sent: sending(graphReply(session, driving.submit, message.request), message.known),
        });
      else if (message.type === 'archive')
        send({ type: 'archived', id: message.id, archive: archiveOf(session, message.index) });
      else {
        session.mark();
        finish();
      }
    } catch (error) {
      failed(error);
    }
  });
}

/** Device seconds a second while the PC works, where nobody has named a rate: half an hour of apps in half a minute. */
const showRate = 60;

/** Milliseconds in which most journals are played whole: what is wrong in one is told before a window opens. */
const patience = 1_500;

function bringAlong(session: Session): void {
  const started = performance.now();
  while (session.progress()?.doing === 'opening' && performance.now() - started < patience)
    session.stride(64);
}

function sendOpeningFailure(send: (message: FromWorker) => void, error: unknown): void {
  if (!(error instanceof BadInputError)) throw error;
  send({ type: 'bad input', message: error.message, place: error.place, remedy: error.remedy });
}

async function downloadText(
  { session, readJournal }: OpenedRehearsal,
  what: Download,
  recording: string,
): Promise<string> {
  switch (what) {
    case 'har':
      return session.har();
    case 'report':
      return `${JSON.stringify(session.report(), null, 2)}\n`;
    case 'journal':
      return readJournal();
    case 'debrief': {
      const debrief = session.debrief({ recording, remarks: [], titleOf });
      return debriefHtml([debrief], [], await draw(session.pictures()));
    }
  }
}

const titleOf = (id: string): string | undefined =>
  shippedExercises().find((exercise) => exercise.id === id)?.title;

/** Its type is one of three that its bytes have shown. */
const dataUrlOf = (picture: ReturnType<Session['picture']>): string | null =>
  picture === undefined ? null : `data:${picture.type};base64,${picture.base64}`;

function archiveOf(session: Session, index: number): Archive | null {
  const archive = session.exports()[index];
  return archive === undefined ? null : { name: archive.name, bytes: bytesOf(archive) };
}

function failureText(error: unknown, journal: string): string {
  if (error instanceof BadInputError) return `The rehearsal has stopped: ${error.line()}`;
  const what = error instanceof Error ? error.message : String(error);
  return `The rehearsal has stopped because of a fault: ${what}. Everything up to here is kept in ${journal}; start Reseal with --journal and this file to go on.`;
}

/** setImmediate comes behind the messages that wait, setTimeout(0) would cost a millisecond each time. */
function later(milliseconds: number, turn: () => void): () => void {
  if (milliseconds < 1) {
    const immediate = setImmediate(turn);
    return () => clearImmediate(immediate);
  }
  const timer = setTimeout(turn, milliseconds);
  return () => clearTimeout(timer);
}
