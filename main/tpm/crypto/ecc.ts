import { createECDH } from 'node:crypto';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { InternalError } from '../../../shared/failures.ts';
import { bigintToBytes, bytesToBigint, concat, padLeft } from '../../protocols/bytes/bytes.ts';
import { ecdsaSign as signWith, type SigningCurve } from '../../protocols/ecdsa/ecdsa.ts';
import { TPM_ALG, TPM_ECC } from '../../protocols/tpm2/constants.ts';
import { digestSize, hmac } from '../../protocols/tpm2/hashes.ts';
import type { EccPoint } from '../../protocols/tpm2/structures/public-area.ts';
import { bnP256 } from './bn-p256.ts';
import { randomBytes, type DrbgState } from './drbg.ts';

export interface Curve {
  readonly bits: number;
  readonly bytes: number;
  /** Null for a curve that `node:crypto` lacks: it is computed with more slowly. */
  readonly nodeName: string | null;
  /** Of the nonces of its signatures. */
  readonly nonceHash: number;
  readonly noble: typeof p256;
}

const CURVES: Readonly<Record<number, Curve>> = {
  [TPM_ECC.NIST_P256]: {
    bits: 256,
    bytes: 32,
    nodeName: 'prime256v1',
    nonceHash: TPM_ALG.SHA256,
    noble: p256,
  },
  [TPM_ECC.NIST_P384]: {
    bits: 384,
    bytes: 48,
    nodeName: 'secp384r1',
    nonceHash: TPM_ALG.SHA384,
    noble: p384,
  },
  [TPM_ECC.NIST_P521]: {
    bits: 521,
    bytes: 66,
    nodeName: 'secp521r1',
    nonceHash: TPM_ALG.SHA512,
    noble: p521,
  },
  [TPM_ECC.BN_P256]: {
    bits: 256,
    bytes: 32,
    nodeName: null,
    nonceHash: TPM_ALG.SHA256,
    noble: bnP256,
  },
};

export function curveOf(curveID: number): Curve {
  const curve = CURVES[curveID];
  if (curve === undefined) throw new InternalError(`curve 0x${curveID.toString(16)} is not implemented`);
  return curve;
}

/** Bytes of a coordinate. */
export function coordinateSize(curveID: number): number {
  return curveOf(curveID).bytes;
}

/** Random bytes that a private scalar is made from: 64 bits more than the order has (FIPS 186-4, B.4.1). */
export function extraBitsSize(curveID: number): number {
  return curveOf(curveID).bytes + 8;
}

/** The private scalar of such bytes: modulo n - 1, plus 1, so that no value is likelier than another. */
export function scalarFrom(curveID: number, extraBits: Uint8Array): Uint8Array {
  const { bytes, noble } = curveOf(curveID);
  return bigintToBytes((bytesToBigint(extraBits) % (noble.Point.Fn.ORDER - 1n)) + 1n, bytes);
}

/** A private scalar that follows from the generator. */
export function generateScalar(curveID: number, drbg: DrbgState): Uint8Array {
  return scalarFrom(curveID, randomBytes(drbg, extraBitsSize(curveID)));
}

/** The public point of a scalar; null if the scalar is 0 or not below the order. */
export function publicPoint(curveID: number, scalar: Uint8Array): EccPoint | null {
  const { bytes, nodeName, noble } = curveOf(curveID);
  try {
    if (nodeName === null) return coordinatesOf(noble.Point.BASE.multiply(bytesToBigint(scalar)), bytes);
    const ecdh = createECDH(nodeName);
    ecdh.setPrivateKey(padLeft(scalar, bytes));
    const point = new Uint8Array(ecdh.getPublicKey());
    return { x: point.slice(1, 1 + bytes), y: point.slice(1 + bytes) };
  } catch {
    return null;
  }
}

/** The point multiplied by the scalar, or null if it is not on the curve. */
export function multiplyPoint(curveID: number, point: EccPoint, scalar: Uint8Array): EccPoint | null {
  const curve = curveOf(curveID);
  const affine = validPoint(curve, point);
  if (affine === null) return null;
  return coordinatesOf(affine.multiply(bytesToBigint(scalar)), curve.bytes);
}

function coordinatesOf(point: InstanceType<typeof p256.Point>, bytes: number): EccPoint {
  const { x, y } = point.toAffine();
  return { x: bigintToBytes(x, bytes), y: bigintToBytes(y, bytes) };
}

/** The x coordinate of the point multiplied by the scalar, or null if the point is not on the curve. */
export function sharedX(curveID: number, point: EccPoint, scalar: Uint8Array): Uint8Array | null {
  const { bytes, nodeName } = curveOf(curveID);
  const { x, y } = point;
  if (x.length > bytes || y.length > bytes) return null;
  if (nodeName === null) return multiplyPoint(curveID, point, scalar)?.x ?? null;
  try {
    const ecdh = createECDH(nodeName);
    ecdh.setPrivateKey(padLeft(scalar, bytes));
    return new Uint8Array(ecdh.computeSecret(concat(Uint8Array.of(4), padLeft(x, bytes), padLeft(y, bytes))));
  } catch {
    return null;
  }
}

export function isOnCurve(curveID: number, point: EccPoint): boolean {
  return validPoint(curveOf(curveID), point) !== null;
}

/** The point to compute with, or null if it is not on the curve. */
export function validPoint(curve: Curve, point: EccPoint): InstanceType<typeof p256.Point> | null {
  try {
    const candidate = curve.noble.Point.fromAffine({
      x: bytesToBigint(point.x),
      y: bytesToBigint(point.y),
    });
    candidate.assertValidity();
    return candidate;
  } catch {
    return null;
  }
}

/** ECDSA over a digest. */
export function ecdsaSign(
  curveID: number,
  scalar: Uint8Array,
  hash: Uint8Array,
): { readonly r: Uint8Array; readonly s: Uint8Array } {
  const { bits, bytes, noble, nonceHash } = curveOf(curveID);
  const curve: SigningCurve = {
    bits,
    bytes,
    hmac: (key, ...parts) => hmac(nonceHash, key, ...parts),
    hmacBytes: digestSize(nonceHash),
    scalars: noble.Point.Fn,
    baseTimes: (nonce) => publicPoint(curveID, nonce)?.x ?? null,
  };
  return signWith(curve, scalar, hash);
}

export function ecdsaVerify(
  curveID: number,
  point: EccPoint,
  hash: Uint8Array,
  r: Uint8Array,
  s: Uint8Array,
): boolean {
  const { bytes, noble } = curveOf(curveID);
  const key = concat(Uint8Array.of(4), padLeft(point.x, bytes), padLeft(point.y, bytes));
  try {
    const signature = concat(padLeft(r, bytes), padLeft(s, bytes));
    return noble.verify(signature, hash, key, { prehash: false, lowS: false });
  } catch {
    return false;
  }
}

/** Domain parameters, each at the curve's size. */
export function curveParameters(curveID: number): {
  bits: number;
  p: Uint8Array;
  a: Uint8Array;
  b: Uint8Array;
  generator: EccPoint;
  n: Uint8Array;
} {
  const { bits, bytes, noble } = curveOf(curveID);
  const curve = noble.Point.CURVE();
  const field = (value: bigint): Uint8Array => bigintToBytes(value, bytes);
  return {
    bits,
    p: field(curve.p),
    // The reference has one byte for the number 0.
    a: curve.a === 0n ? Uint8Array.of(0) : field(curve.a),
    b: field(curve.b),
    generator: { x: field(curve.Gx), y: field(curve.Gy) },
    n: field(curve.n),
  };
}
