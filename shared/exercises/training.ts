/** A rehearsal as training: its exercise, how it is held, and who does it. */
import type { Exercise } from './exercise.schema.ts';
import type { ExerciseMode } from './modes.ts';

export interface Training {
  readonly exercise: Exercise;
  readonly mode: ExerciseMode;
  /** As the person is called in lists; '' where nobody said. */
  readonly trainee: string;
}
