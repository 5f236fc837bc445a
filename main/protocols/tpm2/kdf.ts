import { ascii, concat, NO_BYTES, u32Bytes } from '../bytes/bytes.ts';
import { digest, digestSize, hmac } from './hashes.ts';

const SEPARATOR = Uint8Array.of(0);

/**
 * KDFa (Part 1, 11.4.10.2): SP 800-108 in counter mode with HMAC. The label is given without its zero byte.
 * Answers `bits` bits, left-padded to bytes with zero bits.
 */
export function kdfa(
  hashAlg: number,
  key: Uint8Array,
  label: string,
  contextU: Uint8Array,
  contextV: Uint8Array,
  bits: number,
): Uint8Array {
  const size = Math.ceil(bits / 8);
  const fixed = concat(ascii(label), SEPARATOR, contextU, contextV, u32Bytes(bits));
  return maskTop(
    blocks(size, digestSize(hashAlg), (counter) => hmac(hashAlg, key, u32Bytes(counter), fixed)),
    bits,
  );
}

/** KDFe (Part 1, 11.4.10.3): SP 800-56A over a shared coordinate; coordinates at the curve's full size. */
export function kdfe(
  hashAlg: number,
  z: Uint8Array,
  use: string,
  partyU: Uint8Array,
  partyV: Uint8Array,
  bits: number,
): Uint8Array {
  const size = Math.ceil(bits / 8);
  const fixed = concat(z, ascii(use), SEPARATOR, partyU, partyV);
  return maskTop(
    blocks(size, digestSize(hashAlg), (counter) => digest(hashAlg, u32Bytes(counter), fixed)),
    bits,
  );
}

/** MGF1 (RFC 8017, B.2.1). */
export function mgf1(hashAlg: number, seed: Uint8Array, size: number): Uint8Array {
  return blocks(size, digestSize(hashAlg), (counter) => digest(hashAlg, seed, u32Bytes(counter - 1)));
}

function blocks(size: number, blockSize: number, block: (counter: number) => Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let counter = 1; (counter - 1) * blockSize < size; counter++) parts.push(block(counter));
  return parts.length === 0 ? NO_BYTES : concat(...parts).slice(0, size);
}

function maskTop(bytes: Uint8Array, bits: number): Uint8Array {
  const used = bits % 8;
  if (used !== 0 && bytes[0] !== undefined) bytes[0] &= (1 << used) - 1;
  return bytes;
}
