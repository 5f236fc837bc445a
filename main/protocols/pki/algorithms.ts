/** Object identifiers and AlgorithmIdentifiers of keys and signatures (RFC 3279, 4055, 5480, 5758). */
import type { SignatureAlgorithm } from './signer.ts';
import { nullValue, oid, sequence } from './der.ts';

export const rsaEncryption = '1.2.840.113549.1.1.1';
export const idEcPublicKey = '1.2.840.10045.2.1';
export const prime256v1 = '1.2.840.10045.3.1.7';
export const secp384r1 = '1.3.132.0.34';

const signatureOids: Readonly<Record<SignatureAlgorithm, string>> = {
  'ecdsa-sha256': '1.2.840.10045.4.3.2',
  'rsa-pkcs1-sha256': '1.2.840.113549.1.1.11',
};

/** DER AlgorithmIdentifier of a signature: RSA with NULL parameters, ECDSA without any. */
export const signatureAlgorithmIdentifier = (algorithm: SignatureAlgorithm): Uint8Array =>
  algorithm === 'ecdsa-sha256'
    ? sequence(oid(signatureOids[algorithm]))
    : sequence(oid(signatureOids[algorithm]), nullValue);

/** Undefined for an algorithm that is not used here. */
export const signatureAlgorithmOf = (identifier: string): SignatureAlgorithm | undefined =>
  (Object.keys(signatureOids) as SignatureAlgorithm[]).find((name) => signatureOids[name] === identifier);
