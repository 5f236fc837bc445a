/** What goes between the main thread and the worker thread that owns the session. */
import type { GraphRequest } from '../../cloud/graph/request.ts';
import type { SentReply } from './graph-calls.ts';
import type { StageView } from '../../../shared/stage/view.ts';
import type { HostNotice, Submitted, Surface } from '../../../shared/bridge.ts';
import type { PortalAsk, PortalView } from '../../../shared/portal/portal-view.ts';
import type { HoodAsk, HoodSeen } from '../../../shared/session/hood.ts';
import type { ExerciseTexts } from '../../../shared/exercises/exercise-texts.ts';
import type { DraftedExercise } from '../draft-exercise.ts';
import type { Training } from '../../../shared/exercises/training.ts';
import type { Rate, SessionInput } from '../../../shared/session/input.ts';
import type { TimelineView, TryMoment } from '../../../shared/session/timeline.schema.ts';
import type { Look, Seen } from '../../../shared/stage/look.ts';

/** Which exercise, how it is held, and who does it. */
export interface ExerciseRequest extends Omit<Training, 'exercise'> {
  /** Id of a shipped exercise or a path. */
  readonly named: string;
}

/** What a person asked for on the command line. */
export interface RehearsalRequest {
  /** Id of a shipped scenario or a path to a scenario file; null: what the journal says, else the default one. */
  readonly scenario: string | null;
  /** In place of a scenario. */
  readonly exercise?: ExerciseRequest | null;
  /** A scenario is shown: its walk plays. An exercise says itself how it is held. */
  readonly show?: true;
  /** `key=value` changes of the scenario. */
  readonly settings: readonly string[];
  /** A folder of Graph JSON that takes the place of the scenario's tenant. */
  readonly tenant: string | null;
  readonly rate: Rate | null;
  /** The journal's file: continued if it has lines, begun if not. */
  readonly journal: string;
}

/** What can be saved from a rehearsal. */
export const downloads = ['har', 'report', 'journal', 'debrief'] as const;
export type Download = (typeof downloads)[number];

/** Logs that the PC exported, as the .zip or .cab that the name says. */
export interface Archive {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type ToWorker =
  | { readonly type: 'submit'; readonly id: number; readonly input: SessionInput }
  | { readonly type: 'go on'; readonly id: number; readonly moment: TryMoment }
  /** Null: the present again. */
  | { readonly type: 'show'; readonly id: number; readonly moment: TryMoment | null }
  | { readonly type: 'timeline'; readonly id: number }
  | { readonly type: 'look back'; readonly id: number; readonly moment: TryMoment }
  | { readonly type: 'download'; readonly id: number; readonly what: Download }
  | { readonly type: 'draft'; readonly id: number; readonly texts: ExerciseTexts }
  | { readonly type: 'archive'; readonly id: number; readonly index: number }
  | { readonly type: 'picture'; readonly id: number; readonly picture: string }
  | { readonly type: 'look'; readonly id: number; readonly look: Look }
  | { readonly type: 'portal'; readonly id: number; readonly ask: PortalAsk; readonly surface: Surface }
  | { readonly type: 'hood'; readonly id: number; readonly ask: HoodAsk }
  | {
      readonly type: 'graph';
      readonly id: number;
      readonly request: GraphRequest;
      /** Serial number of the answer that is there already. */
      readonly known: number | null;
    }
  | { readonly type: 'close' };

export type FromWorker =
  | { readonly type: 'opened'; readonly journal: string }
  /** The rehearsal could not be opened for a reason that a person can mend (a BadInputError's three parts). */
  | {
      readonly type: 'bad input';
      readonly message: string;
      readonly place: string;
      readonly remedy: string;
    }
  | { readonly type: 'view'; readonly surface: Surface; readonly json: string }
  | { readonly type: 'submitted'; readonly id: number; readonly answer: Submitted }
  | { readonly type: 'timed'; readonly id: number; readonly timeline: TimelineView }
  /** Null: the film does not reach there. */
  | { readonly type: 'looked back'; readonly id: number; readonly view: StageView | null }
  | { readonly type: 'drafted'; readonly id: number; readonly drafted: DraftedExercise }
  | { readonly type: 'downloaded'; readonly id: number; readonly text: string }
  /** A data URL; null: there is no such picture. */
  | { readonly type: 'pictured'; readonly id: number; readonly picture: string | null }
  /** Null: there is no such thing. */
  | { readonly type: 'seen'; readonly id: number; readonly seen: Seen | null }
  | { readonly type: 'on the portal'; readonly id: number; readonly view: PortalView | null }
  | { readonly type: 'under the hood'; readonly id: number; readonly seen: HoodSeen }
  /** Null: there is no such archive. */
  | { readonly type: 'archived'; readonly id: number; readonly archive: Archive | null }
  | { readonly type: 'from graph'; readonly id: number; readonly sent: SentReply }
  | { readonly type: 'notice'; readonly notice: HostNotice }
  /** The show is to begin anew; `untouched`: nobody but the show itself has done anything in this one. */
  | { readonly type: 'again'; readonly untouched: boolean }
  /** The rehearsal has ended; nothing more will come. */
  | { readonly type: 'closed' };
