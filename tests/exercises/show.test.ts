/** A show on a wall clock that the test moves: it plays, gives the PC away, plays on, and begins anew. */
import { describe, expect, it } from 'vitest';
import { createDriver } from '../../main/hosts/session-worker/driver.ts';
import { createPublisher } from '../../main/hosts/session-worker/publisher.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { openSession } from '../../main/session/open-session.ts';
import type { Session } from '../../main/session/session.ts';
import type { ShowParts } from '../../main/session/show/player.ts';
import { showPace, ShowPlayer } from '../../main/session/show/player.ts';
import { portalWrite } from '../../shared/portal/portal-actions.ts';
import type { StageView } from '../../shared/stage/view.ts';
import { openExercise } from '../testing/exercise-lab.ts';
import { memoryJournal } from '../testing/lab.ts';

function drive(session: Session, scenario: ShowParts['scenario']) {
  let now = 0;
  let due: { at: number; turn: () => void } | undefined;
  let failure: unknown;
  const rounds: boolean[] = [];
  const seen: StageView[] = [];
  const show = new ShowPlayer({ session, scenario, again: (untouched) => void rounds.push(untouched) });
  const publisher = createPublisher(
    session,
    (surface, json) => {
      if (surface === 'stage') seen.push(JSON.parse(json) as StageView);
    },
    () => show.caption,
  );
  const driver = createDriver(
    session,
    publisher,
    {
      now: () => now,
      later(milliseconds, turn) {
        const mine = { at: now + milliseconds, turn };
        due = mine;
        return () => {
          if (due === mine) due = undefined;
        };
      },
      failed: (error) => {
        failure = error;
      },
    },
    show,
  );
  driver.submit({ type: 'rate', rate: 60 });
  driver.start();
  return {
    driver,
    rounds,
    seen,
    now: () => now,
    shown: () => seen.at(-1)?.show,
    /** Until `there` holds, at most so many milliseconds on the wall. */
    until(there: () => boolean, most = 900_000): void {
      const end = now + most;
      while (!there() && failure === undefined && due !== undefined && due.at <= end) {
        const { at, turn } = due;
        due = undefined;
        now = Math.max(now, at) + 1;
        turn();
      }
      if (failure !== undefined) throw failure as Error;
      if (!there()) now = end;
    },
  };
}

const exercise = (id: string) => {
  const { session, scenario, journal, sources } = openExercise(id, 'show');
  return { session, journal, sources, ...drive(session, scenario) };
};
const inputsOf = (journal: { read(): string }) =>
  journal
    .read()
    .split('\n')
    .filter((line) => line.includes('"input"'))
    .map((line) => (JSON.parse(line) as { input: { type: string; says?: string } }).input);

describe('a show', () => {
  it('plays the good solution with captions, stands at its end, and begins anew', () => {
    const { session, journal, sources, until, rounds, seen, now } = exercise('app-stops-device-setup');
    until(() => session.outcome() === 'resealed');
    const played = now();
    expect(session.grade()).toMatchObject({ percent: 100, passed: true });
    // A booth: minutes, in which every caption can be read.
    expect(played).toBeGreaterThan(40_000);
    expect(played).toBeLessThan(300_000);
    const captions = [...new Set(seen.map(({ show }) => show?.caption))];
    expect(captions).toContainEqual(expect.stringMatching(/The Windows key is pressed 5 times\.$/));
    expect(captions).toContainEqual(
      expect.stringMatching(/^Red: .* The cause: App fails, at the status page\./),
    );
    expect(rounds).toEqual([]);
    until(() => rounds.length > 0);
    expect(rounds).toEqual([true]);
    expect(now() - played).toBeGreaterThanOrEqual(showPace.end);
    expect(now() - played).toBeLessThan(showPace.idle);
    // What it pressed is in the recording as a person's presses are, and the recording comes to the same.
    expect(inputsOf(journal).filter(({ type }) => type === 'windows-key')).toHaveLength(5);
    session.mark();
    const again = openSession(sources, memoryJournal(journal.read()), 'again');
    expect(again.notices).toEqual([]);
    expect(again.session.report().digest).toBe(session.report().digest);
  });

  it('lets as much time pass as its walk does, where a service takes its time', () => {
    const { session, until, rounds } = exercise('left-out-of-its-group');
    until(() => rounds.length > 0);
    expect(session.grade()).toMatchObject({ percent: 100 });
  });

  it('plays a scenario as far as the user’s desktop', () => {
    const scenario = findScenario('entra-wired');
    const { session } = openSession(sourcesOf(scenario, null), memoryJournal(), 'scenario');
    session.submit({ type: 'mode', mode: 'show' });
    const { until, rounds, now } = drive(session, scenario);
    until(() => rounds.length > 0);
    expect(session.outcome()).toBe('desktop');
    expect(now()).toBeLessThan(600_000);
  });

  it('gives the PC to whoever touches it, plays on when it is asked to, and knows where', () => {
    const { session, until, driver, shown, journal, seen } = exercise('first-reseal');
    until(() => session.stage().screen.id === 'provisioning-menu');
    driver.submit({ type: 'choose', value: 'pre-provision' });
    expect(shown()).toEqual({ plays: false, caption: '' });
    expect(inputsOf(journal).slice(-2)).toEqual([
      { type: 'play', on: false },
      { type: 'choose', value: 'pre-provision' },
    ]);
    until(() => session.stage().screen.id === 'landing', 30_000);
    expect(session.stage().screen.id).toBe('provisioning-menu');
    expect(driver.submit({ type: 'play', on: false })).toMatchObject({ accepted: false, ignored: true });
    driver.submit({ type: 'play', on: true });
    until(() => session.stage().screen.id === 'landing', 30_000);
    // Who turns to the portal has it as well.
    driver.submit({ type: 'admin', by: 'trainee', write: portalWrite('sync', []) });
    expect(shown()?.plays).toBe(false);
    driver.submit({ type: 'play', on: true });
    // Who cannot wait presses once more.
    until(() => shown()?.caption.endsWith('Next is pressed.') === true, 30_000);
    expect(session.stage().screen).toMatchObject({ id: 'landing' });
    driver.submit({ type: 'play', on: true });
    until(() => session.stage().screen.id !== 'landing', 300);
    expect(session.stage().screen.id).not.toBe('landing');
    until(() => session.outcome() === 'resealed');
    expect(seen.length).toBeGreaterThan(10);
  });

  it('begins anew once nobody has done anything for a minute, but not while it is frozen', () => {
    const { session, until, driver, rounds, now } = exercise('first-reseal');
    until(() => session.stage().screen.id === 'provisioning-menu');
    driver.submit({ type: 'play', on: false });
    const left = now();
    until(() => rounds.length > 0, 40_000);
    driver.submit({ type: 'pause' });
    until(() => rounds.length > 0, 600_000);
    expect(rounds).toEqual([]);
    driver.submit({ type: 'resume' });
    const resumed = now();
    until(() => rounds.length > 0);
    expect(now() - left).toBeGreaterThan(600_000);
    expect(now() - resumed).toBeGreaterThanOrEqual(showPace.idle - 1_000);
    expect(rounds).toEqual([false]);
  });
});

describe('how a rehearsal is held', () => {
  it('changes in mid-run, and a test notes who stops the world', () => {
    const { session, driver, until, shown } = exercise('first-reseal');
    until(() => session.stage().screen.id === 'provisioning-menu');
    driver.submit({ type: 'mode', mode: 'test' });
    expect(shown()).toBeUndefined();
    expect(session.stage().exercise).toMatchObject({ mode: 'test', hints: { next: null } });
    expect(session.submit({ type: 'trainee', says: 'hint' })).toMatchObject({ accepted: false });
    const moment = { try: 1, at: session.now() };
    expect(session.goOnFrom(moment)).toMatchObject({ accepted: false });
    expect(session.submit({ type: 'play', on: true })).toMatchObject({ accepted: false });
    driver.submit({ type: 'pause' });
    const log = session.console().log.map(({ text }) => text);
    expect(log).toContain('The world was stopped during a test');
    expect(log).toContainEqual(expect.stringMatching(/^Held as a test from here on: no hints/));
    const { timeline } = session.debrief({ recording: '', remarks: [], titleOf: () => undefined });
    expect(timeline.map(({ words }) => words)).toContain('Held as a test from here on');
    driver.submit({ type: 'mode', mode: 'try' });
    expect(session.submit({ type: 'trainee', says: 'hint' })).toEqual({ accepted: true });
    expect(session.goOnFrom(moment)).toEqual({ accepted: true });
  });
});
