/** A step of the deployment that failed as Windows fails: simulated, shown on the screen, never our fault. */
import type { StageText } from '../../../shared/stage/view.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { formatHResult } from '../../protocols/hresult/hresult.ts';

/** Where it failed; names of the error sentences in facts/pre-provisioning-pages#sentences-of-a-failure. */
export type Step =
  | 'profile'
  | 'attestation'
  | 'aad-configure'
  | 'aad-join'
  | 'domain-join'
  | 'aad-discovery'
  | 'aad-ticket'
  | 'mdm-enrolment'
  | 'mdm-finish'
  | 'provider'
  | 'esp'
  | 'network'
  | 'sign-in'
  /** A page of the set-up that takes what was entered for wrong. */
  | 'set-up-page';

export interface StepFailureFacts {
  readonly step: Step;
  readonly code: HResult;
  /** ESP subcategory whose line turns red, or null. */
  readonly item: string | null;
  /** What the PC makes of it, in words. */
  readonly cause: string;
  /** A time limit was over. */
  readonly late?: true;
  /** LocURI of the tracked item that failed or was not done. */
  readonly node?: string;
  /** The sentence on the result page, where it is not the step's own. */
  readonly sentence?: StageText;
  /** Entra's number (AADSTS…), which is shown in the code's place. */
  readonly entraError?: number;
  /** The page shows no code: there is none that Windows was told. */
  readonly withoutCode?: boolean;
}

/** The code as a person sees it: an HRESULT, or Entra's number. */
export const shownCode = ({ code, entraError }: Pick<StepFailureFacts, 'code' | 'entraError'>): string =>
  entraError === undefined ? formatHResult(code) : `AADSTS${entraError}`;

export class StepFailure extends Error {
  override readonly name = 'StepFailure';
  readonly facts: StepFailureFacts;

  constructor(facts: StepFailureFacts) {
    super(`${facts.step} ${formatHResult(facts.code)}: ${facts.cause}`);
    this.facts = facts;
  }
}
