import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf } from './digest.ts';

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, sorted(member)]));
};
const hashed = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A name that is a number would change its place in an object. */
const name = fc.string().map((text) => `n${text}`);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.oneof(fc.string({ unit: 'binary' }), fc.boolean(), fc.constant(null), fc.integer()),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('the digest of a value', () => {
  it('is that of its JSON with sorted names', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(digestOf(one)).toBe(hashed(JSON.stringify(sorted(one))));
      }),
    );
  });

  it('is the same in however many portions a long value is hashed', () => {
    const texts = Array.from({ length: 40 }, (_, at) => '🙂ü'.repeat(3_000 + at));
    expect(digestOf({ texts })).toBe(hashed(JSON.stringify({ texts })));
  });

  it('has the digest of a long frozen object in the place of its text', () => {
    const long = Object.freeze({ text: 'x'.repeat(300_000) });
    expect(digestOf([long])).toBe(hashed(`["sha256 ${hashed(JSON.stringify(long))}"]`));
  });
});
