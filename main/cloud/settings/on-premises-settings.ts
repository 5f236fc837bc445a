/** How the company's own servers are: settings of a scenario. */
import { EntraErrors } from '../../protocols/entra/entra-errors.ts';
import type { SimDuration } from '../../world/time.ts';
import { minutes } from '../../world/time.ts';

export interface OnPremisesSettings {
  /** DNS name of the Active Directory domain; '' leaves it to the tenant's users and domain join profiles. */
  readonly domain: string;
  /**
   * The Intune Connector for Active Directory: it runs, is switched off, was never installed, may not create
   * computers in the organisational unit, or has used up the ten computers that an account may join.
   */
  readonly connector: 'running' | 'offline' | 'not-installed' | 'no-rights' | 'quota-reached';
  /** Entra Connect synchronises in cycles of this length; null: it does not run. */
  readonly syncInterval: SimDuration | null;
  /** Members learn from a service connection point which tenant they belong to. */
  readonly serviceConnectionPoint: boolean;
  /**
   * What stands in the way of a password that Entra has the company's own Active Directory check (pass-through
   * authentication): its agents are out of reach or do not answer in time, the hours of the account, an expired
   * password; null: nothing.
   */
  readonly passThrough: keyof typeof passThroughTroubles | null;
  /** The sign-in of a federated tenant: a form, or only ways that a PC under set-up cannot go. */
  readonly federation: 'forms' | 'windows';
}

/** Entra's numbers for it, and its words. */
export const passThroughTroubles = {
  unreachable: [EntraErrors.OnPremisesAgentUnreachable, 'The authentication agent is out of reach'],
  'timed-out': [EntraErrors.OnPremisesAgentTimedOut, 'The authentication agent did not answer in time'],
  'outside-hours': [EntraErrors.OnPremisesLogonHours, 'The account may not sign in at this hour'],
  expired: [EntraErrors.OnPremisesPasswordExpired, 'The password in Active Directory has expired'],
} as const;

export const usualOnPremises: OnPremisesSettings = {
  domain: '',
  connector: 'running',
  syncInterval: minutes(30),
  serviceConnectionPoint: true,
  passThrough: null,
  federation: 'forms',
};
