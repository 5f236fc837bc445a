import { bigintToBytes, bytesToBigint } from '../../protocols/bytes/bytes.ts';
import type { EccPoint } from '../../protocols/tpm2/structures/public-area.ts';
import { curveOf, publicPoint, validPoint } from './ecc.ts';

/** What both sides of a two-phase key agreement bring. */
export interface KeyAgreement {
  readonly curveID: number;
  readonly staticScalar: Uint8Array;
  readonly ephemeralScalar: Uint8Array;
  readonly otherStatic: EccPoint;
  readonly otherEphemeral: EccPoint;
}

/**
 * Full MQV (SP 800-56A, 6.1.1.4) on a curve with cofactor 1; null if the result is the point at infinity or
 * one of the points is not on the curve.
 */
export function fullMqv(agreement: KeyAgreement): EccPoint | null {
  const { curveID } = agreement;
  const curve = curveOf(curveID);
  const n = curve.noble.Point.Fn.ORDER;
  const own = publicPoint(curveID, agreement.ephemeralScalar);
  const otherStatic = validPoint(curve, agreement.otherStatic);
  const otherEphemeral = validPoint(curve, agreement.otherEphemeral);
  if (own === null || otherStatic === null || otherEphemeral === null) return null;
  const associate = (x: Uint8Array): bigint => associateValue(x, n);
  const staticPart = associate(own.x) * bytesToBigint(agreement.staticScalar);
  const signature = (bytesToBigint(agreement.ephemeralScalar) + staticPart) % n;
  const point = otherEphemeral
    .add(otherStatic.multiplyUnsafe(associate(agreement.otherEphemeral.x) % n))
    .multiplyUnsafe(signature);
  if (point.is0()) return null;
  const { x, y } = point.toAffine();
  return { x: bigintToBytes(x, curve.bytes), y: bigintToBytes(y, curve.bytes) };
}

/** The associate value function (SP 800-56A, 5.7.2.2): the lower half of x, with a bit above it. */
function associateValue(x: Uint8Array, n: bigint): bigint {
  const half = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  return (bytesToBigint(x) % half) + half;
}
