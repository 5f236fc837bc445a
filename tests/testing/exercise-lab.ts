/** Exercises for tests, on journals in memory. */
import { findExercise } from '../../main/hosts/exercises.ts';
import { scenarioOf, sourcesOf } from '../../main/hosts/sources.ts';
import { openSession } from '../../main/session/open-session.ts';
import type { Exercise } from '../../shared/exercises/exercise.schema.ts';
import type { ExerciseMode } from '../../shared/exercises/modes.ts';
import { playWalk } from '../../main/session/walk.ts';
import { memoryJournal } from './lab.ts';
import { submitted } from './strides.ts';

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
  const walked = { ...scenario, walk: exercise.solution };
  /** Presses Retry, and Provision on the landing page that comes. */
  const retries = (): void => {
    for (const control of ['retry', 'provision'] as const) {
      submitted(session, { type: 'press', control });
      session.advance(30_000);
    }
  };
  /** What is left of the way without any failure. */
  const goesOn = (): void => {
    const walk = walked.walk.map((stretch) => ({ ...stretch, deviations: [] }));
    playWalk({ session, scenario: { ...walked, walk } });
  };
  return { session, notices, exercise, scenario: walked, sources, journal, retries, goesOn };
}
