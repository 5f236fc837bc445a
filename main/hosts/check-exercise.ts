/** What is wrong with a file of an exercise beyond what its schema tells: names that lead nowhere. */
import path from 'node:path';
import { ownOf } from '../../shared/own.ts';
import { BadInputError } from '../../shared/failures.ts';
import type { Exercise, ExerciseFault } from '../../shared/exercises/exercise.schema.ts';
import { openSession } from '../session/open-session.ts';
import { memoryJournal } from '../session/memory-journal.ts';
import { faultsOfExercise, findExercise, shippedExercises } from './exercises.ts';
import { scenarioOf, sourcesOf } from './sources.ts';

/** Throws BadInputError for a file that is no JSON. */
export function checkExercise(file: string): readonly ExerciseFault[] {
  const faults = faultsOfExercise(file);
  if (faults.length > 0) return faults;
  const exercise = findExercise(path.resolve(file));
  return [...ofName(exercise, file), ...faultsIn(exercise)];
}

/** The same of an exercise that is in no file yet. */
export const faultsIn = (exercise: Exercise): readonly ExerciseFault[] => [
  ...ofWorld(exercise),
  ...ofNext(exercise),
  ...ofWords(exercise),
];

/** A second copy among downloads has a number in its name. */
const ofName = ({ id }: Exercise, file: string): readonly ExerciseFault[] =>
  path.parse(file).name.replace(/ \(\d+\)$/, '') === id
    ? []
    : [{ at: 'id', what: `is "${id}", and the file is "${path.parse(file).name}"` }];

const ofNext = ({ next, id }: Exercise): readonly ExerciseFault[] =>
  next === undefined || next === id || shippedExercises().some((other) => other.id === next)
    ? []
    : [{ at: 'next', what: `there is no exercise "${next}"` }];

/** The scenario, its faults, and the apps, users and profiles that the checks name. */
function ofWorld(exercise: Exercise): readonly ExerciseFault[] {
  try {
    const sources = sourcesOf(scenarioOf(exercise), exercise.tenant ?? null);
    const { session, notices } = openSession(sources, memoryJournal(), null);
    const { faults, users } = session.console();
    const profiles = session.portal({ search: '', device: null }, 'console')?.profiles ?? [];
    const apps = faults.choices.apps.flatMap(({ value, title }) => [value, title]);
    const known = {
      app: apps,
      user: ['', ...users.map(({ userPrincipalName }) => userPrincipalName)],
      name: profiles.map(({ displayName }) => displayName),
    };
    return [
      ...notices.filter((notice) => /, fault /.test(notice)).map((what) => ({ at: 'faults', what })),
      ...exercise.checks.flatMap((check, index) =>
        Object.entries(known).flatMap(([field, names]) => {
          const value = ownOf<unknown>({ ...check }, field);
          return typeof value !== 'string' || names.some((name) => name.toLowerCase() === value.toLowerCase())
            ? []
            : [
                {
                  at: `checks.${index}.${field}`,
                  what: `the tenant has no ${field === 'name' ? 'profile' : field} "${value}"`,
                },
              ];
        }),
      ),
    ];
  } catch (error) {
    if (!(error instanceof BadInputError)) throw error;
    return [{ at: 'scenario', what: error.line() }];
  }
}

/** What the trainee reads names no fault by its id. */
const ofWords = ({ title, story, task, faults }: Exercise): readonly ExerciseFault[] =>
  faults.flatMap(({ fault }) =>
    [title, story, task].some((text) => text.includes(fault))
      ? [{ at: 'title', what: `what the trainee reads names the fault "${fault}"` }]
      : [],
  );
