import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG, TPM_CC } from '../../protocols/tpm2/constants.ts';
import { digest, HASH_ALGORITHMS } from '../../protocols/tpm2/hashes.ts';
import { startHash, startHmac, updateHash } from '../crypto/running-hash.ts';
import { CLOCK_NOMINAL } from '../profile.ts';

/** A state of some version, as JSON gives it: only the fields that a migration moves are looked at. */
type Old = Readonly<Record<string, unknown>>;

/** Brings a saved state from version n to n + 1; the one of version n is at index n - 1. */
export const MIGRATIONS: readonly ((state: unknown) => unknown)[] = [fromVersion1, fromVersion2];

function record(value: unknown): Old {
  return typeof value === 'object' && value !== null ? (value as Old) : {};
}

function array(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/**
 * Version 1 had no physical presence, commits or epochs; a sequence kept its data, and a saved session stayed
 * in the TPM, so that its context has nothing in it that could be loaded.
 */
function fromVersion1(state: unknown): unknown {
  const { permanent, stateClear, stateReset, volatile, ...rest } = record(state);
  const { startupLocality, pcrUpdateCounter, ...now } = record(volatile);
  const reset = record(stateReset);
  const { proof } = record(reset.nullSecret);
  return {
    ...rest,
    permanent: { ...record(permanent), ppCommands: [TPM_CC.PP_Commands], timeEpoch: 0 },
    stateClear: { ...record(stateClear), startupLocality },
    stateReset: {
      ...reset,
      objectContextCounter: reset.contextCounter,
      sessions: array(reset.sessions).map(sessionOfVersion1),
      pcrUpdateCounter,
      commit: {
        nonce: digest(TPM_ALG.SHA512, proof instanceof Uint8Array ? proof : NO_BYTES),
        counter: 0,
        open: [],
      },
    },
    volatile: {
      ...now,
      transient: array(now.transient).map(loadableOfVersion1),
      physicalPresence: false,
      clockDivisor: CLOCK_NOMINAL,
    },
  };
}

/** Version 2 had no CMAC: keys of that mode and sequences with them are what version 3 may hold besides. */
function fromVersion2(state: unknown): unknown {
  return state;
}

function sessionOfVersion1(session: unknown): unknown {
  const { savedSequence, ...loaded } = record(session);
  return savedSequence === null ? { ...loaded, epoch: 0 } : null;
}

function loadableOfVersion1(loadable: unknown): unknown {
  const { chunks, hashAlg, ...sequence } = record(loadable);
  if (sequence.kind !== 'sequence') return loadable;
  const data = array(chunks).filter((chunk) => chunk instanceof Uint8Array);
  const hashes = startOfVersion1(sequence, Number(hashAlg)).map((hash) => data.reduce(updateHash, hash));
  const first = data[0];
  const safe = first === undefined ? null : first.length >= 4 && !startsGenerated(first);
  return { ...sequence, hashes, safe };
}

function startOfVersion1(sequence: Old, hashAlg: number): ReturnType<typeof startHash>[] {
  if (sequence.sequence === 'event') return HASH_ALGORITHMS.map((hash) => startHash(hash.algorithm));
  const { hmacKey } = sequence;
  if (sequence.sequence !== 'hmac' || !(hmacKey instanceof Uint8Array)) return [startHash(hashAlg)];
  return [startHmac(hashAlg, hmacKey)];
}

/** TPM_GENERATED_VALUE. */
function startsGenerated(data: Uint8Array): boolean {
  return data[0] === 0xff && data[1] === 0x54 && data[2] === 0x43 && data[3] === 0x47;
}
