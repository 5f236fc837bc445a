import { NO_BYTES, u32Bytes } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG, TPM_GENERATED_VALUE } from '../../protocols/tpm2/constants.ts';
import { HASH_ALGORITHMS } from '../../protocols/tpm2/hashes.ts';
import { NEW_CMAC, updateCmac } from '../crypto/cmac.ts';
import { startHash, startHmac, updateHash } from '../crypto/running-hash.ts';
import type { MacKey } from './mac-key.ts';
import type { HashSequence, SequenceObject } from '../state/object.ts';

/** Sequences (Part 3, 17): data that comes in several commands. */
const GENERATED = u32Bytes(TPM_GENERATED_VALUE);

/** True of data that begin as the attestations that only a TPM makes. */
export function looksGenerated(data: Uint8Array): boolean {
  return GENERATED.every((byte, i) => data[i] === byte);
}

/** A first block too short to tell is not safe: the next one could complete an attestation's start. */
function isSafeStart(data: Uint8Array): boolean {
  return data.length >= GENERATED.length && !looksGenerated(data);
}

/** A sequence of one hash; without one (TPM_ALG.NULL) an event sequence, with a hash for each bank. */
export function hashSequence(hashAlg: number, authValue: Uint8Array): HashSequence {
  const event = hashAlg === TPM_ALG.NULL;
  return {
    kind: 'sequence',
    sequence: event ? 'event' : 'hash',
    authValue,
    hashes: (event ? HASH_ALGORITHMS.map((hash) => hash.algorithm) : [hashAlg]).map(startHash),
    hmacKey: NO_BYTES,
    safe: null,
  };
}

export function macSequence({ scheme, secret }: MacKey, authValue: Uint8Array): SequenceObject {
  if (scheme === TPM_ALG.CMAC) {
    return { kind: 'sequence', sequence: 'cmac', authValue, key: secret, cmac: NEW_CMAC };
  }
  const hashes = [startHmac(scheme, secret)];
  return { kind: 'sequence', sequence: 'hmac', authValue, hashes, hmacKey: secret, safe: null };
}

export function extendSequence(sequence: SequenceObject, data: Uint8Array): SequenceObject {
  if (sequence.sequence !== 'cmac') return extendHashes(sequence, data);
  return { ...sequence, cmac: updateCmac(sequence.cmac, sequence.key, data) };
}

export function extendHashes(sequence: HashSequence, data: Uint8Array): HashSequence {
  return {
    ...sequence,
    hashes: sequence.hashes.map((hash) => updateHash(hash, data)),
    safe: sequence.safe ?? isSafeStart(data),
  };
}
