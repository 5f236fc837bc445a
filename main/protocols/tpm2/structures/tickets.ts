import { sizedBytes, struct, u16, type Codec } from '../codec.ts';
import { LIMITS, TPM_RC, TPM_ST } from '../constants.ts';
import { ResponseFault } from '../response-fault.ts';
import { tpmiRhHierarchy } from './interface-types.ts';

/** TPMT_TK_* (Part 2, 10.7): tag, hierarchy, HMAC over the hierarchy's proof. */
export interface Ticket {
  readonly tag: number;
  readonly hierarchy: number;
  readonly digest: Uint8Array;
}

/** TPM_ST_NULL and the tags of commands and structures; another number is no TPM_ST at all. */
const KNOWN_TAGS: ReadonlySet<number> = new Set([0x8000, ...Object.values(TPM_ST)]);

function ticketTag(tags: readonly number[]): Codec<number> {
  return {
    read(reader) {
      const tag = reader.u16();
      if (!tags.includes(tag)) throw new ResponseFault(KNOWN_TAGS.has(tag) ? TPM_RC.TAG : TPM_RC.VALUE);
      return tag;
    },
    write: u16.write,
  };
}

function ticket(...tags: readonly number[]): Codec<Ticket> {
  return struct({
    tag: ticketTag(tags),
    hierarchy: tpmiRhHierarchy,
    digest: sizedBytes(LIMITS.MAX_DIGEST_SIZE),
  });
}

export const tpmtTkCreation = ticket(TPM_ST.CREATION);
export const tpmtTkVerified = ticket(TPM_ST.VERIFIED);
export const tpmtTkAuth = ticket(TPM_ST.AUTH_SIGNED, TPM_ST.AUTH_SECRET);
export const tpmtTkHashCheck = ticket(TPM_ST.HASHCHECK);
