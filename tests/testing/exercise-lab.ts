/** Exercises for tests, on journals in memory. */
import { findExercise } from '../../main/hosts/exercises.ts';
import { scenarioOf, sourcesOf } from '../../main/hosts/sources.ts';
import { openSession } from '../../main/session/open-session.ts';
import type { Exercise } from '../../shared/exercises/exercise.schema.ts';
import type { ExerciseMode } from '../../shared/exercises/modes.ts';
import { memoryJournal } from './lab.ts';

/** A rehearsal of a shipped exercise, `change`d; nobody has done anything yet. */
export function openExercise(
  id: string,
  mode: ExerciseMode = 'try',
  change: (exercise: Exercise) => Exercise = (same) => same,
) {
  const exercise = change(findExercise(id));
  const scenario = scenarioOf(exercise);
  const sources = sourcesOf(scenario, null, { exercise, mode, trainee: 'Robin' });
  const journal = memoryJournal();
  const { session, notices } = openSession(sources, journal, 'test journal');
  return { session, notices, exercise, scenario: { ...scenario, walk: exercise.solution }, sources, journal };
}
