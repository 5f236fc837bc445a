/** The question for the Autopilot profile, as the pages ask it. */
import type { Process } from '../../world/process.ts';
import { within } from '../../world/process.ts';
import type { SimDuration } from '../../world/time.ts';
import { seconds } from '../../world/time.ts';
import { downloadProfile } from '../autopilot/download-profile.ts';
import type { Machine } from '../windows/machine.ts';
import type { OobeEvent } from './oobe.events.ts';

/** Limits of the nodes (facts/set-up-order#limits). */
export const profileLimits = { prefetch: seconds(36), activation: seconds(180) } as const;

/** Asks for at most `limit`; without an answer there is no profile, and the PC is taken to be offline. */
export function* askForProfile(machine: Machine, limit: SimDuration): Process<OobeEvent> {
  const outcome = yield* within(limit, downloadProfile(machine));
  if (outcome === 'late') return { type: 'profile answered', profile: null, online: false };
  const { value } = outcome;
  const profile = value.kind === 'available' ? value.profile : null;
  return { type: 'profile answered', profile, online: value.kind !== 'offline' };
}
