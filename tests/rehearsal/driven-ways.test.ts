/** The driver on a long way: a jump, or the way back to a journal's end. A real world, a wall clock of the test's. */
import { describe, expect, it } from 'vitest';
import { createDriver } from '../../main/hosts/session-worker/driver.ts';
import { createPublisher } from '../../main/hosts/session-worker/publisher.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { beginSession } from '../../main/session/open-session.ts';
import { memoryJournal, open } from '../testing/lab.ts';

const day = 86_400_000;

/** A PC that was pre-provisioned: things go on in it. */
const provisioned = ((): string => {
  const { person, journal } = open('entra-wired');
  person.goesToTheLandingPage();
  person.presses('provision');
  person.waitsFor('result', ({ outcome }) => outcome === 'success');
  return journal.text;
})();

/** A driver of that journal's session; each look at the wall clock takes a millisecond. */
function drive(text = provisioned, id = 'entra-wired') {
  const journal = memoryJournal(text);
  const sources = sourcesOf(findScenario(id), null);
  const session = beginSession(sources, journal, 'test journal', { tell: () => undefined });
  const consoles: string[] = [];
  let wall = 0;
  let due: (() => void) | undefined;
  const turns: number[] = [];
  const driver = createDriver(
    session,
    createPublisher(session, (surface, json) => {
      if (surface === 'console') consoles.push(json);
    }),
    {
      now: () => ++wall,
      later(milliseconds, turn) {
        const mine = (): void => {
          wall += milliseconds;
          turn();
        };
        due = mine;
        return () => {
          if (due === mine) due = undefined;
        };
      },
      failed: (error) => {
        throw error;
      },
    },
  );
  const wakes = (times: number): void => {
    for (let time = 0; time < times && due; time++) {
      const turn = due;
      due = undefined;
      const before = wall;
      turn();
      turns.push(wall - before);
    }
  };
  return {
    session,
    driver,
    journal,
    turns,
    ways: () =>
      consoles.flatMap((json) => {
        const { progress } = JSON.parse(json) as { progress: { doing: string; percent: number } | null };
        return progress ? [progress] : [];
      }),
    isAsleep: () => due === undefined,
    wakes,
    wakesUntil(holds: () => boolean) {
      for (let time = 0; !holds(); time++) {
        if (time > 10_000) throw new Error('it never came to that');
        wakes(1);
      }
    },
  };
}

/** A journal whose last entry is a jump of that length, gone to its end. */
function jumped(days: number): string {
  const { person, journal, session } = open('entra-wired', memoryJournal(provisioned));
  person.does({ type: 'jump', milliseconds: days * day });
  session.mark();
  return journal.text;
}

describe('a driver on a jump', () => {
  const jumping = () => {
    const lab = drive();
    lab.driver.start();
    lab.wakesUntil(() => lab.session.progress() === null);
    lab.driver.submit({ type: 'jump', milliseconds: 3_650 * day });
    lab.wakes(20);
    return lab;
  };

  it('works a slice at a time, and tells how far it is', () => {
    const { session, turns, ways } = jumping();
    expect(session.progress()).toMatchObject({ doing: 'jump' });
    // A slice of 16 ms and a few looks at the clock.
    expect(Math.max(...turns.slice(-20))).toBeLessThan(30);
    expect(ways().length).toBeGreaterThan(3);
    expect(ways().at(-1)).toMatchObject({ doing: 'jump' });
  });

  it('stops at a pause where it is, and sleeps', () => {
    const { session, driver, isAsleep, wakes } = jumping();
    expect(driver.submit({ type: 'pause' })).toEqual({ accepted: true });
    expect(session.progress()).toBeNull();
    const stopped = session.now();
    wakes(10);
    expect(isAsleep()).toBe(true);
    expect(session.now()).toBe(stopped);
  });

  it('takes another input at once, and goes on', () => {
    const { session, driver, wakes } = jumping();
    const before = session.now();
    expect(driver.submit({ type: 'network', change: { blockedHosts: ['*.example'] } }).accepted).toBe(true);
    wakes(5);
    expect(session.progress()).toMatchObject({ doing: 'jump' });
    expect(session.now()).toBeGreaterThan(before);
  });

  it('does nothing any more once it is stopped; its journal goes on with the jump', () => {
    const { session, driver, journal, isAsleep } = jumping();
    session.mark();
    driver.stop();
    expect(isAsleep()).toBe(true);
    const again = drive(journal.text);
    again.driver.start();
    again.wakesUntil(() => again.session.progress()?.doing === 'jump');
    expect(again.session.now()).toBeGreaterThanOrEqual(session.now());
  });
});

describe('a driver on the way to its journal’s end', () => {
  const text = jumped(60);

  it('tells how far it is, and comes to where the journal ends', () => {
    const { session, driver, ways, wakesUntil, turns } = drive(text);
    driver.start();
    wakesUntil(() => session.progress() === null);
    const { session: whole } = open('entra-wired', memoryJournal(text));
    expect(session.now()).toBeGreaterThanOrEqual(whole.now());
    expect(Math.max(...turns)).toBeLessThan(30);
    const opening = ways().filter(({ doing }) => doing === 'opening');
    expect(opening.length).toBeGreaterThan(2);
    expect(opening.map(({ percent }) => percent)).toEqual(
      opening.map(({ percent }) => percent).toSorted((a, b) => a - b),
    );
  });

  it('is held by a pause and goes on, and refuses everything else with a sentence', () => {
    const { session, driver, wakes, isAsleep, journal } = drive(text);
    driver.start();
    wakes(3);
    expect(driver.submit({ type: 'windows-key' })).toEqual({
      accepted: false,
      reason: 'The rehearsal is still being brought to where it was.',
    });
    expect(driver.submit({ type: 'pause' })).toEqual({ accepted: true });
    const held = session.now();
    wakes(10);
    expect(isAsleep()).toBe(true);
    expect(session.now()).toBe(held);
    driver.submit({ type: 'resume' });
    wakes(3);
    expect(session.now()).toBeGreaterThan(held);
    expect(journal.text).toBe(text);
  });

  it('can be stopped on it: nothing is written', () => {
    const { session, driver, wakes, isAsleep, journal } = drive(text);
    driver.start();
    wakes(3);
    expect(session.progress()).toMatchObject({ doing: 'opening' });
    driver.stop();
    expect(isAsleep()).toBe(true);
    expect(journal.text).toBe(text);
  });
});

describe('a driver that skips waiting', () => {
  /** A technician's part that was just begun, with the apps that fail or not. */
  function begun(id: string) {
    const { person, journal } = open(id);
    person.goesToTheLandingPage();
    person.presses('provision');
    return drive(journal.text, id);
  }

  it('goes fast while the PC works alone, and stands at the very moment when a page waits for somebody', () => {
    const lab = begun('entra-wired');
    lab.driver.start();
    lab.driver.submit({ type: 'rate', rate: 'skip' });
    lab.wakesUntil(() => lab.session.stage().screen.id === 'result');
    const came = Date.parse(lab.session.report().screens.at(-1)?.at ?? '');
    expect(lab.session.now() - came).toBeLessThan(100);
    // There it takes the person's own time, and is still the speed for afterwards.
    lab.wakes(50);
    expect(lab.session.now() - came).toBeLessThan(60_000);
    expect(lab.session.rate().rate).toBe('skip');
  });

  it('ends where something that was set is felt, and at a failure', () => {
    const lab = begun('app-fails');
    lab.driver.start();
    lab.driver.submit({ type: 'rate', rate: 'skip' });
    lab.wakesUntil(() => lab.session.rate().rate === 1);
    const [fault] = lab.session.report().faults;
    expect(lab.session.now() - Date.parse(fault?.felt ?? '')).toBeLessThan(100);
    expect(lab.session.stage().screen.id).toBe('esp');
  });
});
