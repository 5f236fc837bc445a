import { bigintToBytes, bytesToBigint, concat } from '../../protocols/bytes/bytes.ts';
import { hmac } from '../../protocols/tpm2/hashes.ts';

/** The group that a nonce is for: its order and the hash whose HMAC makes the nonces. */
export interface NonceGroup {
  readonly order: bigint;
  readonly hashAlg: number;
  readonly hashSize: number;
}

/** The first `bits` bits as a number (RFC 6979, 2.3.2). */
export function leadingBits(bytes: Uint8Array, bits: number): bigint {
  const surplus = Math.max(0, bytes.length * 8 - bits);
  return bytesToBigint(bytes) >> BigInt(surplus);
}

/** The nonces of an ECDSA signature, one after another until one will do (RFC 6979, 3.2). */
export function* signatureNonces(
  { order, hashAlg, hashSize }: NonceGroup,
  scalar: bigint,
  digest: Uint8Array,
): Generator<bigint, never> {
  const bits = order.toString(2).length;
  const size = Math.ceil(bits / 8);
  const secrets = concat(bigintToBytes(scalar, size), bigintToBytes(leadingBits(digest, bits) % order, size));
  let v: Uint8Array = new Uint8Array(hashSize).fill(1);
  let k: Uint8Array = new Uint8Array(hashSize);
  const stir = (step: number, data: Uint8Array): void => {
    k = hmac(hashAlg, k, v, Uint8Array.of(step), data);
    v = hmac(hashAlg, k, v);
  };
  stir(0, secrets);
  stir(1, secrets);
  for (;;) {
    let bytes: Uint8Array = new Uint8Array();
    while (bytes.length < size) {
      v = hmac(hashAlg, k, v);
      bytes = concat(bytes, v);
    }
    const nonce = leadingBits(bytes.slice(0, size), bits);
    if (nonce > 0n && nonce < order) yield nonce;
    stir(0, new Uint8Array());
  }
}
