import { describe, expect, it } from 'vitest';
import type { JournalStorage } from '../../session/session.ts';
import { openFakeSession } from '../testing/fake-session.ts';
import { createDriver } from './driver.ts';
import { createPublisher } from './publisher.ts';

/** A driver on a wall clock that the test moves; `sent` is what went out, `lines` what was journalled. */
function drive(tick = 1000) {
  const lines: string[] = [];
  const storage: JournalStorage = {
    read: () => lines.map((line) => `${line}\n`).join(''),
    append: (line) => void lines.push(line),
    truncate: () => undefined,
  };
  const session = openFakeSession(null, storage, tick);
  const sent: { surface: string; json: string; at: number; lines: number }[] = [];
  let now = 0;
  let due: { at: number; turn: () => void } | undefined;
  let failure: unknown;
  const publisher = createPublisher(session, (surface, json) =>
    sent.push({ surface, json, at: now, lines: lines.length }),
  );
  const driver = createDriver(session, publisher, {
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
  });
  const start = session.now();
  return {
    session,
    driver,
    sent,
    lines,
    failure: () => failure,
    worldTime: () => session.now() - start,
    isAsleep: () => due === undefined,
    /** Lets wall time pass, waking the driver when it asked for it; each turn takes a millisecond. */
    pass(milliseconds: number) {
      const end = now + milliseconds;
      while (due !== undefined && due.at <= end) {
        const { at, turn } = due;
        due = undefined;
        now = Math.max(now, at) + 1;
        turn();
      }
      now = Math.max(now, end);
    },
    /** A machine that sleeps: wall time passes and nobody wakes. */
    sleep(milliseconds: number) {
      now += milliseconds;
    },
  };
}

describe('driver', () => {
  it('lets world time pass at the session’s rate', () => {
    const one = drive();
    one.driver.start();
    one.pass(10_000);
    expect(one.worldTime()).toBeGreaterThan(9_700);
    expect(one.worldTime()).toBeLessThan(10_010);
    one.driver.submit({ type: 'rate', rate: 60 });
    const before = one.worldTime();
    one.pass(1_000);
    expect(one.worldTime() - before).toBeGreaterThan(50_000);
    expect(one.worldTime() - before).toBeLessThanOrEqual(60_000);
  });

  it('stands still and asleep while paused, and makes up for nothing when it goes on', () => {
    const one = drive();
    one.driver.start();
    one.pass(1_000);
    one.driver.submit({ type: 'pause' });
    one.pass(100);
    const before = one.worldTime();
    expect(one.isAsleep()).toBe(true);
    one.pass(60_000);
    expect(one.worldTime()).toBe(before);
    one.driver.submit({ type: 'resume' });
    one.pass(1_000);
    expect(one.worldTime() - before).toBeLessThanOrEqual(1_000);
    expect(one.worldTime() - before).toBeGreaterThan(700);
  });

  it('does not make up for a machine that slept', () => {
    const one = drive();
    one.driver.start();
    one.pass(100);
    one.sleep(8 * 3_600_000);
    one.pass(100);
    expect(one.worldTime()).toBeLessThan(2_000);
  });

  it('runs at full rate an hour in a second, and stops at once when paused', () => {
    const one = drive();
    one.driver.start();
    one.driver.submit({ type: 'rate', rate: 'max' });
    one.pass(1_000);
    expect(one.worldTime()).toBeGreaterThan(45 * 60_000);
    expect(one.worldTime()).toBeLessThan(70 * 60_000);
    one.driver.submit({ type: 'pause' });
    const before = one.worldTime();
    one.pass(1_000);
    expect(one.worldTime()).toBe(before);
  });

  it('applies an input at the present, not at the time of the last turn', () => {
    const one = drive(3_600_000);
    one.driver.start();
    one.pass(300);
    one.sleep(200);
    one.driver.submit({ type: 'windows-key' });
    const entry = JSON.parse(one.lines.find((line) => line.includes('windows-key'))!) as { at: number };
    expect(entry.at).toBe(one.session.now());
    expect(one.worldTime()).toBeGreaterThanOrEqual(500 - 1);
  });

  it('publishes an input’s effect at once, and the passing of time only now and then', () => {
    const one = drive(3_600_000);
    one.driver.start();
    one.pass(5_000);
    const views = one.sent.filter(({ surface }) => surface === 'console');
    expect(views.length).toBeGreaterThan(10);
    expect(views.length).toBeLessThan(25);
    const before = one.sent.length;
    one.driver.submit({ type: 'windows-key' });
    expect(one.sent.slice(before).map(({ surface }) => surface)).toEqual(['stage', 'console']);
  });

  it('sends no view twice', () => {
    const one = drive();
    one.driver.start();
    one.pass(3_000);
    const stages = one.sent.filter(({ surface }) => surface === 'stage');
    expect(stages).toHaveLength(1);
    expect(new Set(one.sent.map(({ json }) => json)).size).toBe(one.sent.length);
  });

  it('marks the journal before a screen goes out, and every second', () => {
    const one = drive();
    one.driver.start();
    one.pass(5_000);
    expect(one.session.marks()).toBeGreaterThanOrEqual(4);
    const before = one.session.marks();
    one.driver.submit({ type: 'windows-key' });
    expect(one.session.marks()).toBe(before + 1);
    const view = one.sent.findLast(({ surface }) => surface === 'stage')!;
    expect(view.json).toContain('provisioning-menu');
    expect(view.lines).toBe(one.lines.length);
  });

  it('reports a fault of the world and goes no further', () => {
    const one = drive();
    one.driver.start();
    one.session.advance = () => {
      throw new RangeError('fault');
    };
    one.pass(1_000);
    expect(one.failure()).toBeInstanceOf(RangeError);
    expect(one.isAsleep()).toBe(true);
  });
});
