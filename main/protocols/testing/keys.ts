/** An RSA signer for tests, such as the device makes from a key in its TPM. */
import { generateKeyPairSync, sign } from 'node:crypto';
import type { Signer } from '../pki/signer.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

export const rsaSigner: Signer = {
  algorithm: 'rsa-pkcs1-sha256',
  spki: Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' })),
  sign: (message) => Uint8Array.from(sign('sha256', message, privateKey)),
};

/** Big-endian. */
export const rsaModulus = Uint8Array.from(
  Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url'),
);
