/** One rehearsal, as the hosts see it. */
import type { Picture } from '../cloud/tenant/branding/picture.ts';
import type { Debrief } from '../../shared/exercises/debrief.ts';
import type { DebriefPicture } from '../../shared/exercises/debrief-picture.ts';
import type { ExerciseTexts } from '../../shared/exercises/exercise-texts.ts';
import type { ExerciseMode } from '../../shared/exercises/modes.ts';
import type { Grade } from '../../shared/exercises/grade.ts';
import type { ConsoleView } from '../../shared/session/console-view.ts';
import type { Rate, SessionInput } from '../../shared/session/input.ts';
import type { PortalAsk, PortalView } from '../../shared/portal/portal-view.ts';
import type { HoodAsk, HoodSeen } from '../../shared/session/hood.ts';
import type { Progress } from '../../shared/session/progress.ts';
import type { TimelineView, TryMoment } from '../../shared/session/timeline.schema.ts';
import type { Submitted, Surface } from '../../shared/bridge.ts';
import type { Look, Seen } from '../../shared/stage/look.ts';
import type { StageView } from '../../shared/stage/view.ts';
import type { Cloud } from '../cloud/cloud.ts';
import type { GraphRequest } from '../cloud/graph/request.ts';
import type { HttpResponse } from '../world/internet/http.ts';
import type { LogExport } from '../device/shell/log-export.ts';
import type { Outcome, Report } from '../../shared/session/report.ts';
import type { DraftOrigin, ExerciseDraft } from './exercises/draft.ts';
import type { DebriefContext } from './debrief/debrief.ts';
import type { flowsOf } from './failure.ts';

/** Where a journal is kept. `append` returns only when the line is safe on disk. */
export interface JournalStorage {
  /** The whole journal, or an empty text for a new one. */
  read(): string;
  append(line: string): void;
  /** Cuts everything behind `length` bytes: a torn last line. */
  truncate(length: number): void;
  /** Keeps lines that are cut off a journal in a place of their own; returns its name. */
  setAside?(lines: string): string;
}

/** A rehearsal: the world, the PC, the cloud and the journal, with one clock. Synchronous throughout. */
export interface Session {
  /**
   * Validates, journals (flushed), then applies at the present world time. A refused input changes nothing.
   * One that throws is taken back from the journal and refused; strides then bring the world back to before it.
   * A jump only begins: strides go it.
   */
  submit(input: SessionInput): Submitted;
  /** Begins another try at a moment of this recording, paused; strides bring the world there. The other tries stay. */
  goOnFrom(moment: TryMoment): Submitted;
  /** All tries with their times and screens. */
  timeline(): TimelineView;
  /**
   * Has `stage` show an earlier moment, the world frozen, until it is resumed or null ends it; nobody can act on what is
   * shown meanwhile. Not journalled: the world does not move.
   */
  show(moment: TryMoment | null): Submitted;
  /** What the stage showed at a moment of a try; null where the film does not reach. Moves nothing. */
  lookBack(moment: TryMoment): StageView | null;
  /**
   * Moves the world's clock on by at most `milliseconds` of world time. Stops early, at the time of the
   * alarm, when `budget` alarms have fired, so that a host can keep its loop responsive.
   * Returns true when the whole span was covered.
   */
  advance(milliseconds: number, budget?: number): boolean;
  /**
   * Goes at most `budget` alarms on a way that the session is on: back to its journal's end, or over a jump.
   * Returns true when it is on none any more.
   */
  stride(budget?: number): boolean;
  /** How far the session is on such a way; null when it is on none. */
  progress(): Progress | null;
  /** World time of the next thing that will happen by itself, ms since 1970; undefined when nothing will. */
  nextAlarm(): number | undefined;
  now(): number;
  /** Journals the present world time, so that reopening goes on from here. */
  mark(): void;
  rate(): { readonly rate: Rate; readonly paused: boolean };
  /** The rate is 'skip', and the PC works alone at the moment. */
  skips(): boolean;
  stage(): StageView;
  console(): ConsoleView;
  /** How it is held, and whether its show plays. */
  held(): { readonly mode: ExerciseMode; readonly plays: boolean };
  /** What it has come to so far; cheaper than the report. */
  outcome(): Outcome;
  /** How each flow went; cheaper than the report. */
  flows(): ReturnType<typeof flowsOf>;
  report(): Report;
  /** What the exercise has come to so far; null where the rehearsal is none. */
  grade(): Grade | null;
  /** An exercise made of this rehearsal. */
  draft(origin: DraftOrigin, texts: ExerciseTexts): ExerciseDraft;
  /** What is to be talked about after it; `recording`, `remarks` and `titleOf` are what the session does not know. */
  debrief(context: Omit<DebriefContext, 'tries'>): Debrief;
  /** Pages that its debrief shows; none where it is not filmed. */
  pictures(): readonly DebriefPicture[];
  /** The Temporary Access Pass that an administrator made for a user; '' where there is none. */
  accessPassOf(userPrincipalName: string): string;
  /** A PIN that is good by what the organisation asks, while a page asks for one; else ''. */
  practicePin(): string;
  /** What the services have on file by now. */
  records(): ReturnType<Cloud['records']>;
  /** Archives of logs that were exported on the PC, the oldest first: names and texts, not zipped. */
  exports(): readonly LogExport[];
  /** A picture of the tenant's branding; undefined where there is none of this id. */
  picture(id: string): Picture | undefined;
  /** What a window of the PC shows of it; null where there is no such thing. Changes nothing. */
  look(at: Look): Seen | null;
  /** What the portal page shows in a window; null for a trainee where the rehearsal is no exercise. Changes nothing. */
  portal(ask: PortalAsk, surface: Surface): PortalView | null;
  /** What an instructor sees of the simulation's stores and wires. Changes nothing. */
  hood(ask: HoodAsk): HoodSeen;
  /** What an export would hold at this moment; changes nothing. */
  logs(): LogExport;
  /**
   * What Microsoft Graph answers to a request that only reads, from the present; changes nothing, and is not traced.
   * Throws NetworkError where Graph's host is not to be had.
   */
  graph(request: GraphRequest): HttpResponse;
  /** The network trace as HAR 1.2 JSON. */
  har(): string;
}
