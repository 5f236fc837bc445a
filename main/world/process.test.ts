import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Clock } from './clock.ts';
import type { Process } from './process.ts';
import { Group, sleep, start, within } from './process.ts';
import { Signal, until } from './signal.ts';
import { instant, milliseconds, seconds } from './time.ts';

const lab = () => ({ clock: new Clock(instant(0)), group: new Group('test') });

describe('a process', () => {
  it('sleeps on world time and answers with its result', () => {
    const { clock, group } = lab();
    function* work(): Process<string> {
      yield* sleep(seconds(3));
      yield* sleep(seconds(4));
      return `done at ${clock.now}`;
    }
    const results: unknown[] = [];
    start(clock, group, work(), (outcome) => results.push(outcome));
    clock.advanceTo(instant(6_999));
    expect(results).toEqual([]);
    clock.advanceTo(instant(7_000));
    expect(results).toEqual([{ ok: true, value: 'done at 7000' }]);
    expect(group.size).toBe(0);
  });

  it('ends where it waits when its group is cancelled, whenever that is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 6 }), { maxLength: 8 }),
        fc.nat(60),
        (plans, cancelAt) => {
          const { clock, group } = lab();
          const steps: number[] = [];
          let cleaned = 0;
          function* work(naps: readonly number[]): Process<void> {
            try {
              for (const nap of naps) {
                yield* sleep(milliseconds(nap));
                steps.push(clock.now);
              }
            } finally {
              cleaned++;
            }
          }
          for (const plan of plans) start(clock, group, work(plan));
          clock.alarm(instant(cancelAt), () => group.cancel());
          clock.advanceTo(instant(200));
          expect(steps.every((at) => at <= cancelAt)).toBe(true);
          expect(cleaned).toBe(plans.length);
          expect(group.size).toBe(0);
          expect(clock.next()).toBeUndefined();
        },
      ),
    );
  });

  it('may cancel its own group: a PC that switches itself off', () => {
    const { clock, group } = lab();
    const log: string[] = [];
    function* shutDown(): Process<void> {
      try {
        yield* sleep(seconds(1));
        group.cancel();
        log.push('still in the same instant');
        yield* sleep(seconds(1));
        log.push('never');
      } finally {
        log.push('cleaned');
      }
    }
    start(clock, group, shutDown());
    clock.advanceTo(instant(10_000));
    expect(log).toEqual(['still in the same instant', 'cleaned']);
  });

  it('hands an error to whoever started it, and out of the clock when nobody listens', () => {
    const { clock, group } = lab();
    function* fail(): Process<void> {
      yield* sleep(seconds(1));
      throw new TypeError('no');
    }
    const outcomes: unknown[] = [];
    start(clock, group, fail(), (outcome) => outcomes.push(outcome));
    clock.advanceTo(instant(1_000));
    expect(outcomes).toEqual([{ ok: false, error: new TypeError('no') }]);
    start(clock, group, fail());
    expect(() => clock.advanceTo(instant(5_000))).toThrow('no');
  });
});

describe('within', () => {
  it('answers late when the limit passes first, and nothing of the process happens afterwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (needs, limit) => {
        const { clock, group } = lab();
        let worked = false;
        function* work(): Process<string> {
          yield* sleep(milliseconds(needs));
          worked = true;
          return 'value';
        }
        let answer: unknown;
        start(clock, group, within(milliseconds(limit), work()), (outcome) => {
          answer = outcome.ok && outcome.value;
        });
        clock.advanceTo(instant(200));
        // Both alarms at one instant: the limit was set first, so it wins.
        const inTime = needs < limit;
        expect(answer).toEqual(inTime ? { value: 'value' } : 'late');
        expect(worked).toBe(inTime);
      }),
    );
  });
});

describe('a signal', () => {
  it('wakes who waits for a condition, once it holds', () => {
    const { clock, group } = lab();
    const changed = new Signal<number>();
    let value = 0;
    let woken = 0;
    start(
      clock,
      group,
      until(changed, () => value >= 3),
      () => woken++,
    );
    for (value = 1; value < 6; value++) changed.emit(value);
    expect(woken).toBe(1);
  });
});
