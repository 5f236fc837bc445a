/** The world's clock as XState wants one, and processes as actors of a chart. */
import type { EventObject } from 'xstate';
import { fromCallback } from 'xstate';
import type { Alarm, Clock } from './clock.ts';
import type { Group, Outcome, Process } from './process.ts';
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

/**
 * An actor that runs a process and tells the chart the event that the process returns. Leaving the state
 * cancels the process. An error that the process does not turn into an event is a fault of ours and is
 * thrown out of the clock.
 */
export function processActor<Input, Event extends EventObject>(
  clock: Clock,
  group: () => Group,
  make: (input: Input) => Process<Event>,
) {
  return fromCallback<{ type: string }, Input>(({ input, sendBack, self }) => {
    const told = (outcome: Outcome<Event>): void => {
      if (!outcome.ok) throw outcome.error;
      sendBack(outcome.value);
    };
    return start(clock, group(), make(input), told, self.id);
  });
}
