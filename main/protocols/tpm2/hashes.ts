import { createHash } from 'node:crypto';
import { InternalError } from '../../../shared/failures.ts';
import { TPM_ALG } from './constants.ts';

/** A hash algorithm of the TPM: its TPM_ALG_ID, its size, its block size and its name in node:crypto. */
export interface HashAlgorithm {
  readonly algorithm: number;
  readonly digestSize: number;
  readonly blockSize: number;
  readonly nodeName: string;
}

export const HASH_ALGORITHMS: readonly HashAlgorithm[] = [
  { algorithm: TPM_ALG.SHA1, digestSize: 20, blockSize: 64, nodeName: 'sha1' },
  { algorithm: TPM_ALG.SHA256, digestSize: 32, blockSize: 64, nodeName: 'sha256' },
  { algorithm: TPM_ALG.SHA384, digestSize: 48, blockSize: 128, nodeName: 'sha384' },
  { algorithm: TPM_ALG.SHA512, digestSize: 64, blockSize: 128, nodeName: 'sha512' },
];

const byAlgorithm = new Map(HASH_ALGORITHMS.map((hash) => [hash.algorithm, hash]));

/** The row of an implemented hash; the unmarshalling has let no other one pass. */
function hashAlgorithm(algorithm: number): HashAlgorithm {
  const hash = byAlgorithm.get(algorithm);
  if (hash === undefined) throw new InternalError(`0x${algorithm.toString(16)} is no hash algorithm`);
  return hash;
}

export function isHash(algorithm: number): boolean {
  return byAlgorithm.has(algorithm);
}

/** Bytes of a digest; 0 for TPM_ALG_NULL and unknown algorithms. */
export function digestSize(algorithm: number): number {
  return byAlgorithm.get(algorithm)?.digestSize ?? 0;
}

/** Bytes of a block, the longest key that HMAC uses as it is; 0 for what is no hash. */
export function blockSize(algorithm: number): number {
  return byAlgorithm.get(algorithm)?.blockSize ?? 0;
}

/** H_algorithm of the parts one after another. */
export function digest(algorithm: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash(hashAlgorithm(algorithm).nodeName);
  for (const part of parts) hash.update(part);
  return view(hash.digest());
}

/**
 * HMAC (RFC 2104) with a key that may be empty, of the parts one after another. Made of two hashes: node:crypto's own
 * takes four times as long for what a TPM gives it.
 */
export function hmac(algorithm: number, key: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const { blockSize: size } = hashAlgorithm(algorithm);
  const inner = new Uint8Array(size);
  inner.set(key.length > size ? digest(algorithm, key) : key);
  const outer = inner.map((byte) => byte ^ OUTER_PAD);
  return digest(
    algorithm,
    outer,
    digest(
      algorithm,
      inner.map((byte) => byte ^ INNER_PAD),
      ...parts,
    ),
  );
}

const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

function view(buffer: Buffer): Uint8Array {
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength).slice();
}
