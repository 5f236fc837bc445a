import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clock } from './clock.ts';
import { instant, milliseconds } from './time.ts';

const clockAt = (start: number) => new Clock(instant(start));

describe('the clock', () => {
  it('fires alarms in order of due time, equal times in the order set', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 60 }), (dues) => {
        const clock = clockAt(1_000);
        const fired: { due: number; ordinal: number }[] = [];
        dues.forEach((due, ordinal) => clock.alarm(instant(1_000 + due), () => fired.push({ due, ordinal })));
        clock.advanceTo(instant(1_100));
        const expected = dues
          .map((due, ordinal) => ({ due, ordinal }))
          .sort((a, b) => a.due - b.due || a.ordinal - b.ordinal);
        expect(fired).toEqual(expected);
      }),
    );
  });

  it('sets now to each alarm’s own due time before it fires', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(500), { maxLength: 40 }), (dues) => {
        const clock = clockAt(0);
        for (const due of dues) clock.alarm(instant(due), () => expect(clock.now).toBe(due));
        clock.advanceTo(instant(1_000));
        expect(clock.now).toBe(1_000);
      }),
    );
  });

  it('never fires a cancelled alarm, whoever cancels it and when', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ due: fc.nat(20), cancels: fc.nat(30) }), { maxLength: 30 }),
        (plan) => {
          const clock = clockAt(0);
          const cancelled = new Set<number>();
          const alarms = plan.map(({ due, cancels }, ordinal) =>
            clock.alarm(instant(due), () => {
              expect(cancelled.has(ordinal)).toBe(false);
              cancelled.add(cancels);
              alarms[cancels]?.cancel();
            }),
          );
          clock.advanceTo(instant(30));
        },
      ),
    );
  });

  it('reaches the same states in one stride or in many steps', () => {
    const run = (steps: readonly number[], dues: readonly number[]) => {
      const clock = clockAt(0);
      const seen: number[] = [];
      for (const due of dues)
        clock.alarm(instant(due), () => {
          seen.push(clock.now);
          if (due % 3 === 0) clock.after(milliseconds(due), () => seen.push(-clock.now));
        });
      for (const step of steps) clock.advanceTo(instant(clock.now + step));
      clock.advanceTo(instant(500));
      return seen;
    };
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { maxLength: 10 }),
        fc.array(fc.nat(90), { maxLength: 25 }),
        (steps, dues) => {
          expect(run(steps, dues)).toEqual(run([], dues));
        },
      ),
    );
  });

  it('stops at the budget, at the time of the last alarm, and goes on from there', () => {
    const clock = clockAt(0);
    const seen: number[] = [];
    for (const due of [5, 10, 15]) clock.alarm(instant(due), () => seen.push(due));
    expect(clock.advanceTo(instant(20), 2)).toBe(false);
    expect([clock.now, seen]).toEqual([10, [5, 10]]);
    expect(clock.advanceTo(instant(20), 2)).toBe(true);
    expect([clock.now, seen]).toEqual([20, [5, 10, 15]]);
  });

  it('fires an alarm that is set in the past at the present instant', () => {
    const clock = clockAt(100);
    let at = 0;
    clock.alarm(instant(50), () => {
      at = clock.now;
    });
    clock.advanceTo(instant(100));
    expect(at).toBe(100);
  });

  it('refuses to be advanced by its own alarms', () => {
    const clock = clockAt(0);
    clock.alarm(instant(1), () => clock.advanceTo(instant(5)));
    expect(() => clock.advanceTo(instant(2))).toThrow('already being advanced');
  });
});
