/** Exercises: those that are shipped, and files of anybody's own. */
import path from 'node:path';
import { BadInputError } from '../../shared/failures.ts';
import type { Exercise, ExerciseFault } from '../../shared/exercises/exercise.schema.ts';
import { parseExercise, readExercise } from '../../shared/exercises/exercise.schema.ts';
import type { ExerciseRow } from '../../shared/exercises/exercise-views.ts';
import { namesIn, readJsonFile, resource, shippedWalks } from './shipped.ts';

const ofShipped = (id: string): string => resource('exercises', `${id}.json`);

/** In alphabetical order of their ids. */
export function shippedExercises(): readonly Exercise[] {
  const walks = shippedWalks();
  return namesIn('exercises').map((id) => readExercise(readJsonFile(ofShipped(id)), ofShipped(id), walks));
}

/** An exercise by id or by file. Throws BadInputError. */
export function findExercise(named: string): Exercise {
  const isFile = /[\\/]|\.json$/.test(named);
  if (!isFile && !namesIn('exercises').includes(named))
    throw new BadInputError(
      'There is no such exercise',
      named,
      'See all of them: reseal exercises; or name a file.',
    );
  const file = isFile ? named : ofShipped(named);
  return beside(readExercise(readJsonFile(file), file, shippedWalks()), file);
}

/** What is wrong with a file of an exercise as it is written. Throws BadInputError for one that is no JSON. */
export function faultsOfExercise(file: string): readonly ExerciseFault[] {
  const read = parseExercise(readJsonFile(file), file, shippedWalks());
  return 'id' in read ? [] : read;
}

/** A scenario that is a file, and a tenant, stand beside the exercise. */
function beside(exercise: Exercise, file: string): Exercise {
  const { scenario, tenant } = exercise;
  const place = (named: string): string => path.resolve(path.dirname(file), named);
  return {
    ...exercise,
    scenario: scenario.endsWith('.json') ? place(scenario) : scenario,
    ...(tenant === undefined ? {} : { tenant: place(tenant) }),
  };
}

/** As a list shows it. */
export const rowOf = ({
  id,
  title,
  trueTitle,
  objectives,
  level,
  minutes,
  faults,
  next,
}: Exercise): ExerciseRow => ({
  id,
  title,
  trueTitle,
  objectives,
  level,
  minutes,
  faults: [...new Set(faults.map(({ fault }) => fault))],
  next: next ?? null,
});
