/** An exercise as the first line of its recording tells it: without the good solution. */
import * as v from 'valibot';
import { exerciseSchema } from '../../../shared/exercises/exercise.schema.ts';
import { exerciseModes } from '../../../shared/exercises/modes.ts';
import type { Training } from '../../../shared/exercises/training.ts';
import { recordOf } from '../../../shared/json/record.schema.ts';

export const recordedTrainingSchema: v.GenericSchema<unknown, Training> = v.object({
  exercise: v.pipe(
    recordOf(v.unknown()),
    v.transform(({ solution: _solution, ...exercise }) => exercise),
    v.omit(exerciseSchema, ['$schema', 'solution']),
    v.transform((exercise) => ({ ...exercise, solution: [] })),
  ),
  mode: v.picklist(exerciseModes),
  trainee: v.pipe(v.string(), v.maxLength(200)),
});

/** What is written into a recording. */
export const recorded = ({ exercise, mode, trainee }: Training): Training => ({
  exercise: { ...exercise, solution: [] },
  mode,
  trainee,
});
