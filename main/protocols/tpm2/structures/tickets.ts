import { oneOf, sizedBytes, struct, u16, type Codec } from '../codec.ts';
import { LIMITS, TPM_RC, TPM_ST } from '../constants.ts';
import { tpmiRhHierarchy } from './interface-types.ts';

/** TPMT_TK_* (Part 2, 10.7): tag, hierarchy, HMAC over the hierarchy's proof. */
export interface Ticket {
  readonly tag: number;
  readonly hierarchy: number;
  readonly digest: Uint8Array;
}

function ticket(...tags: readonly number[]): Codec<Ticket> {
  return struct({
    // Part 2 names TPM_RC_TAG; implementations answer VALUE, and clients have met nothing else.
    tag: oneOf(u16, tags, TPM_RC.VALUE),
    hierarchy: tpmiRhHierarchy,
    digest: sizedBytes(LIMITS.MAX_DIGEST_SIZE),
  });
}

export const tpmtTkCreation = ticket(TPM_ST.CREATION);
export const tpmtTkVerified = ticket(TPM_ST.VERIFIED);
export const tpmtTkAuth = ticket(TPM_ST.AUTH_SIGNED, TPM_ST.AUTH_SECRET);
export const tpmtTkHashCheck = ticket(TPM_ST.HASHCHECK);
