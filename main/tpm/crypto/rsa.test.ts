import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toHex } from '../../protocols/bytes/bytes.ts';
import { completed } from '../steps.ts';
import { createDrbg, type DrbgState } from './drbg.ts';
import { boundedMemory, rememberTrail, searchId, type KeyMemory } from './prime-trail.ts';
import { generateRsaKey } from './rsa.ts';

const drbgOf = (seed: number): DrbgState => createDrbg(new Uint8Array(32).fill(seed));
const E = 65537n;

/** The key and where the generator then stands, and how many candidates were looked at: two where none is searched. */
function made(seed: number, memory: KeyMemory, bits = 1024): { key: string; candidates: number } {
  const drbg = drbgOf(seed);
  const steps = generateRsaKey(drbg, bits, 0, memory);
  for (let candidates = 0; ; candidates++) {
    const step = steps.next();
    if (step.done !== true) continue;
    const { modulus, prime } = step.value;
    return { key: [modulus, prime, drbg.key, drbg.value].map(toHex).join(), candidates };
  }
}

/** A memory that gives what it was given in another form. */
function mangled(by: (entry: Uint8Array, id: string) => Uint8Array | null): KeyMemory {
  const kept = boundedMemory();
  return {
    get: (id) => {
      const entry = kept.get(id);
      return entry && by(entry, id);
    },
    put: kept.put,
  };
}

describe('an RSA key from a generator', () => {
  it('is the one that it always was', () => {
    const { modulus } = completed(generateRsaKey(drbgOf(3), 2048, 0, boundedMemory()));
    expect(createHash('sha256').update(modulus).digest('hex')).toBe(
      '8ad4c9b0f7daf57c2147397c58547c061f71049ae2b26bbeef0558db37a3145b',
    );
  });

  it('is the same with a memory and without, and not searched for again', () => {
    fc.assert(
      fc.property(fc.constantFrom(10, 20, 30, 40), fc.constantFrom(1024, 2048), (seed, bits) => {
        const memory = boundedMemory();
        const first = made(seed, memory, bits);
        const again = made(seed, memory, bits);
        expect(first.candidates).toBeGreaterThan(2);
        expect(again).toEqual({ key: first.key, candidates: 2 });
        expect(made(seed, boundedMemory(), bits)).toEqual(first);
      }),
      { numRuns: 5 },
    );
  });

  it('is the same whatever the memory gives for it', () => {
    const first = made(5, boundedMemory());
    const forge = (trail: readonly number[]) => (_: Uint8Array, id: string) => {
      const forged = boundedMemory();
      rememberTrail(forged, id, trail);
      return forged.get(id);
    };
    const ways: ((entry: Uint8Array, id: string) => Uint8Array | null)[] = [
      () => null,
      () => new Uint8Array(0),
      () => new Uint8Array(1000).fill(1),
      ...Array.from({ length: 20 }, (_, size) => (entry: Uint8Array) => entry.slice(0, size)),
      ...Array.from({ length: 20 }, (_, at) => (entry: Uint8Array) => entry.with(at, (entry[at] ?? 0) ^ 1)),
      // Well-formed, but for what they say.
      forge([]),
      forge([0]),
      forge([0xffff]),
      forge([8191, 8191]),
      forge([9000, 9000]),
    ];
    for (const way of ways) {
      const memory = mangled(way);
      made(5, memory);
      expect(made(5, memory).key).toBe(first.key);
    }
  });

  it("takes no other key's place", () => {
    const other = boundedMemory();
    const { key: otherKey } = made(6, other);
    const id = searchId(drbgOf(6), 1024, E);
    const memory: KeyMemory = { get: () => other.get(id), put: () => undefined };
    expect(made(6, memory)).toEqual({ key: otherKey, candidates: 2 });
    expect(made(7, memory)).toEqual(made(7, boundedMemory()));
  });

  it('remembers nothing of a search that was cancelled', () => {
    const drbg = drbgOf(8);
    const memory = boundedMemory();
    const steps = generateRsaKey(drbg, 1024, 0, memory);
    steps.next();
    expect(() => steps.throw(new Error('cancelled'))).toThrow('cancelled');
    expect(memory.get(searchId(drbgOf(8), 1024, E))).toBeNull();
  });
});

describe('a memory', () => {
  it('holds a bounded number of entries, and loses the oldest', () => {
    const memory = boundedMemory(3);
    for (const id of ['a', 'b', 'c', 'a', 'd']) memory.put(id, new Uint8Array(1));
    expect(['a', 'b', 'c', 'd'].filter((id) => memory.get(id) !== null)).toEqual(['a', 'c', 'd']);
  });

  it('is told nothing that a key could be made from', () => {
    const entries: Uint8Array[] = [];
    const memory: KeyMemory = { get: () => null, put: (_, entry) => void entries.push(entry) };
    made(9, memory);
    expect(entries.map(({ length }) => length)).toEqual([16 + 2 * 2]);
  });
});
