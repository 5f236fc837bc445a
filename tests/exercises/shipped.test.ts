import { describe, expect, it } from 'vitest';
import { shippedExercises } from '../../main/hosts/exercises.ts';
import { goToStart } from '../../main/session/exercises/go-to-start.ts';
import { openSession } from '../../main/session/open-session.ts';
import { playWalk } from '../../main/session/walk.ts';
import { openExercise } from '../testing/exercise-lab.ts';
import { memoryJournal } from '../testing/lab.ts';

const exercises = shippedExercises();

describe('the shipped exercises', () => {
  it.each(exercises.map(({ id }) => id))(
    '%s: the good solution gets all points, and again from its recording; nothing done gets few',
    (id) => {
      const { session, scenario, exercise, journal, sources, notices } = openExercise(id);
      expect(notices).toEqual([]);
      const walk = goToStart(session, exercise, scenario);
      const atStart = session.grade();
      expect(atStart?.percent).toBeLessThanOrEqual(30);
      expect(atStart?.passed).toBe(false);
      playWalk({ session, scenario: { ...scenario, walk } });
      session.mark();
      const grade = session.grade();
      expect(grade?.checks.filter(({ points, of }) => points !== of)).toEqual([]);
      expect(grade).toMatchObject({ percent: 100, passed: true, completed: true });

      const again = openSession(sources, memoryJournal(journal.text), 'again');
      expect(again.notices).toEqual([]);
      expect(again.session.grade()).toEqual(grade);
    },
  );

  it('lead on to exercises that there are', () => {
    const ids = new Set(exercises.map(({ id }) => id));
    expect(exercises.flatMap(({ next }) => (next === undefined || ids.has(next) ? [] : [next]))).toEqual([]);
  });
});
