import { TPM_RC_N, TPM_RC_P, TPM_RC_S } from '../protocols/tpm2/constants.ts';
import { ResponseFault } from '../protocols/tpm2/response-fault.ts';

/** Ends the command with a response code. */
export function fail(responseCode: number): never {
  throw new ResponseFault(responseCode);
}

/** A format 1 code that points at parameter `number` (1 is the first). */
export function atParameter(responseCode: number, number: number): number {
  return addNumber(responseCode, TPM_RC_P + number * TPM_RC_N);
}

/** A format 1 code that points at handle `number`. */
export function atHandle(responseCode: number, number: number): number {
  return addNumber(responseCode, number * TPM_RC_N);
}

/** A format 1 code that points at session `number`. */
export function atSession(responseCode: number, number: number): number {
  return addNumber(responseCode, TPM_RC_S + number * TPM_RC_N);
}

export function failParameter(responseCode: number, number: number): never {
  throw new ResponseFault(atParameter(responseCode, number));
}

export function failHandle(responseCode: number, number: number): never {
  throw new ResponseFault(atHandle(responseCode, number));
}

/** Format 0 codes and codes that have a number already stay as they are. */
function addNumber(responseCode: number, position: number): number {
  return (responseCode & 0x80) !== 0 && (responseCode & ~0x3f & ~0x80) === 0
    ? responseCode + position
    : responseCode;
}
