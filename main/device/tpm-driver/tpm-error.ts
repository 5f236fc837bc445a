/** A command that the TPM refused: simulated data for the step that meets it, never our own fault. */
import { fromTpmResponse } from '../../protocols/hresult/hresult.ts';
import { HResults } from '../../protocols/hresult/codes.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { TPM_RC } from '../../protocols/tpm2/constants.ts';
import { describeResponseCode } from '../../protocols/tpm2/response-codes.ts';

export class TpmError extends Error {
  override readonly name = 'TpmError';
  /** Name of the command without the prefix 'TPM2_'. */
  readonly command: string;
  readonly responseCode: number;

  constructor(command: string, responseCode: number) {
    const { name, meaning } = describeResponseCode(responseCode);
    super(`TPM2_${command} answered TPM_RC_${name}${meaning === '' ? '' : `: ${meaning}`}`);
    this.command = command;
    this.responseCode = responseCode;
  }
}

/** How the platform crypto provider tells of it; the lockout has a code of its own. */
export const tpmHResult = ({ responseCode }: TpmError): HResult =>
  responseCode === TPM_RC.LOCKOUT ? HResults.NTE_AUTHENTICATION_IGNORED : fromTpmResponse(responseCode);
