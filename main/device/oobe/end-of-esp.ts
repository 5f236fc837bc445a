/** How a run of the Enrollment Status Page ended, as the chart is told. */
import type { Process } from '../../world/process.ts';
import type { EspOutcome } from '../esp/esp-run.ts';
import type { OobeEvent } from './oobe.events.ts';

export function* endOf(page: Process<EspOutcome>): Process<OobeEvent> {
  const outcome = yield* page;
  if ('failure' in outcome) return { type: 'step failed', facts: outcome.failure };
  if ('credentialsDue' in outcome) return { type: 'credentials due' };
  return 'rebootDue' in outcome ? { type: 'restart due' } : { type: 'succeeded' };
}
