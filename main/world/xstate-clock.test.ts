import { describe, expect, it } from 'vitest';
import { createActor, setup } from 'xstate';
import { Clock } from './clock.ts';
import { Group, sleep } from './process.ts';
import { instant, seconds } from './time.ts';
import { processActor, xstateClock } from './xstate-clock.ts';

describe('a chart on the world’s clock', () => {
  it('takes its delays from world time and runs processes as actors', () => {
    const clock = new Clock(instant(0));
    const group = new Group('pc');
    const machine = setup({
      types: { events: {} as { type: 'worked' } | { type: 'leave' } },
      actors: {
        work: processActor(
          clock,
          () => group,
          function* (input: { span: number }) {
            yield* sleep(seconds(input.span));
            return { type: 'worked' };
          },
        ),
      },
    }).createMachine({
      initial: 'waiting',
      states: {
        waiting: { after: { 2_000: 'working' } },
        working: {
          invoke: { src: 'work', input: { span: 3 } },
          on: { worked: 'done', leave: 'left' },
        },
        done: {},
        left: {},
      },
    });
    const actor = createActor(machine, { clock: xstateClock(clock) }).start();
    clock.advanceTo(instant(4_999));
    expect(actor.getSnapshot().value).toBe('working');
    clock.advanceTo(instant(5_000));
    expect(actor.getSnapshot().value).toBe('done');

    const second = createActor(machine, { clock: xstateClock(clock) }).start();
    clock.advanceTo(instant(8_000));
    second.send({ type: 'leave' });
    expect(group.size).toBe(0);
    clock.advanceTo(instant(60_000));
    expect(second.getSnapshot().value).toBe('left');
  });
});
