/** SubjectPublicKeyInfo (RFC 5280 4.1.2.7) and what is done with a public key. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { idEcPublicKey, prime256v1, rsaEncryption, secp384r1 } from './algorithms.ts';
import { bitString, integer, nullValue, oid, sequence, tags } from './der.ts';
import { contentOf, derAt } from './der-reader.ts';
import type { SignatureAlgorithm } from './signer.ts';

/** DER from the modulus (big-endian) and the public exponent of an RSA key. */
export const rsaSpki = (modulus: Uint8Array, exponent: number): Uint8Array =>
  sequence(sequence(oid(rsaEncryption), nullValue), bitString(sequence(integer(modulus), integer(exponent))));

/** DER from an uncompressed point (04 X Y) of P-256. */
export const p256Spki = (point: Uint8Array): Uint8Array =>
  sequence(sequence(oid(idEcPublicKey), oid(prime256v1)), bitString(point));

/** The same of P-384. */
export const p384Spki = (point: Uint8Array): Uint8Array =>
  sequence(sequence(oid(idEcPublicKey), oid(secp384r1)), bitString(point));

/** SHA-1 of the key itself: the key identifier of RFC 5280 4.2.1.2, method 1. Throws BadInputError. */
export function keyIdentifier(spki: Uint8Array): Uint8Array {
  const key = contentOf(derAt(spki, [0, 1], 'public key'), tags.bitString, 'public key');
  // Its first octet counts unused bits.
  return Uint8Array.from(createHash('sha1').update(key.subarray(1)).digest());
}

/** False also where the key is damaged or of another kind than the algorithm. */
export function verifySignature(
  spki: Uint8Array,
  algorithm: SignatureAlgorithm,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  let key: KeyObject;
  try {
    key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch {
    return false;
  }
  if (key.asymmetricKeyType !== (algorithm === 'ecdsa-sha256' ? 'ec' : 'rsa')) return false;
  try {
    return verify('sha256', message, key, signature);
  } catch {
    return false;
  }
}
