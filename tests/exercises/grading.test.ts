import { describe, expect, it } from 'vitest';
import { beginSession } from '../../main/session/open-session.ts';
import { playWalk } from '../../main/session/walk.ts';
import type { CheckKind } from '../../shared/exercises/checks.schema.ts';
import type { Evidence } from '../../shared/exercises/diagnosis.schema.ts';
import { faultCatalogue } from '../../shared/faults/index.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import { openExercise } from '../testing/exercise-lab.ts';
import { memoryJournal } from '../testing/lab.ts';
import { submitted } from '../testing/strides.ts';

const stops = 'app-stops-device-setup';
const said = (more: object = {}): SessionInput => ({
  type: 'trainee',
  says: 'diagnosis',
  step: 'esp',
  cause: 'app-fails',
  remedy: 'mend-package',
  evidence: [],
  ...more,
});

/** The exercise as far as its first failure. */
function atFailure(id: string) {
  const opened = openExercise(id);
  const { session, scenario } = opened;
  playWalk({ session, scenario, stop: () => session.stage().screen.id === 'result' });
  const share = (kind: CheckKind): number => {
    const check = session.grade()?.checks.find((one) => one.kind === kind);
    return check ? check.points / check.of : Number.NaN;
  };
  const does = (...inputs: readonly SessionInput[]): void => {
    for (const input of inputs) submitted(session, input);
  };
  return { ...opened, share, does };
}

describe('a diagnosis', () => {
  it('is graded in parts', () => {
    const { share, does } = atFailure(stops);
    does(said({ remedy: 'open-host', step: 'attestation' }));
    expect(
      ['cause-named', 'step-named', 'remedy-named', 'mended'].map((kind) => share(kind as CheckKind)),
    ).toEqual([1, 0, 0, 0]);
    does(said());
    expect(['step-named', 'remedy-named', 'mended'].map((kind) => share(kind as CheckKind))).toEqual([
      1, 1, 1,
    ]);
  });

  it('that names every cause names none', () => {
    const { share, does } = atFailure(stops);
    does(...faultCatalogue.map(({ id }) => said({ cause: id, remedy: 'open-host' })));
    expect(share('cause-named')).toBeLessThan(0.05);
    expect(share('wrong-diagnoses')).toBe(0);
  });

  it('of a blocked host is right for a host by its own name', () => {
    const { share, does, session } = atFailure('securing-takes-too-long');
    does(said({ step: 'attestation', cause: 'host-blocked', remedy: 'open-host' }));
    expect(share('cause-named')).toBe(1);
    expect(session.console().exercise?.diagnoses[0]?.carriedOut).toBe(true);
  });

  it.each<[string, Evidence, number]>([
    ['a line with the code', { file: 'AppWorkload.log', line: '1603' }, 1],
    ['a line that names the app', { file: 'appworkload.log', line: '7-Zip (id' }, 0.5],
    ['the page', { page: 'result-failure' }, 0.5],
    ['a line that is in no log', { file: 'AppWorkload.log', line: 'ended with 1603, see above' }, 0],
    ['a line of another log', { file: 'nothing.log', line: '1603' }, 0],
    ['a page that never came', { page: 'desktop' }, 0],
    ['an event of something else', { channel: 'System', event: 12 }, 0],
  ])('with %s shows so much', (_what, evidence, share) => {
    const failed = atFailure(stops);
    failed.does(said({ evidence: [evidence] }));
    expect(failed.share('evidence-cited')).toBeCloseTo(share, 1);
  });
});

describe('another right way', () => {
  it('mends and seals as well: the device is unblocked, and nobody has said why', () => {
    const { share, does, retries, goesOn } = atFailure('back-from-its-first-user');
    const path = "deviceManagement/windowsAutopilotDeviceIdentities(groupTag='LAPTOP')/allowNextEnrollment";
    does({ type: 'admin', write: { method: 'POST', path } });
    retries();
    goesOn();
    expect(['resealed', 'mended', 'retries'].map((kind) => share(kind as CheckKind))).toEqual([1, 1, 1]);
    expect(share('cause-named')).toBe(0);
  });
});

describe('points', () => {
  it('are less by the price of hints', () => {
    const { session, scenario } = openExercise(stops);
    session.submit({ type: 'trainee', says: 'hint' });
    playWalk({ session, scenario });
    expect(session.grade()).toMatchObject({ points: 100, of: 105, hints: { asked: 1, price: 5 } });
  });

  it('fall with each Retry beyond those that are free', () => {
    const { session, share, does, scenario, retries, goesOn } = atFailure(stops);
    const failsAgain = { ...scenario, walk: [] };
    for (let time = 0; time < 3; time++) {
      retries();
      playWalk({ session, scenario: failsAgain, stop: () => session.stage().screen.id === 'result' });
    }
    does(said());
    retries();
    goesOn();
    expect(share('retries')).toBeCloseTo(0.3, 5);
    expect(share('resealed')).toBe(1);
  });

  it('count the time by the clock on the wall, and no rest that somebody takes', () => {
    const { sources, scenario } = openExercise(stops, 'try', (exercise) => ({
      ...exercise,
      checks: [{ kind: 'wall-time', minutes: 20, points: 10 }],
    }));
    const graded = (pace: number) => {
      let wall = 1_800_000_000_000;
      const journal = memoryJournal();
      const parts = { tell: () => undefined, wallClock: () => (wall += pace) };
      const session = beginSession(sources, journal, null, parts);
      playWalk({ session, scenario });
      const again = beginSession(sources, memoryJournal(journal.text), null, parts);
      while (!again.stride());
      expect(again.grade()).toEqual(session.grade());
      return session.grade()?.points;
    };
    expect(graded(20_000)).toBe(10);
    expect(graded(3 * 60_000)).toBeLessThan(10);
    expect(graded(20 * 60_000)).toBe(10);
  });
});
