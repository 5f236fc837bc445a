/** An exercise under way, as its trainee sees it. */
import type { ExerciseMode } from './modes.ts';

/** The trainee's part: nothing of it tells what is set, what is looked at, or whether a diagnosis is right. */
export interface TraineeView {
  readonly title: string;
  readonly story: string;
  readonly task: string;
  readonly mode: ExerciseMode;
  /** Minutes that it takes. */
  readonly minutes: number;
  readonly hints: {
    /** Texts of those that were asked for, in order. */
    readonly given: readonly string[];
    /** Price of the next one; null where there is none, or the mode gives none. */
    readonly next: number | null;
  };
  /** What a right diagnosis asks for is carried out by others; false: the trainee is to do it. */
  readonly colleagues: boolean;
  readonly handIsUp: boolean;
  /** How many times the trainee has said what the cause is. */
  readonly diagnoses: number;
}
