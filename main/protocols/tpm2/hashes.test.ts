import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../bytes/bytes.ts';
import { HASH_ALGORITHMS, hmac } from './hashes.ts';

describe('hmac', () => {
  it.each(HASH_ALGORITHMS)(
    'with $nodeName is that of node:crypto, for keys of any size',
    ({ algorithm, nodeName }) => {
      const bytes = fc.uint8Array({ maxLength: 300 });
      fc.assert(
        fc.property(bytes, bytes, bytes, (key, first, second) => {
          const expected = createHmac(nodeName, key).update(first).update(second).digest('hex');
          expect(toHex(hmac(algorithm, key, first, second))).toBe(expected);
        }),
      );
    },
  );
});
