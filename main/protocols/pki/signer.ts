/** Whoever can sign for a public key: a seeded key, or a key inside the TPM. */
export type SignatureAlgorithm = 'ecdsa-sha256' | 'rsa-pkcs1-sha256';

export interface Signer {
  readonly algorithm: SignatureAlgorithm;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** Over SHA-256 of the message: DER Ecdsa-Sig-Value, or the RSA signature. */
  sign(message: Uint8Array): Uint8Array;
}
