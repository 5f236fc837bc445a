import { bigintToBytes, bytesToBigint, concat, padLeft } from '../../protocols/bytes/bytes.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';
import type { EccPoint } from '../../protocols/tpm2/structures/public-area.ts';
import type { DrbgState } from './drbg.ts';
import { curveOf, generateScalar, publicPoint, validPoint } from './ecc.ts';

/** Schnorr signatures over elliptic curves (Part 1, C.4.2 ECDAA and C.4.3 EC Schnorr). */
export interface SchnorrSignature {
  readonly r: Uint8Array;
  readonly s: Uint8Array;
}

function orderOf(curveID: number): bigint {
  return curveOf(curveID).noble.Point.Fn.ORDER;
}

/** s = k + t·d mod n, or null if t or s is nothing. */
function combine(curveID: number, k: Uint8Array, t: Uint8Array, d: Uint8Array): Uint8Array | null {
  const n = orderOf(curveID);
  const factor = bytesToBigint(t) % n;
  const s = (bytesToBigint(k) + factor * bytesToBigint(d)) % n;
  return factor === 0n || s === 0n ? null : bigintToBytes(s, curveOf(curveID).bytes);
}

/** H(x ‖ digest), cut to the size of the curve's order. */
function challenge(curveID: number, hashAlg: number, x: Uint8Array, hash: Uint8Array): Uint8Array {
  const { bytes } = curveOf(curveID);
  return digest(hashAlg, padLeft(x, bytes), hash).slice(0, bytes);
}

export function schnorrSign(
  curveID: number,
  hashAlg: number,
  scalar: Uint8Array,
  hash: Uint8Array,
  drbg: DrbgState,
): SchnorrSignature {
  for (;;) {
    const k = generateScalar(curveID, drbg);
    const point = publicPoint(curveID, k);
    if (point === null) continue;
    const r = challenge(curveID, hashAlg, point.x, hash);
    const s = combine(curveID, k, r, scalar);
    // A verifier takes only numbers below the order.
    if (s !== null && bytesToBigint(r) < orderOf(curveID)) return { r: padLeft(r, s.length), s };
  }
}

export function schnorrVerify(
  curveID: number,
  hashAlg: number,
  key: EccPoint,
  hash: Uint8Array,
  signature: SchnorrSignature,
): boolean {
  const curve = curveOf(curveID);
  const n = orderOf(curveID);
  const r = bytesToBigint(signature.r);
  const s = bytesToBigint(signature.s);
  const q = validPoint(curve, key);
  if (q === null || r === 0n || s === 0n || r >= n || s >= n) return false;
  // [s]G - [r]Q is the point that was signed with.
  const point = curve.noble.Point.BASE.multiplyUnsafe(s).add(q.multiplyUnsafe(n - r));
  if (point.is0()) return false;
  const x = bigintToBytes(point.toAffine().x, curve.bytes);
  return bytesToBigint(challenge(curveID, hashAlg, x, hash)) === r;
}

/** ECDAA with the secret `r` of a commitment: the nonce stands where another scheme has its r. */
export function ecdaaSign(
  curveID: number,
  hashAlg: number,
  scalar: Uint8Array,
  hash: Uint8Array,
  committed: Uint8Array,
  drbg: DrbgState,
): SchnorrSignature {
  for (;;) {
    const nonce = generateScalar(curveID, drbg);
    const s = combine(curveID, committed, digest(hashAlg, concat(nonce, hash)), scalar);
    if (s !== null) return { r: nonce, s };
  }
}
