import { constants, createPrivateKey, privateDecrypt, type KeyObject } from 'node:crypto';
import { bigintToBytes, bytesToBigint } from '../../protocols/bytes/bytes.ts';
import { DEFAULT_EXPONENT } from '../../protocols/tpm2/rsa-public.ts';
import type { Steps } from '../steps.ts';
import type { DrbgState } from './drbg.ts';
import { generatePrime, type FindPrime } from './primes.ts';
import {
  followed,
  recallTrail,
  recorded,
  rememberTrail,
  searchId,
  WRONG_TRAIL,
  type KeyMemory,
} from './prime-trail.ts';

export interface RsaKeyPair {
  readonly modulus: Uint8Array;
  /** One of the two primes, half as long as the modulus: the sensitive part of an RSA object. */
  readonly prime: Uint8Array;
}

/**
 * An RSA key of `bits` bits that follows from the generator. `exponent` 0 stands for 65537. Where the search for the
 * same key ended before is asked of `memory`, which changes nothing but the time.
 */
export function* generateRsaKey(
  drbg: DrbgState,
  bits: number,
  exponent: number,
  memory: KeyMemory,
): Steps<RsaKeyPair> {
  const e = BigInt(exponent === 0 ? DEFAULT_EXPONENT : exponent);
  const id = searchId(drbg, bits, e);
  const trail = recallTrail(memory, id);
  if (trail !== null) {
    const copy = { ...drbg };
    try {
      const key = yield* rsaKey(copy, bits, e, followed(trail));
      Object.assign(drbg, copy);
      return key;
    } catch (fault) {
      if (fault !== WRONG_TRAIL) throw fault;
    }
  }
  const made: number[] = [];
  const key = yield* rsaKey(drbg, bits, e, recorded(made));
  rememberTrail(memory, id, made);
  return key;
}

function* rsaKey(drbg: DrbgState, bits: number, e: bigint, find: FindPrime): Steps<RsaKeyPair> {
  for (;;) {
    const p = yield* generatePrime(drbg, bits / 2, e, find);
    const q = yield* generatePrime(drbg, bits / 2, e, find);
    const distance = p > q ? p - q : q - p;
    // FIPS 186-4, B.3.3: primes too close to each other give a key that Fermat's method factors.
    if (distance >> BigInt(bits / 2 - 100) === 0n) continue;
    return { modulus: bigintToBytes(p * q, bits / 8), prime: bigintToBytes(p, bits / 16) };
  }
}

/** The private key of a modulus and one of its primes; null if the prime does not divide it or is refused. */
export function rsaPrivateKey(modulus: Uint8Array, exponent: number, prime: Uint8Array): KeyObject | null {
  const n = bytesToBigint(modulus);
  const p = bytesToBigint(prime);
  if (p < 2n || n % p !== 0n) return null;
  const q = n / p;
  const e = BigInt(exponent === 0 ? DEFAULT_EXPONENT : exponent);
  const d = inverse(e, (p - 1n) * (q - 1n));
  const qi = inverse(q, p);
  if (d === null || qi === null) return null;
  const size = modulus.length;
  const half = Math.ceil(size / 2);
  try {
    return createPrivateKey({
      key: {
        kty: 'RSA',
        n: base64url(modulus),
        e: base64url(bigintToBytes(e, Math.ceil(e.toString(16).length / 2))),
        d: base64url(bigintToBytes(d, size)),
        p: base64url(bigintToBytes(p, half)),
        q: base64url(bigintToBytes(q, half)),
        dp: base64url(bigintToBytes(d % (p - 1n), half)),
        dq: base64url(bigintToBytes(d % (q - 1n), half)),
        qi: base64url(bigintToBytes(qi, half)),
      },
      format: 'jwk',
    });
  } catch {
    return null;
  }
}

/** `block` to the power of d; null if the block is not below the modulus. */
export function rsaPrivateOperation(key: KeyObject, block: Uint8Array): Uint8Array | null {
  try {
    return new Uint8Array(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, block));
  } catch {
    return null;
  }
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}

/** The inverse modulo `modulus`, or null if there is none. */
function inverse(value: bigint, modulus: bigint): bigint | null {
  let [a, b] = [value % modulus, modulus];
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [x, y] = [y, x - quotient * y];
  }
  if (a !== 1n) return null;
  return x < 0n ? x + modulus : x;
}
