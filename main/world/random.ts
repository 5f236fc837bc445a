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

/** A byte of SHA-256 is two characters of its hex. */
const digits = 2;
const uuidDigits = 16 * digits;
const variants = '89ab';

export function createRandom(seed: Uint8Array, consumer: string): CountedRandom {
  let drawn = 0;
  let counter = 0;
  /** The present block in hex, for that is what Node makes at half the cost, and how much of it has been given. */
  let pool = '';
  let used = 0;
  const input = Buffer.concat([seed, Buffer.from(`${consumer}\0`), Buffer.alloc(20)]);
  const counterAt = input.length - 20;

  const hex = (count: number): string => {
    drawn += count / digits;
    let out = '';
    while (out.length < count) {
      if (used === pool.length) {
        const end = counterAt + input.write(String(counter++), counterAt, 'latin1');
        pool = hash('sha256', input.subarray(0, end), 'hex');
        used = 0;
      }
      const part = pool.slice(used, used + count - out.length);
      used += part.length;
      out += part;
    }
    return out;
  };

  const bytes = (count: number): Uint8Array => new Uint8Array(Buffer.from(hex(count * digits), 'hex'));

  const below = (limit: number): number => {
    const fair = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const four = bytes(4);
      const value = new DataView(four.buffer).getUint32(0);
      if (value < fair) return value % limit;
    }
  };

  const uuid = (): string => {
    const id = hex(uuidDigits);
    const variant = variants[Number.parseInt(id.charAt(16), 16) & 3];
    return `${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-${variant}${id.slice(17, 20)}-${id.slice(20)}`;
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
