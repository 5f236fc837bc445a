import { p256 } from '@noble/curves/nist.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ecKeyFrom, ecSecretFrom, fromRawSignature, toRawSignature } from './ec-key.ts';
import { verifySignature } from './spki.ts';

it('signs as another implementation of RFC 6979 does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 300 }), (seed, message) => {
      const key = ecKeyFrom(seed);
      const signature = key.sign(message);
      expect(signature).toEqual(
        p256.sign(message, ecSecretFrom(seed), { lowS: false, extraEntropy: false, format: 'der' }),
      );
      expect(verifySignature(key.spki, key.algorithm, message, signature)).toBe(true);
      expect(fromRawSignature(toRawSignature(signature))).toEqual(signature);
    }),
    { numRuns: 50 },
  );
});
