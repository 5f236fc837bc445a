/**
 * The contract between a window and the session, the same over Electron's IPC and over a WebSocket. The stage
 * window gets the narrow face (what a person at the PC can do), the console the wide one.
 */
import type { ExerciseTexts, SavedExercise } from './exercises/exercise-texts.ts';
import type { ExerciseMode } from './exercises/modes.ts';
import type { CompanionLink } from './companion/calls.ts';
import type { ConsoleView } from './session/console-view.ts';
import type { PortalAsk, PortalView } from './portal/portal-view.ts';
import type { PlayInput, SessionInput, TraineeInput, TraineeWrite } from './session/input.ts';
import type { HoodAsk, HoodSeen } from './session/hood.ts';
import type { TimelineView, TryMoment } from './session/timeline.schema.ts';
import type { StageInput } from './stage/input.ts';
import type { Look, Seen } from './stage/look.ts';
import type { StageView } from './stage/view.ts';
import type { TenantChoices } from './tenant/tenant-choices.schema.ts';
import type { KnownTenants } from './tenant/tenant-look.ts';
import type { TenantNews, TenantWorkOrder } from './tenant/tenant-work.ts';

export const surfaces = ['stage', 'console'] as const;
export type Surface = (typeof surfaces)[number];

/** An archive of logs that the PC has exported: its place among them, and what it is called. */
export interface ExportedArchive {
  readonly index: number;
  readonly name: string;
}

/** Why an input was not taken, in words for the person who sent it. */
export interface Refusal {
  readonly reason: string;
  /** The screen has nothing for it: Windows ignores such a key or click without a word, and so does the stage. */
  readonly ignored?: true;
}

/** What Microsoft Graph answered to an administrator's write. */
export interface GraphAnswered {
  readonly status: number;
  readonly body?: unknown;
  /** Seconds after which to ask again, where it turned the write away. */
  readonly retryAfter?: number;
}

/** Answer to a submitted input. */
export type Submitted =
  /**
   * `exported`: the PC wrote an archive with it, which the host gives to the person. `status`: with which a service
   * answered an administrator's write; `graph`: all that it answered.
   */
  | {
      readonly accepted: true;
      readonly exported?: ExportedArchive;
      readonly status?: number;
      readonly graph?: GraphAnswered;
    }
  | ({ readonly accepted: false; readonly graph?: GraphAnswered } & Refusal);

/** Where the browser host serves an archive, below its origin: the place is followed by the archive's index. */
export const archivePath = '/exports/';

/** Where a console of the browser host posts a tenant's zip, its name as the query `name`. */
export const tenantPath = '/tenant';

/** Where a window of the browser host asks to be let in again after the host was started anew. */
export const resumePath = '/resume';

/** A failure of Reseal itself, for a person: what, and what can be done. */
export interface HostNotice {
  readonly kind: 'information' | 'failure';
  readonly text: string;
}

export interface WindowApi<View, Input> {
  readonly host: 'electron' | 'browser';
  /** The newest view; pushes follow through `onView`. */
  view(): Promise<View>;
  submit(input: Input): Promise<Submitted>;
  onView(listener: (view: View) => void): () => void;
  onNotice(listener: (notice: HostNotice) => void): () => void;
}

/** What the stage's window sends: what is done at the PC, what the trainee says beside it, writes on the portal page, and who takes over a show. */
export type StageWindowInput = StageInput | TraineeInput | TraineeWrite | PlayInput;

export interface StageApi extends WindowApi<StageView, StageWindowInput> {
  /** A picture that the view names, as a data URL; null where there is none. */
  picture(id: string): Promise<string | null>;
  /** What a window of the PC shows of it at this moment; null where there is no such thing. */
  look(at: Look): Promise<Seen | null>;
  /** What the trainee's portal page shows; null where the rehearsal is no exercise. */
  portal(ask: PortalAsk): Promise<PortalView | null>;
}

/** Of the stage what somebody needs who only looks on. */
export type StageWatch = Pick<StageApi, 'view' | 'onView' | 'picture' | 'look'>;

/** How a window gives its host a tenant's folder or zip: a browser knows no path, and sends a zip. */
export type TenantGiving =
  | {
      readonly by: 'path';
      /** A file or folder that was dropped; its id. */
      offer(file: File): Promise<string>;
      /** Asks the person for one; null where they cancelled. */
      choose(kind: TenantPlace): Promise<string | null>;
    }
  | {
      readonly by: 'sending';
      /** `told` hears what part of it is sent, 0 to 1. Rejects with a reason for the person. */
      send(name: string, zip: Blob, told: (part: number) => void): Promise<string>;
    };
export const tenantPlaces = ['folder', 'zip'] as const;
export type TenantPlace = (typeof tenantPlaces)[number];

/** As what the page of a preflight can be saved. */
export const preflightFormats = ['html', 'json'] as const;
export type PreflightFormat = (typeof preflightFormats)[number];

/** Tenants of the person's own, by the ids that the host gives. */
export interface TenantsApi {
  readonly giving: TenantGiving;
  known(): Promise<KnownTenants>;
  forget(tenant: string): Promise<void>;
  /** Begins work of which `onNews` tells; it goes on beside the rehearsal. */
  start(order: TenantWorkOrder): Promise<void>;
  stop(work: string): Promise<void>;
  onNews(listener: (news: TenantNews) => void): () => void;
  /** Saves the last preflight where the host keeps downloads; the place, or null if cancelled. */
  save(format: PreflightFormat): Promise<string | null>;
  /** Ends the present rehearsal (its journal stays) and begins one in the tenant. */
  begin(tenant: string, choices: TenantChoices): Promise<Submitted>;
}

export interface ConsoleApi extends WindowApi<ConsoleView, SessionInput> {
  /**
   * Ends this rehearsal (its journal stays) and begins the named scenario, in the tenant of this one or in the
   * scenario's own.
   */
  begin(scenario: string, tenant: 'present' | 'own'): Promise<Submitted>;
  /** The same of a shipped exercise. `trainee`: who does it, '' for nobody that was named. */
  beginExercise(exercise: string, mode: ExerciseMode, trainee: string): Promise<Submitted>;
  readonly tenants: TenantsApi;
  /** The stage as it is, to look at. */
  readonly stage: StageWatch;
  /** Begins another try at a moment of this rehearsal, frozen; the present one stays to be looked at. */
  goOnFrom(moment: TryMoment): Promise<Submitted>;
  /** What the portal page shows; null where the rehearsal has ended. */
  portal(ask: PortalAsk): Promise<PortalView | null>;
  /** What Microsoft Graph of this rehearsal answers to the companion. */
  companion: CompanionLink;
  /** What is under the hood: the simulation's stores and wires. */
  hood(ask: HoodAsk): Promise<HoodSeen>;
  /** All tries, their times and their screens. */
  timeline(): Promise<TimelineView>;
  /**
   * Shows the trainee an earlier moment of the film, frozen, until the rehearsal is resumed or null ends it. The world
   * stays where it is.
   */
  show(moment: TryMoment | null): Promise<Submitted>;
  /** What the stage showed at a moment; null where the film does not reach. It moves nothing. */
  lookBack(moment: TryMoment): Promise<StageView | null>;
  /** Makes an exercise of this rehearsal, and saves it where the host keeps downloads. */
  saveExercise(texts: ExerciseTexts): Promise<SavedExercise>;
  /** Saves the network trace as HAR, the report as JSON, the recording, or the debrief as HTML, where the host keeps downloads; the place, or null if cancelled. */
  save(what: 'har' | 'report' | 'journal' | 'debrief'): Promise<string | null>;
}

/** Names of the messages, one list for every host. */
export const channels = {
  stage: {
    view: 'stage:view',
    submit: 'stage:submit',
    changed: 'stage:changed',
    picture: 'stage:picture',
    look: 'stage:look',
    portal: 'stage:portal',
  },
  console: {
    view: 'console:view',
    submit: 'console:submit',
    changed: 'console:changed',
    goOn: 'console:go-on',
    timeline: 'console:timeline',
    lookBack: 'console:look-back',
    show: 'console:show',
    portal: 'console:portal',
    hood: 'console:hood',
    companion: 'console:companion',
    begin: 'console:begin',
    beginExercise: 'console:begin-exercise',
    save: 'console:save',
    saveExercise: 'console:save-exercise',
  },
  /** The console's look at the stage. */
  watch: {
    view: 'watch:view',
    changed: 'watch:changed',
    picture: 'watch:picture',
    look: 'watch:look',
  },
  tenants: {
    known: 'tenants:known',
    forget: 'tenants:forget',
    start: 'tenants:start',
    stop: 'tenants:stop',
    begin: 'tenants:begin',
    save: 'tenants:save',
    news: 'tenants:news',
    /** Electron's alone: its preload knows the path of what was dropped, its host asks the person. */
    offer: 'tenants:offer',
    choose: 'tenants:choose',
  },
  notice: 'host:notice',
  /** The browser host's key for `resumePath`, which a window keeps in its memory alone. */
  resume: 'host:resume',
} as const;

/** Which windows hear of a new view of a surface, and by which message. */
export const viewEvents: Readonly<Record<Surface, readonly (readonly [window: Surface, event: string])[]>> = {
  stage: [
    ['stage', channels.stage.changed],
    ['console', channels.watch.changed],
  ],
  console: [['console', channels.console.changed]],
};
