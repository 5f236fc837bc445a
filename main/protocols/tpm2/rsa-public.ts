import { constants, createPublicKey, publicEncrypt, type KeyObject } from 'node:crypto';

/** The exponent that 0 stands for in a public area. */
export const DEFAULT_EXPONENT = 65537;

/** An RSA public key for node:crypto; throws what node:crypto throws if the key is not usable. */
function rsaPublicKey(modulus: Uint8Array, exponent: number): KeyObject {
  const e = exponent === 0 ? DEFAULT_EXPONENT : exponent;
  const bytes = e.toString(16).padStart(8, '0');
  return createPublicKey({
    key: {
      kty: 'RSA',
      n: Buffer.from(modulus).toString('base64url'),
      e: Buffer.from(bytes.replace(/^(00)+/, ''), 'hex').toString('base64url'),
    },
    format: 'jwk',
  });
}

/** `block` to the power of the exponent; null if the key or a block not below the modulus is refused. */
export function rsaPublicOperation(
  modulus: Uint8Array,
  exponent: number,
  block: Uint8Array,
): Uint8Array | null {
  try {
    const key = rsaPublicKey(modulus, exponent);
    return new Uint8Array(publicEncrypt({ key, padding: constants.RSA_NO_PADDING }, block));
  } catch {
    return null;
  }
}
