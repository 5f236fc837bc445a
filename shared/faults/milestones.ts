/** What a rehearsal has behind it, and what it has at all, as far as a fault depends on it. */

/** Why a fault comes too late, by what is behind the PC. */
export const milestones = {
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
export const needs = {
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
