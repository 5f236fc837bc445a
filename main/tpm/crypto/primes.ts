import { bytesToBigint } from '../../protocols/bytes/bytes.ts';
import type { Steps } from '../steps.ts';
import { randomBytes, type DrbgState } from './drbg.ts';
import { isProbablePrime, seemsPrime } from './primality.ts';

/** Higher costs more than the candidates that it spares. */
const SIEVE_LIMIT = 32_768;
/** Odd numbers looked at from one random start; one start in about e^17 has no 1024-bit prime in it. */
const SIEVE_WINDOW = 8192;

/**
 * Where the first prime from an odd `start` on is: `index` for start + 2 · index, or null where the window has none of
 * `bits` bits with p - 1 prime to the exponent.
 */
export type FindPrime = (start: bigint, bits: number, exponent: bigint) => Steps<number | null>;

/**
 * A prime of exactly `bits` bits, its two highest bits set so that the product of two has twice as many,
 * and p - 1 without a factor in common with the odd prime `exponent`. Follows from the generator alone.
 */
export function* generatePrime(
  drbg: DrbgState,
  bits: number,
  exponent: bigint,
  find: FindPrime,
): Steps<bigint> {
  for (;;) {
    const bytes = randomBytes(drbg, bits / 8);
    bytes[0] = (bytes[0] ?? 0) | 0xc0;
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) | 1;
    const start = bytesToBigint(bytes);
    const index = yield* find(start, bits, exponent);
    if (index !== null) return start + BigInt(2 * index);
  }
}

/** By search; a step is a candidate looked at. */
export const searchPrime: FindPrime = function* (start, bits, exponent) {
  const composite = sieve(start);
  for (let index = 0; index < SIEVE_WINDOW; index++) {
    if (composite[index] === 1) continue;
    const candidate = start + BigInt(2 * index);
    if (!fits(candidate, bits)) return null;
    yield;
    if (isCoprime(candidate, exponent) && isProbablePrime(candidate)) return index;
  }
  return null;
};

/** False for a place at which `searchPrime` cannot have ended; does not look at what is before it. */
export function mayEndAt(start: bigint, index: number, bits: number, exponent: bigint): boolean {
  const candidate = start + BigInt(2 * index);
  return (
    index < SIEVE_WINDOW && fits(candidate, bits) && isCoprime(candidate, exponent) && seemsPrime(candidate)
  );
}

const fits = (candidate: bigint, bits: number): boolean => candidate >> BigInt(bits) === 0n;
const isCoprime = (candidate: bigint, exponent: bigint): boolean => (candidate - 1n) % exponent !== 0n;

/** Marks start + 2i where a small prime divides it. */
function sieve(start: bigint): Uint8Array {
  const composite = new Uint8Array(SIEVE_WINDOW);
  primeGroups ??= groupPrimes(smallPrimes(SIEVE_LIMIT));
  for (const { product, primes } of primeGroups) {
    const residue = Number(start % product);
    for (const prime of primes) {
      const remainder = residue % prime;
      // The least i with remainder + 2i = 0 modulo the prime.
      const distance = remainder === 0 ? 0 : prime - remainder;
      let i = distance % 2 === 0 ? distance / 2 : (distance + prime) / 2;
      for (; i < SIEVE_WINDOW; i += prime) composite[i] = 1;
    }
  }
  return composite;
}

/** Made for the first search: most processes remember where theirs ended. */
let primeGroups: readonly PrimeGroup[] | undefined;

/** Small primes whose product is exact in a double: one long division serves the whole group. */
interface PrimeGroup {
  readonly product: bigint;
  readonly primes: readonly number[];
}

function groupPrimes(primes: readonly number[]): PrimeGroup[] {
  const groups: PrimeGroup[] = [];
  let current: number[] = [];
  let product = 1;
  for (const prime of primes) {
    if (product * prime > Number.MAX_SAFE_INTEGER) {
      groups.push({ product: BigInt(product), primes: current });
      current = [];
      product = 1;
    }
    current.push(prime);
    product *= prime;
  }
  groups.push({ product: BigInt(product), primes: current });
  return groups;
}

function smallPrimes(limit: number): number[] {
  const composite = new Uint8Array(limit);
  const primes: number[] = [];
  for (let n = 3; n < limit; n += 2) {
    if (composite[n] === 1) continue;
    primes.push(n);
    for (let multiple = n * n; multiple < limit; multiple += n) composite[multiple] = 1;
  }
  return primes;
}
