/** What the author of an exercise writes who makes one of a rehearsal; the rest follows from what was done. */
import * as v from 'valibot';
import { exerciseSchema } from './exercise.schema.ts';

export const exerciseTextsSchema = v.pick(exerciseSchema, [
  'title',
  'trueTitle',
  'story',
  'task',
  'objectives',
  'level',
  'minutes',
  'hints',
]);
export type ExerciseTexts = v.InferOutput<typeof exerciseTextsSchema>;

/** Where it was saved, null where the person cancelled, and what was found on the way, a sentence each. */
export interface SavedExercise {
  readonly place: string | null;
  readonly told: readonly string[];
}
