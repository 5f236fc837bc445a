import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, iso } from './time.ts';

describe('an instant in ISO 8601', () => {
  it('is what the calendar says, in any order of days', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -62_198_755_200_000, max: 253_402_300_800_000 }), { maxLength: 6 }),
        (instants) => {
          for (const at of [...instants, ...instants.map((one) => one + 1)])
            expect(iso(instant(at))).toBe(new Date(at).toISOString());
        },
      ),
    );
  });
});
