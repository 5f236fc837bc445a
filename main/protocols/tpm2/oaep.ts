import { ascii, concat, equalBytes } from '../bytes/bytes.ts';
import { digest, digestSize } from './hashes.ts';
import { mgf1 } from './kdf.ts';

/**
 * EME-OAEP (RFC 8017, 7.1.1 and 7.1.2) with the label of Part 1, B.4: the text and its terminating zero.
 * node:crypto has OAEP too, but draws its own seed, which would make a rehearsal irreproducible.
 */

/** The padded block of `size` bytes, or null if the message does not fit; `seed` has the hash's size. */
export function oaepEncode(
  hashAlg: number,
  label: Uint8Array,
  message: Uint8Array,
  seed: Uint8Array,
  size: number,
): Uint8Array | null {
  const hashSize = digestSize(hashAlg);
  if (message.length > size - 2 * hashSize - 2) return null;
  const block = new Uint8Array(size - hashSize - 1);
  block.set(digest(hashAlg, label));
  block[block.length - message.length - 1] = 1;
  block.set(message, block.length - message.length);
  const maskedBlock = xor(block, mgf1(hashAlg, seed, block.length));
  const maskedSeed = xor(seed, mgf1(hashAlg, maskedBlock, hashSize));
  return concat(Uint8Array.of(0), maskedSeed, maskedBlock);
}

/** The message in a padded block, or null if the padding or the label is not as expected. */
export function oaepDecode(hashAlg: number, label: Uint8Array, padded: Uint8Array): Uint8Array | null {
  const hashSize = digestSize(hashAlg);
  if (padded.length < 2 * hashSize + 2 || padded[0] !== 0) return null;
  const maskedBlock = padded.slice(1 + hashSize);
  const seed = xor(padded.slice(1, 1 + hashSize), mgf1(hashAlg, maskedBlock, hashSize));
  const block = xor(maskedBlock, mgf1(hashAlg, seed, maskedBlock.length));
  if (!equalBytes(block.slice(0, hashSize), digest(hashAlg, label))) return null;
  let at = hashSize;
  while (at < block.length && block[at] === 0) at++;
  return block[at] === 1 ? block.slice(at + 1) : null;
}

/** A label as OAEP wants it: with its zero byte. */
export function oaepLabel(text: string): Uint8Array {
  return ascii(`${text}\0`);
}

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((value, i) => value ^ (b[i] ?? 0));
}
