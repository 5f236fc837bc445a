import { decode } from './codec.ts';
import { TPM_ST } from './constants.ts';
import { tpmsAttest, type AttestedOf, type TpmsAttest } from './structures/attest.ts';

/** A TPMS_ATTEST from its bytes. Throws `BadInputError`. */
export function parseAttest(bytes: Uint8Array): TpmsAttest {
  return decode(tpmsAttest, bytes);
}

/** What a quote attests, or null if the attestation is of another type. */
export function quoteOf(attest: TpmsAttest): AttestedOf<typeof TPM_ST.ATTEST_QUOTE> | null {
  return attest.type === TPM_ST.ATTEST_QUOTE ? attest.attested : null;
}
