import { describe, expect, it } from 'vitest';
import { InternalError } from '../../shared/failures.ts';
import { Clock } from './clock.ts';
import type { Process } from './process.ts';
import { Group, sleep, start, within } from './process.ts';
import { Signal } from './signal.ts';
import type { SimDuration } from './time.ts';
import { hours, instant, milliseconds, minutes, seconds } from './time.ts';

const lab = () => ({ clock: new Clock(instant(0)), group: new Group('test') });

function* everySo(span: SimDuration): Process<void> {
  for (;;) yield* sleep(span);
}

describe('a process that does not come to rest', () => {
  it('fails with its name where it holds the world at one moment', () => {
    const { clock, group } = lab();
    start(clock, group, everySo(milliseconds(0)), undefined, 'restless');
    expect(() => clock.advanceTo(instant(1))).toThrow(InternalError);
    const again = lab();
    start(again.clock, again.group, everySo(milliseconds(0)), undefined, 'restless');
    expect(() => again.clock.advanceTo(instant(1))).toThrow(
      'The process "restless" does not come to rest: it has woken 10001 times within one second of world time',
    );
  });

  it('fails where it fills an hour with nothing', () => {
    const { clock, group } = lab();
    start(clock, group, everySo(milliseconds(20)), undefined, 'restless');
    expect(() => clock.advanceTo(instant(hours(1)))).toThrow(/"restless".*within one hour/);
    expect(clock.now).toBeLessThan(minutes(40));
  });

  it('is named by its group where it has no name, and by the process that it is a part of', () => {
    const { clock, group } = lab();
    start(clock, group, everySo(milliseconds(0)));
    expect(() => clock.advanceTo(instant(1))).toThrow('The process "test"');
    const nested = lab();
    start(nested.clock, nested.group, outer(), undefined, 'outer');
    expect(() => nested.clock.advanceTo(instant(1))).toThrow('The process "outer"');
    function* outer(): Process<void> {
      yield* within(seconds(5), everySo(milliseconds(0)));
    }
  });

  it('is found where two wake each other', () => {
    const { clock, group } = lab();
    const [ping, pong] = [new Signal<void>(), new Signal<void>()];
    function* player(hit: Signal<void>, back: Signal<void>): Process<void> {
      for (;;) {
        yield* back.next();
        yield* sleep(milliseconds(0));
        hit.emit();
      }
    }
    start(clock, group, player(ping, pong), undefined, 'ping');
    start(clock, group, player(pong, ping), undefined, 'pong');
    pong.emit();
    expect(() => clock.advanceTo(instant(1))).toThrow(/The process "p[io]ng" does not come to rest/);
  });

  it('is none that works hard for a long time', () => {
    const { clock, group } = lab();
    start(clock, group, everySo(milliseconds(100)));
    expect(clock.advanceTo(instant(hours(3)))).toBe(true);
  });
});
