/** An exercise under way, as its instructor sees it. */
import type { Diagnosis, Evidence } from './diagnosis.schema.ts';
import type { AdminWrite } from '../session/report.ts';
import type { Exercise } from './exercise.schema.ts';
import type { ExerciseMode } from './modes.ts';

/** A piece of evidence as it was cited. */
export interface Cited {
  readonly evidence: Evidence;
  /** The PC had such a page, line or event at that moment. */
  readonly real: boolean;
  /** The line, or what the events said. */
  readonly texts: readonly string[];
}

export interface SaidDiagnosis extends Omit<Diagnosis, 'evidence'> {
  /** World time, ISO 8601. */
  readonly at: string;
  readonly evidence: readonly Cited[];
  /** Its remedy was carried out: the fault was lifted with it. */
  readonly carriedOut: boolean;
}

/** What the trainee has said and asked, and what the instructor did to the time, with world times in ISO 8601. */
export interface TraineeRecordView {
  /** Where the trainee took over; null: from the beginning, or not yet. */
  readonly begun: string | null;
  /** Of each hint that was asked for. */
  readonly hints: readonly { readonly at: string; readonly price: number; readonly text: string }[];
  readonly diagnoses: readonly SaidDiagnosis[];
  /** Since when a hand is up; null for none. */
  readonly handUp: string | null;
  readonly freezes: readonly string[];
  /** The instructor's; '' for none. */
  readonly remark: string;
}

/** The instructor's part. */
export interface InstructorView extends TraineeRecordView {
  readonly exercise: Omit<Exercise, 'solution'>;
  readonly mode: ExerciseMode;
  readonly trainee: string;
  /** What the trainee did on the portal page, in words; `reason`: why the service refused it. */
  readonly writes: readonly Pick<AdminWrite, 'at' | 'words' | 'reason'>[];
}

/** One of a list of exercises, for an instructor. */
export interface ExerciseRow
  extends Pick<Exercise, 'id' | 'title' | 'trueTitle' | 'objectives' | 'level' | 'minutes'> {
  /** Of those of the catalogue that it sets, their ids. */
  readonly faults: readonly string[];
  readonly next: string | null;
}
