import { describe, expect, it } from 'vitest';
import { readJournal } from '../../main/session/journal.ts';
import { goToStart } from '../../main/session/exercises/go-to-start.ts';
import { openSession } from '../../main/session/open-session.ts';
import { playWalk } from '../../main/session/walk.ts';
import type { TraineeInput } from '../../shared/session/input.ts';
import { faultById } from '../../shared/faults/index.ts';
import { openExercise } from '../testing/exercise-lab.ts';
import { memoryJournal, open } from '../testing/lab.ts';

const hint: TraineeInput = { type: 'trainee', says: 'hint' };
const diagnosis: TraineeInput = {
  type: 'trainee',
  says: 'diagnosis',
  step: 'esp',
  cause: 'app-fails',
  remedy: 'mend-package',
  evidence: [{ page: 'result-failure' }, { file: 'AppWorkload.log', line: 'no such words' }],
};
const stops = 'app-stops-device-setup';

describe('what a trainee says', () => {
  it('is refused where there is no exercise', () => {
    const { session } = open('entra-wired');
    expect(session.submit(hint)).toMatchObject({
      accepted: false,
      reason: expect.stringMatching(/no exercise/),
    });
    expect(session.stage().exercise).toBeUndefined();
  });

  it('is journalled, and the same after a replay', () => {
    const { session, journal, sources } = openExercise(stops);
    for (const input of [hint, diagnosis, { type: 'trainee', says: 'hand', up: true } as const])
      expect(session.submit(input)).toEqual({ accepted: true });
    const again = openSession(sources, memoryJournal(journal.text), 'again').session;
    expect(again.console().exercise).toEqual(session.console().exercise);
    expect(again.report().digest).toBe(session.report().digest);
    expect(again.console().exercise).toMatchObject({
      hints: [{ price: 5 }],
      diagnoses: [{ cause: 'app-fails', evidence: [{ real: false }, { real: false }] }],
      handUp: expect.any(String),
    });
  });

  it('keeps hints to those that there are, and gives none in a test', () => {
    const { session, exercise } = openExercise(stops);
    for (const _one of exercise.hints) expect(session.submit(hint).accepted).toBe(true);
    expect(session.stage().exercise?.hints).toEqual({
      given: exercise.hints.map(({ text }) => text),
      next: null,
    });
    expect(session.submit(hint)).toMatchObject({ accepted: false });
    const test = openExercise(stops, 'test').session;
    expect(test.stage().exercise?.hints.next).toBeNull();
    expect(test.submit(hint)).toMatchObject({ accepted: false, reason: 'A test gives no hints.' });
  });

  it('has the fault lifted where cause and remedy are right, and not otherwise', () => {
    const carriedOut = (change: object, colleagues = true) => {
      const { session } = openExercise(stops, 'try', (exercise) => ({ ...exercise, colleagues }));
      session.submit({ ...diagnosis, ...change });
      const set = session.console().faults.faults.find(({ id }) => id === 'app-fails')?.state;
      return { said: session.console().exercise?.diagnoses[0]?.carriedOut, set };
    };
    expect(carriedOut({})).toEqual({ said: true, set: 'available' });
    expect(carriedOut({ remedy: 'open-host' })).toEqual({ said: false, set: 'active' });
    expect(carriedOut({ cause: 'app-hangs' })).toEqual({ said: false, set: 'active' });
    expect(carriedOut({}, false)).toEqual({ said: false, set: 'active' });
  });

  it('notes when the world was stopped', () => {
    const { session } = openExercise(stops, 'test');
    session.submit({ type: 'pause' });
    expect(session.console().exercise?.freezes).toHaveLength(1);
  });
});

describe('the trainee', () => {
  it('is told nothing of what is set, looked at or right', () => {
    const { session, scenario, exercise } = openExercise(stops);
    const seen: string[] = [];
    playWalk({
      session,
      scenario,
      stop: () => {
        seen.push(JSON.stringify(session.stage()));
        return false;
      },
    });
    const { id, trueTitle, objectives, checks, faults } = exercise;
    const secrets = [
      id,
      trueTitle,
      ...objectives,
      ...checks.map(({ kind }) => kind),
      ...faults.flatMap(({ fault }) => [fault, faultById(fault)?.title ?? fault]),
    ];
    expect(new Set(seen).size).toBeGreaterThan(1);
    expect(secrets.filter((secret) => seen.some((view) => view.includes(secret)))).toEqual([]);
  });
});

describe('a recording of an exercise', () => {
  it('holds it in full but for the good solution', () => {
    const { journal, exercise } = openExercise(stops, 'test');
    const { header } = readJournal(journal.text, 'journal');
    expect(header.training).toEqual({
      exercise: { ...exercise, solution: [] },
      mode: 'test',
      trainee: 'Robin',
    });
  });
});

describe('the time of an exercise', () => {
  it('goes on from an earlier moment, but not in a test', () => {
    for (const [mode, accepted] of [
      ['try', true],
      ['test', false],
    ] as const) {
      const { session, journal } = openExercise(stops, mode);
      const moment = { try: 1, at: session.now() };
      session.submit({ type: 'power-button' });
      session.advance(10_000);
      session.mark();
      const before = journal.text;
      expect(session.goOnFrom(moment).accepted).toBe(accepted);
      expect(journal.text === before).toBe(!accepted);
    }
  });

  it('has its start point where the trainee takes over', () => {
    const { session, exercise, scenario } = openExercise(stops);
    goToStart(session, { ...exercise, start: 'landing' }, scenario);
    expect(session.stage().screen.id).toBe('landing');
    session.advance(60_000);
    const { start } = session.timeline();
    expect(start).toEqual({ try: 1, at: session.now() - 60_000 });
  });
});
