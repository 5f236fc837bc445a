/** Brings an exercise to where its trainee takes over: its good solution is played up to that page. */
import type { Exercise } from '../../../shared/exercises/exercise.schema.ts';
import { pagesOn } from '../../../shared/faults/when.ts';
import type { Scenario } from '../../../shared/session/scenario.ts';
import type { Stretch } from '../../../shared/session/walk.ts';
import type { Session } from '../session.ts';
import { playWalk } from '../walk.ts';

/** What of the good solution is left from there; all of it where the exercise starts at the beginning. */
export function goToStart(
  session: Session,
  { start, solution }: Pick<Exercise, 'start' | 'solution'>,
  scenario: Pick<Scenario, 'user' | 'network'>,
): readonly Stretch[] {
  if (start === undefined) return solution;
  const walked = playWalk({
    session,
    scenario: { ...scenario, walk: solution },
    stop: () => pagesOn(session.stage().screen).includes(start),
  });
  session.submit({ type: 'trainee', says: 'begin' });
  session.submit({ type: 'mark', label: 'The trainee takes over', start: true });
  return walked.end === 'stopped' && walked.in ? solution.slice(solution.indexOf(walked.in)) : [];
}
