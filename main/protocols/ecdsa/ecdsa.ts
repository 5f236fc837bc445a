import { InternalError } from '../../../shared/failures.ts';
import { bigintToBytes, bytesToBigint, concat } from '../bytes/bytes.ts';

/** What a signature needs of its curve. */
export interface SigningCurve {
  /** Of the order. */
  readonly bits: number;
  /** Of a coordinate. */
  readonly bytes: number;
  /** HMAC of the parts one after another, which makes the nonces, and the bytes that it gives. */
  readonly hmac: (key: Uint8Array, ...parts: readonly Uint8Array[]) => Uint8Array;
  readonly hmacBytes: number;
  /** Arithmetic modulo the order of the base point. */
  readonly scalars: {
    readonly ORDER: bigint;
    mul(a: bigint, b: bigint): bigint;
    inv(a: bigint): bigint;
  };
  /** The x coordinate of the base point times the scalar; null where the scalar is none of the curve. */
  baseTimes(scalar: Uint8Array): Uint8Array | null;
}

/**
 * ECDSA over a digest (FIPS 186-5, 6.4.1); the nonce follows RFC 6979, so that a rehearsal repeats. node:crypto signs
 * messages only, with nonces that vary, but it multiplies the base point, which is what takes the time.
 */
export function ecdsaSign(
  curve: SigningCurve,
  scalar: Uint8Array,
  hash: Uint8Array,
): { readonly r: Uint8Array; readonly s: Uint8Array } {
  const { bits, bytes, scalars } = curve;
  const d = bytesToBigint(scalar);
  const z = leadingBits(hash, bits) % scalars.ORDER;
  for (const nonce of signatureNonces(curve, d, hash)) {
    const x = curve.baseTimes(bigintToBytes(nonce, bytes));
    if (x === null) continue;
    const r = bytesToBigint(x) % scalars.ORDER;
    const s = scalars.mul(scalars.inv(nonce), (z + r * d) % scalars.ORDER);
    if (r !== 0n && s !== 0n) return { r: bigintToBytes(r, bytes), s: bigintToBytes(s, bytes) };
  }
  throw new InternalError('nonces do not end');
}

/** The first `bits` bits as a number (RFC 6979, 2.3.2). */
function leadingBits(bytes: Uint8Array, bits: number): bigint {
  const surplus = Math.max(0, bytes.length * 8 - bits);
  return bytesToBigint(bytes) >> BigInt(surplus);
}

/** The nonces of an ECDSA signature, one after another until one will do (RFC 6979, 3.2). */
function* signatureNonces(
  { bits, bytes: size, hmac, hmacBytes, scalars }: SigningCurve,
  scalar: bigint,
  digest: Uint8Array,
): Generator<bigint, never> {
  const order = scalars.ORDER;
  const secrets = concat(bigintToBytes(scalar, size), bigintToBytes(leadingBits(digest, bits) % order, size));
  let v: Uint8Array = new Uint8Array(hmacBytes).fill(1);
  let k: Uint8Array = new Uint8Array(hmacBytes);
  const stir = (step: number, data: Uint8Array): void => {
    k = hmac(k, v, Uint8Array.of(step), data);
    v = hmac(k, v);
  };
  stir(0, secrets);
  stir(1, secrets);
  for (;;) {
    let bytes: Uint8Array = new Uint8Array();
    while (bytes.length < size) {
      v = hmac(k, v);
      bytes = concat(bytes, v);
    }
    const nonce = leadingBits(bytes.slice(0, size), bits);
    if (nonce > 0n && nonce < order) yield nonce;
    stir(0, new Uint8Array());
  }
}
