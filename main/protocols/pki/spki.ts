/** SubjectPublicKeyInfo (RFC 5280 4.1.2.7) and what is done with a public key. */
import { createHash, createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { SubjectPublicKeyInfo } from '@peculiar/asn1-x509';
import { remembering } from '../../world/remember.ts';
import { BadInputError } from '../../../shared/failures.ts';
import { idEcPublicKey, prime256v1, rsaEncryption, secp384r1 } from './algorithms.ts';
import { bitString, integer, nullValue, oid, sequence } from './der.ts';
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

/** SHA-1 of the key itself: the key identifier of RFC 5280 4.2.1.2, method 1. */
export const keyIdentifier = (spki: Uint8Array): Uint8Array =>
  Uint8Array.from(
    createHash('sha1')
      .update(new Uint8Array(parseSpki(spki).subjectPublicKey))
      .digest(),
  );

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

const parseSpki = (spki: Uint8Array): SubjectPublicKeyInfo => parsed(Buffer.from(spki).toString('base64'));

/** At most so many keys at once: each is named with every certificate and token that it is of. */
const parsed = remembering((base64): SubjectPublicKeyInfo => {
  try {
    return AsnConvert.parse(Buffer.from(base64, 'base64'), SubjectPublicKeyInfo);
  } catch {
    throw new BadInputError(
      'The bytes are no SubjectPublicKeyInfo',
      'public key',
      'Give a DER SubjectPublicKeyInfo',
    );
  }
}, 128);
