/** The main thread's face of the rehearsal: what both the Electron and the browser host build on. */
import { rmSync } from 'node:fs';
import type { HostNotice, Submitted, Surface } from '../../shared/bridge.ts';
import { surfaces } from '../../shared/bridge.ts';
import { BadInputError } from '../../shared/failures.ts';
import type { ExerciseTexts } from '../../shared/exercises/exercise-texts.ts';
import type { ConsoleView } from '../../shared/session/console-view.ts';
import type { PortalAsk, PortalView } from '../../shared/portal/portal-view.ts';
import type { HoodAsk, HoodSeen } from '../../shared/session/hood.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import type { TimelineView, TryMoment } from '../../shared/session/timeline.schema.ts';
import type { StageView } from '../../shared/stage/view.ts';
import type { Look, Seen } from '../../shared/stage/look.ts';
import type { GraphRequest } from '../cloud/graph/request.ts';
import type { GraphReply } from './session-worker/serve-graph.ts';
import { openDoor, type Door } from './door/door.ts';
import type { DraftedExercise } from './draft-exercise.ts';
import { findExercise } from './exercises.ts';
import { connect } from './session-worker/connection.ts';
import type { Connection, ConnectionEvents } from './session-worker/connection.ts';
import type { Archive, Download, ExerciseRequest, RehearsalRequest } from './session-worker/messages.ts';
import { newJournalPlace } from './storage/journal-places.ts';

export interface SessionHostOptions extends Omit<RehearsalRequest, 'journal'> {
  /** Null: a new file in the user's data folder. */
  readonly journal: string | null;
  /** The port of 127.0.0.1 on which Microsoft Graph is served to clients outside, 0 for any; left out: it is not. */
  readonly door?: number;
}

/** Where a rehearsal is to begin. */
export interface InTenant {
  /** A folder or zip; null for the scenario's own tenant. */
  readonly tenant: string | null;
  /** `key=value` changes of the scenario. */
  readonly settings: readonly string[];
}

export interface SessionHost {
  /** Where the present rehearsal's journal is kept. */
  journal(): string;
  /** The newest view of a surface, as JSON. */
  view(surface: Surface): Promise<string>;
  submit(input: SessionInput): Promise<Submitted>;
  /** Another try of the present rehearsal, from a moment of it. */
  goOnFrom(moment: TryMoment): Promise<Submitted>;
  timeline(): Promise<TimelineView>;
  /** Shows the trainee an earlier moment; null: the present again. */
  show(moment: TryMoment | null): Promise<Submitted>;
  /** What the stage showed at a moment; null where the film does not reach. */
  lookBack(moment: TryMoment): Promise<StageView | null>;
  /** The folder or zip of the present rehearsal's tenant; null for the scenario's own. */
  tenant(): string | null;
  /**
   * Ends the present rehearsal and begins the named one at its rate; where that cannot be, the present one goes on.
   * Without `inTenant` the tenant stays.
   */
  begin(scenario: string, inTenant?: InTenant): Promise<Submitted>;
  /** The same of an exercise, in its scenario's own tenant. */
  beginExercise(exercise: ExerciseRequest): Promise<Submitted>;
  download(what: Download): Promise<{ readonly name: string; readonly text: string }>;
  /** An exercise made of the present rehearsal. */
  draft(texts: ExerciseTexts): Promise<DraftedExercise>;
  /** The logs that the PC exported as its `index`th; null where there are none. */
  archive(index: number): Promise<Archive | null>;
  /** A picture of the tenant's branding as a data URL; null where there is none of this id. */
  picture(id: string): Promise<string | null>;
  /** What a window of the PC shows of it; null where there is no such thing. */
  look(at: Look): Promise<Seen | null>;
  /** What the portal page shows in a window; null where it has none. */
  portal(ask: PortalAsk, surface: Surface): Promise<PortalView | null>;
  /** What an instructor sees of the simulation's stores and wires. */
  hood(ask: HoodAsk): Promise<HoodSeen>;
  /** What the present rehearsal's Microsoft Graph answers. */
  graph(request: GraphRequest): Promise<GraphReply>;
  onView(listener: (surface: Surface, json: string) => void): () => void;
  onNotice(listener: (notice: HostNotice) => void): () => void;
  /** What has been told in the present rehearsal, for a window that opens later. */
  notices(): readonly HostNotice[];
  close(): Promise<void>;
}

const fileNames: Readonly<Record<Download, string>> = {
  har: 'reseal-network.har',
  report: 'reseal-report.json',
  journal: 'reseal-journal.jsonl',
  debrief: 'reseal-debrief.html',
};

/** Opens the rehearsal that `options` ask for on a worker made from `workerFile`. Rejects with BadInputError. */
export async function openSessionHost(
  workerFile: string,
  { door, ...options }: SessionHostOptions,
): Promise<SessionHost> {
  const views = createLatestViews();
  const listeners = new Set<(notice: HostNotice) => void>();
  let told: HostNotice[] = [];

  function tell(notice: HostNotice): void {
    told.push(notice);
    for (const listener of listeners) listener(notice);
  }

  /** The views of a worker that is not the present one are kept until it is. */
  async function open(request: RehearsalRequest): Promise<{ connection: Connection; events: Gate }> {
    const events = createGate({
      view: views.put,
      notice: tell,
      again: (untouched) => void showAgain(untouched),
    });
    return { connection: await connect(workerFile, request, events), events };
  }

  /** A recording of an exercise has a name that says no more than its trainee may know. */
  const place = ({ scenario, exercise }: Pick<SessionHostOptions, 'scenario' | 'exercise'>): string =>
    newJournalPlace(exercise ? findExercise(exercise.named).title : (scenario ?? 'rehearsal'));
  const first = await open({ ...options, journal: options.journal ?? place(options) });
  first.events.open();
  let present = first.connection;
  let asked: Omit<RehearsalRequest, 'rate' | 'journal'> = options;

  /** Ends the present rehearsal for another one, at its rate. */
  async function replaceBy(
    request: (shown: ConsoleView) => Omit<RehearsalRequest, 'rate' | 'journal'>,
  ): Promise<Submitted> {
    try {
      const shown = JSON.parse(await views.get('console')) as ConsoleView;
      const wanted = request(shown);
      const next = await open({ ...wanted, rate: shown.rate, journal: place(wanted) });
      await next.events.shown;
      const former = present;
      present = next.connection;
      asked = wanted;
      await former.close();
      told = [...doorTold];
      next.events.open();
      return { accepted: true };
    } catch (error) {
      if (error instanceof BadInputError) return { accepted: false, reason: error.line() };
      throw error;
    }
  }

  let doorTold: readonly HostNotice[] = [];
  const served = door === undefined ? undefined : await opened(door);

  async function opened(port: number): Promise<Door> {
    try {
      const opening = await openDoor({ graph: (request) => present.graph(request) }, port, {
        option: '--door',
      });
      doorTold = [{ kind: 'information', text: `Microsoft Graph of this rehearsal: ${opening.address}` }];
      told.push(...doorTold);
      return opening;
    } catch (error) {
      await present.close();
      throw error;
    }
  }

  /** The next round of a show; of one that nobody has touched the journal is not kept. */
  async function showAgain(untouched: boolean): Promise<void> {
    const former = present.journal;
    const answer = await replaceBy(({ scenario, exercise }) =>
      exercise === null
        ? { ...asked, scenario: asked.scenario ?? scenario.id, show: true }
        : {
            ...asked,
            scenario: null,
            exercise: {
              named: asked.exercise?.named ?? exercise.exercise.id,
              mode: 'show',
              trainee: exercise.trainee,
            },
          },
    );
    if (!answer.accepted) tell({ kind: 'failure', text: answer.reason });
    else if (untouched && former !== options.journal) rmSync(former, { force: true });
  }

  return {
    journal: () => present.journal,
    view: views.get,
    submit: (input) => present.submit(input),
    goOnFrom: (moment) => present.goOnFrom(moment),
    timeline: () => present.timeline(),
    show: (moment) => present.show(moment),
    lookBack: (moment) => present.lookBack(moment),
    tenant: () => asked.tenant,
    begin: (scenario, inTenant) =>
      replaceBy(({ scenario: shown }) => {
        // What was set was meant for that scenario.
        const settings = scenario === shown.id ? asked.settings : [];
        return { scenario, ...(inTenant ?? { tenant: asked.tenant, settings }) };
      }),
    beginExercise: (exercise) => replaceBy(() => ({ scenario: null, exercise, tenant: null, settings: [] })),
    async download(what) {
      return { name: fileNames[what], text: await present.download(what) };
    },
    draft: (texts) => present.draft(texts),
    archive: (index) => present.archive(index),
    picture: (id) => present.picture(id),
    look: (at) => present.look(at),
    portal: (ask, surface) => present.portal(ask, surface),
    hood: (ask) => present.hood(ask),
    graph: (request) => present.graph(request),
    onView: views.on,
    onNotice(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notices: () => told,
    close() {
      served?.close();
      return present.close();
    },
  };
}

interface Gate extends ConnectionEvents {
  /** Every surface has a view, or there will be none. */
  readonly shown: Promise<void>;
  /** Lets everything through that has come so far, and from then on at once. */
  open(): void;
}

function createGate(events: ConnectionEvents): Gate {
  let held: (() => void)[] | undefined = [];
  const missing = new Set(surfaces);
  const { promise: shown, resolve } = Promise.withResolvers<void>();
  const pass = (event: () => void): void => {
    if (held === undefined) event();
    else held.push(event);
  };
  return {
    shown,
    view(surface, json) {
      missing.delete(surface);
      if (missing.size === 0) resolve();
      pass(() => events.view(surface, json));
    },
    notice(notice) {
      if (notice.kind === 'failure') resolve();
      pass(() => events.notice(notice));
    },
    again: (untouched) => pass(() => events.again(untouched)),
    open() {
      const events = held ?? [];
      held = undefined;
      for (const event of events) event();
    },
  };
}

/** The newest view of each surface and who wants to hear of the next. */
function createLatestViews() {
  const latest = new Map<Surface, string>();
  const listeners = new Set<(surface: Surface, json: string) => void>();
  const firsts = new Map(surfaces.map((surface) => [surface, Promise.withResolvers<string>()]));
  return {
    put(surface: Surface, json: string): void {
      latest.set(surface, json);
      firsts.get(surface)?.resolve(json);
      for (const listener of listeners) listener(surface, json);
    },
    async get(surface: Surface): Promise<string> {
      const newest = latest.get(surface) ?? (await firsts.get(surface)?.promise);
      return newest ?? '';
    },
    on(listener: (surface: Surface, json: string) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
