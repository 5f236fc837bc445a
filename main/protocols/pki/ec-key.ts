/** P-256 keys made from a seed, with deterministic signatures (RFC 6979): for a simulation, not for secrets. */
import { createECDH, createHash, createHmac } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { BadInputError } from '../../../shared/failures.ts';
import { ecdsaSign, type SigningCurve } from '../ecdsa/ecdsa.ts';
import { integer, sequence } from './der.ts';
import type { Signer } from './signer.ts';
import { p256Spki } from './spki.ts';

export interface EcKey extends Signer {
  readonly algorithm: 'ecdsa-sha256';
}

const curve: SigningCurve = {
  bits: 256,
  bytes: 32,
  hmac: (key, ...parts) =>
    parts.reduce((hmac, part) => hmac.update(part), createHmac('sha256', key)).digest(),
  hmacBytes: 32,
  scalars: p256.Point.Fn,
  baseTimes: (scalar) => publicPointOf(scalar).subarray(1, 33),
};

/** The same seed always gives the same key. Signatures are DER, ECDSA with SHA-256. */
export function ecKeyFrom(seed: Uint8Array): EcKey {
  const secret = ecSecretFrom(seed);
  return {
    algorithm: 'ecdsa-sha256',
    spki: p256Spki(publicPointOf(secret)),
    sign(message) {
      const { r, s } = ecdsaSign(curve, secret, createHash('sha256').update(message).digest());
      return sequence(integer(r), integer(s));
    },
  };
}

/** The point of a private scalar, uncompressed. Node's own arithmetic; it only signs with nonces that vary. */
function publicPointOf(secret: Uint8Array): Uint8Array {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(secret);
  return pair.getPublicKey();
}

/** The private scalar behind `ecKeyFrom`, 32 bytes: to be exported with a certificate. */
export function ecSecretFrom(seed: Uint8Array): Uint8Array {
  for (let counter = 0; ; counter++) {
    const candidate = createHash('sha256').update(seed).update(`ec key ${counter}`).digest();
    if (p256.utils.isValidSecretKey(candidate)) return Uint8Array.from(candidate);
  }
}

/** DER SubjectPublicKeyInfo of a private scalar. Throws BadInputError where it is none of the curve. */
export function spkiOfSecret(secret: Uint8Array): Uint8Array {
  if (!p256.utils.isValidSecretKey(secret))
    throw new BadInputError('The private key is none of P-256', 'the key', 'Give a key of that curve');
  return p256Spki(publicPointOf(secret));
}

/** r and s of a DER signature as 64 bytes, the form of JWS (RFC 7518 3.4). */
export const toRawSignature = (signature: Uint8Array): Uint8Array =>
  p256.Signature.fromBytes(signature, 'der').toBytes('compact');

/** Undefined where the bytes are no signature of the curve. */
export function fromRawSignature(raw: Uint8Array): Uint8Array | undefined {
  try {
    return p256.Signature.fromBytes(raw, 'compact').toBytes('der');
  } catch {
    return undefined;
  }
}
