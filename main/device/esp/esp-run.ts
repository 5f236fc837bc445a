/** One run of the Enrollment Status Page: whose it is, what it needs of other parts of the PC, how it ends. */
import type { Process } from '../../world/process.ts';
import type { SimDuration } from '../../world/time.ts';
import type { StepFailureFacts } from '../windows/step-failure.ts';

/**
 * Work of other parts of the PC behind the first three lines. Without attestation none is required; a join or
 * an enrolment that is left out was done before.
 */
export interface PreparationSteps {
  readonly attest?: () => Process<void>;
  readonly join?: () => Process<void>;
  readonly enrol?: () => Process<void>;
  /** A hybrid join: waits for what the domain has made of the PC; the line of the join is done with it. */
  readonly domainJoin?: () => Process<void>;
  /** Account setup cannot go on without the credentials of the user's work account. */
  readonly needsCredentials?: () => Process<boolean>;
  /** Account setup of a hybrid join waits for the registration, for at most `limit`. */
  readonly registration?: (limit: SimDuration) => Process<void>;
}

export type EspOutcome =
  | { readonly ok: true }
  | { readonly failure: StepFailureFacts }
  /** The PC must restart, and the page be run again; the URIs that ask for it. */
  | { readonly rebootDue: readonly string[] }
  /** Somebody must sign in to the work account, and the page be run again. */
  | { readonly credentialsDue: true };
