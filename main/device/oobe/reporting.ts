/** How the work of a state tells the chart what became of it. */
import type { Process } from '../../world/process.ts';
import { StepFailure } from '../windows/step-failure.ts';
import type { OobeEvent } from './oobe.events.ts';

/** Turns a step that failed the Windows way into an event; anything else is a fault of ours. */
export function* reporting(process: Process<OobeEvent>): Process<OobeEvent> {
  try {
    return yield* process;
  } catch (error) {
    if (error instanceof StepFailure) return { type: 'step failed', facts: error.facts };
    throw error;
  }
}

/** Tells `event` once `process` is over. */
export function* telling(process: Process<unknown>, event: OobeEvent): Process<OobeEvent> {
  yield* process;
  return event;
}
