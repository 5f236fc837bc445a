import {
  ascii,
  bigintToBytes,
  concat,
  equalBytes,
  toHex,
  u16Bytes,
  u32Bytes,
} from '../../protocols/bytes/bytes.ts';
import { TPM_ALG } from '../../protocols/tpm2/constants.ts';
import { digest } from '../../protocols/tpm2/hashes.ts';
import type { DrbgState } from './drbg.ts';
import { mayEndAt, searchPrime, type FindPrime } from './primes.ts';

/**
 * Where searches for primes ended, by an id of 64 hexadecimal digits: both are found again at once when the same key
 * is made again. An entry holds no secret: it says how far the primes are from their random starts, and those follow
 * from the seed. What `get` brings is checked here, so a memory may lose and mangle what it was given; it does not
 * throw.
 */
export interface KeyMemory {
  get(id: string): Uint8Array | null;
  put(id: string, entry: Uint8Array): void;
}

/** An entry has a few bytes. */
const MAX_ENTRIES = 4096;

/** A memory without a disk: forgets what it was given first. */
export function boundedMemory(entries = MAX_ENTRIES): KeyMemory {
  const kept = new Map<string, Uint8Array>();
  return {
    get: (id) => kept.get(id) ?? null,
    put(id, entry) {
      kept.delete(id);
      kept.set(id, entry);
      const [oldest] = kept.keys();
      if (kept.size > entries && oldest !== undefined) kept.delete(oldest);
    },
  };
}

/** That of every TPM that was given none. */
export const PROCESS_MEMORY = boundedMemory();

/** Raised when another generator, sieve or order would find other primes. */
const SEARCH_VERSION = 1;
/** In a trail: no prime from this start. */
const NONE = 0xffff;
const CHECK_SIZE = 16;

/** What a search follows from. */
export function searchId({ key, value }: DrbgState, bits: number, exponent: bigint): string {
  const search = concat(u32Bytes(SEARCH_VERSION), u32Bytes(bits), bigintToBytes(exponent, 8));
  return toHex(digest(TPM_ALG.SHA256, ascii('RSA key'), search, key, value));
}

/** Indices from their starts, one after the other, or null where nothing whole is remembered. */
export function recallTrail(memory: KeyMemory, id: string): readonly number[] | null {
  const entry = memory.get(id);
  if (entry === null || entry.length <= CHECK_SIZE) return null;
  const indices = entry.slice(CHECK_SIZE);
  if (!equalBytes(checkOf(id, indices), entry.slice(0, CHECK_SIZE))) return null;
  return Array.from({ length: indices.length >> 1 }, (_, i) => {
    return ((indices[2 * i] ?? 0) << 8) | (indices[2 * i + 1] ?? 0);
  });
}

export function rememberTrail(memory: KeyMemory, id: string, trail: readonly number[]): void {
  const indices = concat(...trail.map(u16Bytes));
  memory.put(id, concat(checkOf(id, indices), indices));
}

/** Keyed by the id: an entry under another one's name is none. */
function checkOf(id: string, indices: Uint8Array): Uint8Array {
  return digest(TPM_ALG.SHA256, ascii(id), indices).slice(0, CHECK_SIZE);
}

/** A search that notes where it ended. */
export function recorded(trail: number[]): FindPrime {
  return function* (start, bits, exponent) {
    const index = yield* searchPrime(start, bits, exponent);
    trail.push(index ?? NONE);
    return index;
  };
}

/** Thrown where a trail leads to something that the search would not have taken. */
export const WRONG_TRAIL = Symbol('wrong trail');

/** No search: goes where the trail says. Throws `WRONG_TRAIL`. */
export function followed(trail: readonly number[]): FindPrime {
  let next = 0;
  return function* (start, bits, exponent) {
    const index = trail[next++];
    // One step, so that a command that is to be cancelled is, whatever is remembered.
    yield;
    if (index === NONE) return null;
    if (index === undefined || !mayEndAt(start, index, bits, exponent)) throw WRONG_TRAIL;
    return index;
  };
}
