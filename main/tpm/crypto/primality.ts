import { checkPrimeSync, constants, createPublicKey, publicEncrypt } from 'node:crypto';
import { bigintToBytes, bytesToBigint, concat, u32Bytes } from '../../protocols/bytes/bytes.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';

/**
 * Rounds of Miller-Rabin for a prime of so many bits at least. FIPS 186-5, table B.1: 5 rounds for primes of 1024 bits
 * and 4 for 1536 leave an error of at most 2^-112 and 2^-128; table C.2 of FIPS 186-4: 7 for 512 bits, 2^-100. They
 * rest on Damgård, Landrock and Pomerance (Mathematics of Computation 61, 1993): of random candidates, as ours are,
 * almost none of the composite ones has many liars, so that far fewer rounds do than the 64 of `checkPrimeSync`, which
 * has to hold for a number that an adversary has chosen.
 */
const ROUNDS: readonly (readonly [bits: number, rounds: number])[] = [
  [1536, 4],
  [1024, 5],
  [0, 7],
];

/** A prime of 512 bits: 2^512 - 569. */
const PRIME_512 = (1n << 512n) - 569n;
const HAS_NATIVE_POWER = power(2n, PRIME_512 - 1n, PRIME_512) === 1n;

/**
 * True for a prime, and for a random odd composite with a probability as in `ROUNDS`. `candidate` is odd, positive and
 * of a multiple of 8 bits. Follows from the candidate alone; where both ways below are open they differ by that
 * probability only.
 */
export function isProbablePrime(candidate: bigint): boolean {
  // The base 2 comes first, and does not count: it tells of nearly every composite what it is.
  if (!seemsPrime(candidate)) return false;
  if (!HAS_NATIVE_POWER) return true;
  const bits = candidate.toString(16).length * 4;
  const rounds = ROUNDS.find(([least]) => bits >= least)?.[1] ?? 0;
  for (let round = 0; round < rounds; round++) if (!passes(candidate, baseOf(candidate, round))) return false;
  return true;
}

/** A single look: true for a prime, and for hardly any other number that was not chosen to deceive. */
export function seemsPrime(candidate: bigint): boolean {
  return HAS_NATIVE_POWER ? passes(candidate, 2n) : checkPrimeSync(candidate);
}

/** One round of Miller-Rabin (FIPS 186-5, B.3.1). */
function passes(n: bigint, base: bigint): boolean {
  const last = n - 1n;
  let halvings = 0n;
  while (((last >> halvings) & 1n) === 0n) halvings++;
  let value = power(base, last >> halvings, n);
  if (value === null) return checkPrimeSync(n);
  if (value === 1n || value === last) return true;
  for (let i = 1n; i < halvings; i++) {
    value = (value * value) % n;
    if (value === last) return true;
  }
  return false;
}

/** A base between 2 and n - 2 that looks random and follows from the candidate and the round. */
function baseOf(n: bigint, round: number): bigint {
  const size = Math.ceil(n.toString(16).length / 2);
  const seed = digest(TPM_ALG.SHA256, bigintToBytes(n, size), u32Bytes(round));
  const blocks = Array.from({ length: Math.ceil(size / 64) + 1 }, (_, i) =>
    digest(TPM_ALG.SHA512, seed, u32Bytes(i)),
  );
  return (bytesToBigint(concat(...blocks)) % (n - 3n)) + 2n;
}

/**
 * base^exponent modulo an odd modulus, by the library's own arithmetic: it is what RSA without padding computes with
 * the exponent as public exponent. Null where that is refused: OpenSSL takes any exponent for a modulus of up to
 * 3072 bits, BoringSSL none above 33 bits.
 */
function power(base: bigint, exponent: bigint, modulus: bigint): bigint | null {
  const size = Math.ceil(modulus.toString(16).length / 2);
  try {
    const key = createPublicKey({
      format: 'jwk',
      key: { kty: 'RSA', n: base64url(modulus), e: base64url(exponent) },
    });
    const block = bigintToBytes(base, size);
    return bytesToBigint(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block));
  } catch {
    return null;
  }
}

function base64url(value: bigint): string {
  const size = Math.ceil(value.toString(16).length / 2);
  return Buffer.from(bigintToBytes(value, size)).toString('base64url');
}
