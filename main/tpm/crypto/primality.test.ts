import { checkPrimeSync, createHash, generatePrimeSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProbablePrime, seemsPrime } from './primality.ts';

/** Odd, of exactly so many bits. */
const oddOf = (bits: number) =>
  fc.bigInt({ min: 1n << BigInt(bits - 1), max: (1n << BigInt(bits)) - 1n }).map((value) => value | 1n);

describe('a probable prime', () => {
  it.each([512, 1024, 1536])('of %i bits is what node:crypto takes for one', (bits) => {
    fc.assert(
      fc.property(oddOf(bits), (n) => {
        expect(isProbablePrime(n)).toBe(checkPrimeSync(n));
      }),
      { numRuns: 30 },
    );
    for (let i = 0; i < 3; i++) {
      const prime = generatePrimeSync(bits, { bigint: true });
      expect(isProbablePrime(prime)).toBe(true);
      expect(isProbablePrime(prime * prime)).toBe(false);
    }
  });

  it('is none of the numbers that deceive the base 2', () => {
    // Strong pseudoprimes to the base 2 (OEIS A001262); those below a whole byte are as odd as any.
    const deceivers = [2047n, 3277n, 4033n, 4681n, 8321n, 15841n, 3215031751n, 3825123056546413051n];
    for (const n of deceivers) expect(isProbablePrime(n)).toBe(false);
    // p (2p - 1) has as many liars as a composite can have (Rabin).
    const p = (1n << 61n) - 1n;
    const many = [p * (2n * p - 1n), 1729n, 561n, 294409n];
    for (const n of many) expect(isProbablePrime(n)).toBe(false);
    expect(seemsPrime(2047n)).toBe(true);
  });

  it('follows from the candidate alone', () => {
    const chosen = createHash('sha512').update('candidate').digest('hex');
    const n = BigInt(`0x${chosen}`) | 1n;
    expect(new Set(Array.from({ length: 5 }, () => isProbablePrime(n))).size).toBe(1);
  });
});
