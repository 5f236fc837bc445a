/** The main thread's end of one world worker. */
import { Worker } from 'node:worker_threads';
import type { HostNotice, Submitted, Surface } from '../../../shared/bridge.ts';
import type { ExerciseTexts } from '../../../shared/exercises/exercise-texts.ts';
import type { DraftedExercise } from '../draft-exercise.ts';
import { BadInputError, InternalError } from '../../../shared/failures.ts';
import type { PortalAsk, PortalView } from '../../../shared/portal/portal-view.ts';
import type { HoodAsk, HoodSeen } from '../../../shared/session/hood.ts';
import type { SessionInput } from '../../../shared/session/input.ts';
import { noTimeline } from '../../../shared/session/timeline.schema.ts';
import type { TimelineView, TryMoment } from '../../../shared/session/timeline.schema.ts';
import type { StageView } from '../../../shared/stage/view.ts';
import type { Look, Seen } from '../../../shared/stage/look.ts';
import type { GraphRequest } from '../../cloud/graph/request.ts';
import { rememberingGraph } from './graph-calls.ts';
import type { GraphReply } from './serve-graph.ts';
import type { Archive, Download, FromWorker, RehearsalRequest, ToWorker } from './messages.ts';

export interface Connection {
  readonly journal: string;
  submit(input: SessionInput): Promise<Submitted>;
  goOnFrom(moment: TryMoment): Promise<Submitted>;
  show(moment: TryMoment | null): Promise<Submitted>;
  timeline(): Promise<TimelineView>;
  /** Null where the film does not reach. */
  lookBack(moment: TryMoment): Promise<StageView | null>;
  download(what: Download): Promise<string>;
  /** An exercise made of this rehearsal, and what is to be known of it. */
  draft(texts: ExerciseTexts): Promise<DraftedExercise>;
  /** The archive of this index; null where there is none, or the rehearsal has ended. */
  archive(index: number): Promise<Archive | null>;
  /** The picture of this id as a data URL; null where there is none. */
  picture(id: string): Promise<string | null>;
  /** What a window of the PC shows of it; null where there is no such thing. */
  look(at: Look): Promise<Seen | null>;
  portal(ask: PortalAsk, surface: Surface): Promise<PortalView | null>;
  hood(ask: HoodAsk): Promise<HoodSeen>;
  /** What Microsoft Graph answers; a write is an input, a read changes nothing. */
  graph(request: GraphRequest): Promise<GraphReply>;
  /** Marks and closes the journal, then ends the thread. */
  close(): Promise<void>;
}

export interface ConnectionEvents {
  view(surface: Surface, json: string): void;
  notice(notice: HostNotice): void;
  /** The show is to begin anew; `untouched`: nobody but the show itself has done anything in this one. */
  again(untouched: boolean): void;
}

type Answer = Extract<FromWorker, { readonly id: number }>;

/** Starts a worker on `file` and opens the rehearsal in it. Rejects with BadInputError where that cannot be. */
export function connect(
  file: string,
  request: RehearsalRequest,
  events: ConnectionEvents,
): Promise<Connection> {
  const worker = new Worker(file, { workerData: request, name: 'world' });
  const calls = createCalls((message) => worker.postMessage(message));
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));

  return new Promise<Connection>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.type === 'opened')
        resolve({
          journal: message.journal,
          submit: calls.submit,
          goOnFrom: calls.goOnFrom,
          show: calls.show,
          timeline: calls.timeline,
          lookBack: calls.lookBack,
          download: calls.download,
          draft: calls.draft,
          archive: calls.archive,
          picture: calls.picture,
          look: calls.look,
          portal: calls.portal,
          hood: calls.hood,
          graph: calls.graph,
          async close() {
            calls.close();
            await exited;
          },
        });
      else if (message.type === 'bad input')
        reject(new BadInputError(message.message, message.place, message.remedy));
      else if (message.type === 'view') events.view(message.surface, message.json);
      else if (message.type === 'notice') events.notice(message.notice);
      else if (message.type === 'again') events.again(message.untouched);
      else if (message.type === 'closed') calls.end();
      else calls.answered(message);
    });
    worker.on('error', (error) => {
      reject(error);
      events.notice({
        kind: 'failure',
        text: `The rehearsal has stopped because of a fault: ${String(error)}. Its journal is kept in ${request.journal}.`,
      });
    });
    worker.once('exit', () => {
      calls.end();
      reject(new InternalError('The world worker ended before the rehearsal was open'));
    });
  });
}

const submitted = (answer: Answer | undefined): Submitted =>
  answer?.type === 'submitted' ? answer.answer : { accepted: false, reason: 'This rehearsal has ended.' };

/** Questions that wait for their answer; all are answered with "has ended" when the worker ends. */
function createCalls(post: (message: ToWorker) => void) {
  const waiting = new Map<number, (answer: Answer | undefined) => void>();
  let nextId = 0;
  let running = true;
  const ask = (message: (id: number) => ToWorker): Promise<Answer | undefined> =>
    new Promise((resolve) => {
      if (!running) {
        resolve(undefined);
        return;
      }
      nextId += 1;
      waiting.set(nextId, resolve);
      post(message(nextId));
    });
  return {
    submit: async (input: SessionInput) => submitted(await ask((id) => ({ type: 'submit', id, input }))),
    goOnFrom: async (moment: TryMoment) => submitted(await ask((id) => ({ type: 'go on', id, moment }))),
    show: async (moment: TryMoment | null) => submitted(await ask((id) => ({ type: 'show', id, moment }))),
    async timeline(): Promise<TimelineView> {
      const answer = await ask((id) => ({ type: 'timeline', id }));
      return answer?.type === 'timed' ? answer.timeline : noTimeline;
    },
    async lookBack(moment: TryMoment): Promise<StageView | null> {
      const answer = await ask((id) => ({ type: 'look back', id, moment }));
      return answer?.type === 'looked back' ? answer.view : null;
    },
    async draft(texts: ExerciseTexts): Promise<DraftedExercise> {
      const answer = await ask((id) => ({ type: 'draft', id, texts }));
      if (answer?.type !== 'drafted') throw new InternalError('This rehearsal has ended');
      return answer.drafted;
    },
    async download(what: Download): Promise<string> {
      const answer = await ask((id) => ({ type: 'download', id, what }));
      if (answer?.type !== 'downloaded') throw new InternalError('This rehearsal has ended');
      return answer.text;
    },
    async archive(index: number): Promise<Archive | null> {
      const answer = await ask((id) => ({ type: 'archive', id, index }));
      return answer?.type === 'archived' ? answer.archive : null;
    },
    async picture(picture: string): Promise<string | null> {
      const answer = await ask((id) => ({ type: 'picture', id, picture }));
      return answer?.type === 'pictured' ? answer.picture : null;
    },
    async look(at: Look): Promise<Seen | null> {
      const answer = await ask((id) => ({ type: 'look', id, look: at }));
      return answer?.type === 'seen' ? answer.seen : null;
    },
    async portal(asked: PortalAsk, surface: Surface): Promise<PortalView | null> {
      const answer = await ask((id) => ({ type: 'portal', id, ask: asked, surface }));
      return answer?.type === 'on the portal' ? answer.view : null;
    },
    async hood(asked: HoodAsk): Promise<HoodSeen> {
      const answer = await ask((id) => ({ type: 'hood', id, ask: asked }));
      return answer?.type === 'under the hood'
        ? answer.seen
        : { page: asked.page, count: 0, found: 0, rows: [], parts: [] };
    },
    graph: rememberingGraph(async (request, known) => {
      const answer = await ask((id) => ({ type: 'graph', id, request, known }));
      return answer?.type === 'from graph'
        ? answer.sent
        : { reply: { reached: false, why: 'This rehearsal has ended.' }, serial: null };
    }),
    answered(answer: Answer): void {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
    },
    close(): void {
      if (running) post({ type: 'close' });
    },
    end(): void {
      running = false;
      for (const resolve of waiting.values()) resolve(undefined);
      waiting.clear();
    },
  };
}
