/** What the error catalogue holds: an entry for each code or message that a deployment can end with. */

/** Where it is seen, in words. */
export const placeNames = {
  technician: 'technician flow',
  user: 'user flow',
  'self-deploying': 'self-deploying mode',
  registration: 'registration',
  apps: 'apps of the Enrollment Status Page',
  landing: 'landing page',
} as const;
export type Place = keyof typeof placeNames;

/** The step that fails with it; names as in a report's `error.step`. */
export const steps = [
  'profile',
  'attestation',
  'aad-configure',
  'aad-join',
  'domain-join',
  'aad-discovery',
  'aad-ticket',
  'mdm-enrolment',
  'mdm-finish',
  'provider',
  'esp',
  'network',
  'sign-in',
  'set-up-page',
] as const;
type FailingStep = (typeof steps)[number];

/** A step as a person calls it, for the middle of a sentence. */
export const stepNames: Readonly<Record<FailingStep, string>> = {
  profile: 'getting the deployment profile',
  attestation: 'securing the hardware (attestation)',
  'aad-configure': 'preparing the join',
  'aad-join': 'joining Entra ID',
  'domain-join': 'joining the domain',
  'aad-discovery': 'finding the enrolment service',
  'aad-ticket': 'getting a token for enrolment',
  'mdm-enrolment': 'enrolling in Intune',
  'mdm-finish': 'finishing enrolment',
  provider: 'preparing the policy providers',
  esp: 'the status page',
  network: 'the network',
  'sign-in': 'signing in',
  'set-up-page': 'a page of the set-up',
};

export interface ErrorEntry {
  /**
   * As the device or the portal shows it: an HRESULT ('0x800705B4'), an exit code, event or service number in
   * decimal ('1603', '806'), a page's name ('OOBEIDPS') or Entra's number ('AADSTS53003'). Null where only a message is shown.
   */
  readonly code: string | null;
  /** The message that is shown, where there is no code. */
  readonly message?: string;
  /** The symbol of the header or service that defines it, null where none is known. */
  readonly name: string | null;
  readonly where: readonly Place[];
  readonly step?: FailingStep;
  readonly cause: string;
  readonly remedy: string;
  /** False: no published source was found for this meaning. Plausible; check before relying on it. */
  readonly confirmed: boolean;
}
