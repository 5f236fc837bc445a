import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { InternalError } from '../../../shared/failures.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';

/** A hash in the middle of its data, as plain data: node:crypto gives no way to save one. */
export interface RunningHash {
  readonly hashAlg: number;
  /** The chaining value, words of 32 bits. */
  readonly words: readonly number[];
  /** What does not fill a block yet. */
  readonly pending: Uint8Array;
  /** Bytes hashed so far, the pending ones included. */
  readonly length: number;
}

/** The parts of a hash of @noble/hashes that make up its state; its types keep them protected. */
interface HashInProgress {
  readonly buffer: Uint8Array;
  pos: number;
  length: number;
  get(): number[];
  set(...words: readonly number[]): void;
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
}

const CREATORS: Readonly<Record<number, () => unknown>> = {
  [TPM_ALG.SHA1]: () => sha1.create(),
  [TPM_ALG.SHA256]: () => sha256.create(),
  [TPM_ALG.SHA384]: () => sha384.create(),
  [TPM_ALG.SHA512]: () => sha512.create(),
};

function create(hashAlg: number): HashInProgress {
  const creator = CREATORS[hashAlg];
  if (creator === undefined) throw new InternalError(`0x${hashAlg.toString(16)} is no hash algorithm`);
  return creator() as HashInProgress;
}

function suspend(hashAlg: number, hash: HashInProgress): RunningHash {
  return { hashAlg, words: hash.get(), pending: hash.buffer.slice(0, hash.pos), length: hash.length };
}

function resume({ hashAlg, words, pending, length }: RunningHash): HashInProgress {
  const hash = create(hashAlg);
  hash.set(...words);
  hash.buffer.set(pending);
  hash.pos = pending.length;
  hash.length = length;
  return hash;
}

export function startHash(hashAlg: number): RunningHash {
  return suspend(hashAlg, create(hashAlg));
}

export function updateHash(running: RunningHash, data: Uint8Array): RunningHash {
  const hash = resume(running);
  hash.update(data);
  return suspend(running.hashAlg, hash);
}

/** The digest of everything so far. */
export function finishHash(running: RunningHash): Uint8Array {
  return resume(running).digest().slice();
}

/** The inner hash of an HMAC (RFC 2104), with the key's block hashed. */
export function startHmac(hashAlg: number, key: Uint8Array): RunningHash {
  return updateHash(startHash(hashAlg), keyBlock(hashAlg, key, 0x36));
}

export function finishHmac(running: RunningHash, key: Uint8Array): Uint8Array {
  const { hashAlg } = running;
  return digest(hashAlg, keyBlock(hashAlg, key, 0x5c), finishHash(running));
}

function keyBlock(hashAlg: number, key: Uint8Array, pad: number): Uint8Array {
  const block = new Uint8Array(create(hashAlg).buffer.length);
  block.set(key.length > block.length ? digest(hashAlg, key) : key);
  return block.map((byte) => byte ^ pad);
}
