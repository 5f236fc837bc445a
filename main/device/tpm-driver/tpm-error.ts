/** A command that the TPM refused: simulated data for the step that meets it, never our own fault. */
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { hresult } from '../../protocols/hresult/hresult.ts';
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

/** NTE_AUTHENTICATION_IGNORED: how the platform crypto provider tells of the TPM's lockout. */
const lockedOut = hresult(0x80090031);

/** FACILITY_TPM_SERVICES with the response code, as the platform crypto provider passes it on. */
export const tpmHResult = (error: TpmError): HResult =>
  error.responseCode === TPM_RC.LOCKOUT ? lockedOut : hresult(0x80280000 | error.responseCode);
