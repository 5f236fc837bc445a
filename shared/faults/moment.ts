/** How far a rehearsal has come, as far as it decides whether a fault still has an effect. */
import type { FaultEntry } from './fault-entry.ts';
import type { FaultValues } from './order.ts';
import { ownOf } from '../own.ts';

/** Why a fault comes too late, by what is behind the PC. */
const milestones = {
  profile: 'the PC has its deployment profile already',
  attestation: 'attestation is over',
  join: 'the PC has joined Entra ID already',
  enrolment: 'the PC is enrolled already',
  'device-setup': 'device setup is over',
  resealed: 'the technician’s part is over',
  'sign-in': 'the user has signed in already',
  desktop: 'the user has arrived at the desktop',
} as const;
export type Milestone = keyof typeof milestones;

/** Why a fault concerns nobody here, by what is not there. */
const needs = {
  hybrid: 'the profile joins no domain',
  cable: 'no cable leads to the internet',
  wireless: 'the PC is not connected by Wi-Fi',
  'certificate-in-chip': 'the TPM’s EK certificate is not in the chip',
  'certificate-of-maker': 'the TPM’s EK certificate does not come from its maker’s host',
  registration: 'the PC is not registered',
  power: 'the PC is off',
  account: 'no user of the tenant signs in',
} as const;
export type Need = keyof typeof needs;

export interface Moment {
  readonly past: readonly Milestone[];
  readonly has: readonly Need[];
  /** Apps and scripts by id, once their installer or script has begun. */
  readonly programs: Readonly<Record<string, 'runs' | 'done' | 'failed'>>;
}

/** Why the fault would do nothing at this moment, a clause; null: it has an effect. */
export function noEffect(
  { over, needs: wanted = [], parameters }: Pick<FaultEntry, 'over' | 'needs' | 'parameters'>,
  { past, has, programs }: Moment,
  values: FaultValues,
): string | null {
  const missing = wanted.find((need) => !has.includes(need));
  if (missing !== undefined) return needs[missing];
  const behind = over.find((milestone) => past.includes(milestone));
  if (behind !== undefined) return milestones[behind];
  for (const { key, value } of parameters) {
    if (value.kind !== 'choice' || (value.from !== 'apps' && value.from !== 'scripts')) continue;
    const state = ownOf(programs, String(ownOf(values, key)));
    if (state === 'done')
      return value.from === 'apps' ? 'the app is installed already' : 'the script has run already';
  }
  return null;
}
