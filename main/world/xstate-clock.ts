/** The world's clock as XState wants one, and processes as actors of a chart. */
import { fromCallback } from 'xstate';
import type { Alarm, Clock } from './clock.ts';
import type { Group, Process } from './process.ts';
import { start } from './process.ts';
import { milliseconds } from './time.ts';

/** For `createActor(machine, { clock })`: every `after` of the chart then runs on world time. */
export function xstateClock(clock: Clock): {
  setTimeout(fire: (...args: unknown[]) => void, delay: number): Alarm;
  clearTimeout(alarm: Alarm): void;
} {
  return {
    setTimeout: (fire, delay) => clock.after(milliseconds(delay), () => fire()),
    clearTimeout: (alarm) => alarm?.cancel(),
  };
}

/** What a process actor tells the chart that invoked it. */
export type ProcessDone<T> = { readonly type: 'process done'; readonly value: T };
export type ProcessFailed = { readonly type: 'process failed'; readonly error: unknown };

/**
 * An actor that runs a process. The chart hears 'process done' with the result, or 'process failed' with the
 * error; leaving the state cancels the process.
 */
export function processActor<Input, T>(clock: Clock, group: () => Group, make: (input: Input) => Process<T>) {
  return fromCallback<{ type: string }, Input>(({ input, sendBack }) =>
    start(clock, group(), make(input), (outcome) =>
      sendBack(
        outcome.ok
          ? { type: 'process done', value: outcome.value }
          : { type: 'process failed', error: outcome.error },
      ),
    ),
  );
}
