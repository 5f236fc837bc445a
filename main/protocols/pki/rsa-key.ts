/** RSA keys that sign certificates (RFC 8017, RSASSA-PKCS1-v1_5 with SHA-256: the same message has the same signature). */
import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Signer } from './signer.ts';

/** `pkcs8` is DER. */
export function rsaKeyFrom(pkcs8: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  return {
    algorithm: 'rsa-pkcs1-sha256',
    spki: Uint8Array.from(createPublicKey(key).export({ format: 'der', type: 'spki' })),
    sign: (message) => Uint8Array.from(sign('sha256', message, key)),
  };
}
