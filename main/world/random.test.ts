import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, seedOf } from './random.ts';
import { createWorld } from './world.ts';
import { instant } from './time.ts';

describe('randomness', () => {
  it('is the same for the same seed and consumer, however it is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.array(fc.nat(70), { maxLength: 8 }),
        (seed, consumer, cuts) => {
          const pieces = createRandom(seedOf(seed), consumer);
          const whole = createRandom(seedOf(seed), consumer);
          const parts = cuts.flatMap((count) => [...pieces.bytes(count)]);
          expect(parts).toEqual([...whole.bytes(parts.length)]);
        },
      ),
    );
  });

  it('of one consumer does not shift when another is added', () => {
    const alone = createWorld(seedOf('x'), instant(0));
    const shared = createWorld(seedOf('x'), instant(0));
    shared.random('newcomer').bytes(100);
    expect(shared.random('ids').uuid()).toBe(alone.random('ids').uuid());
  });

  it('gives version 4 UUIDs and evenly spread numbers below a limit', () => {
    const random = createRandom(seedOf('uuid'), 'test');
    expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    const counts = Array.from({ length: 7 }, () => 0);
    for (let n = 0; n < 7_000; n++) counts[random.below(7)]!++;
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });
});
