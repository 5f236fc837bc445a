/**
 * Seeded randomness: one generator per consumer name, so that adding a consumer does not shift the others.
 * The stream is HMAC-DRBG-like: SHA-256 in counter mode over the seed and the name. It serves nonces and ids
 * of a simulation; it is no source of secrets.
 */
import { createHash, hash } from 'node:crypto';

export interface Random {
  /** `count` bytes. */
  bytes(count: number): Uint8Array;
  /** A whole number from 0 to `limit` - 1, evenly. `limit` is at most 2^32. */
  below(limit: number): number;
  /** A random (version 4) UUID, lower case. */
  uuid(): string;
}

/** A generator that tells how many bytes it has given. */
export interface CountedRandom extends Random {
  readonly drawn: number;
}

/** A seed from any text: scenario id and number become 32 bytes. */
export const seedOf = (text: string): Uint8Array =>
  createHash('sha256').update(`reseal seed ${text}`).digest();

/** The text of a UUID while it is made. */
const text = Buffer.alloc(36);
const dash = 0x2d;
const isDash = (at: number): boolean => at === 8 || at === 13 || at === 18 || at === 23;

export function createRandom(seed: Uint8Array, consumer: string): CountedRandom {
  let drawn = 0;
  let counter = 0;
  let pool = new Uint8Array(0);
  let used = 0;

  const fill = (): void => {
    pool = hash('sha256', Buffer.concat([seed, Buffer.from(`${consumer}\0${counter++}`)]), 'buffer');
    used = 0;
  };

  const bytes = (count: number): Uint8Array => {
    const out = new Uint8Array(count);
    drawn += count;
    for (let filled = 0; filled < count; ) {
      if (used === pool.length) fill();
      const part = pool.subarray(used, used + count - filled);
      out.set(part, filled);
      filled += part.length;
      used += part.length;
    }
    return out;
  };

  const below = (limit: number): number => {
    const fair = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const four = bytes(4);
      const value = new DataView(four.buffer).getUint32(0);
      if (value < fair) return value % limit;
    }
  };

  const uuid = (): string => {
    const raw = bytes(16);
    raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40;
    raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80;
    const hex = Buffer.from(raw.buffer).toString('hex');
    for (let at = 0, from = 0; at < 36; at++) text[at] = isDash(at) ? dash : hex.charCodeAt(from++);
    return text.toString('latin1');
  };

  return {
    bytes,
    below,
    uuid,
    get drawn() {
      return drawn;
    },
  };
}
