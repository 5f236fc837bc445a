import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, toHex } from '../../protocols/bytes/bytes.ts';
import { digest, HASH_ALGORITHMS, hmac } from '../../protocols/tpm2/hashes.ts';
import { parseTagged, stringifyTagged } from '../state/tagged-json.ts';
import {
  finishHash,
  finishHmac,
  startHash,
  startHmac,
  updateHash,
  type RunningHash,
} from './running-hash.ts';

const algorithm = fc.constantFrom(...HASH_ALGORITHMS.map((hash) => hash.algorithm));
const chunks = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 });

/** As a context or a saved state keeps it. */
function storedAndRead(running: RunningHash): RunningHash {
  return parseTagged(stringifyTagged(running)) as RunningHash;
}

describe('a running hash', () => {
  it('stored between any two pieces of data gives the digest of all of them', () => {
    fc.assert(
      fc.property(algorithm, chunks, (hashAlg, data) => {
        const running = data.reduce(
          (hash, chunk) => storedAndRead(updateHash(hash, chunk)),
          startHash(hashAlg),
        );
        expect(toHex(finishHash(running))).toBe(toHex(digest(hashAlg, ...data)));
      }),
    );
  });

  it('with a key of any length gives the HMAC', () => {
    fc.assert(
      fc.property(algorithm, chunks, fc.uint8Array({ maxLength: 200 }), (hashAlg, data, key) => {
        const running = data.reduce(
          (hash, chunk) => storedAndRead(updateHash(hash, chunk)),
          startHmac(hashAlg, key),
        );
        expect(toHex(finishHmac(running, key))).toBe(toHex(hmac(hashAlg, key, concat(...data))));
      }),
    );
  });
});
