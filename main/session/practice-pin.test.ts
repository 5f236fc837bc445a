/** Whatever an organisation asks of a PIN, the person of a walk makes up one that is taken. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pinFaultOf, type CharacterUse, type PinRules } from '../../shared/session/pin-rules.ts';
import { practicePin } from './practice-pin.ts';

const use = fc.constantFrom<CharacterUse>('allowed', 'required', 'not-allowed');
/** As an organisation can mean it: some kind of character is left. */
const rules: fc.Arbitrary<PinRules> = fc
  .record({
    minimum: fc.integer({ min: 4, max: 127 }),
    maximum: fc.integer({ min: 4, max: 127 }),
    digits: use,
    lowercase: use,
    uppercase: use,
    special: use,
  })
  .filter(
    ({ minimum, maximum, ...kinds }) =>
      minimum <= maximum && Object.values(kinds).some((one) => one !== 'not-allowed'),
  );

it('is good by every rule', () => {
  fc.assert(
    fc.property(rules, (asked) => {
      expect(pinFaultOf(practicePin(asked), asked, false)).toBeNull();
    }),
    { numRuns: 2_000 },
  );
});

it('is of six digits where nobody asks more', () => {
  const digits: PinRules = {
    minimum: 6,
    maximum: 127,
    digits: 'required',
    lowercase: 'not-allowed',
    uppercase: 'not-allowed',
    special: 'not-allowed',
  };
  expect(practicePin(digits)).toBe('480913');
  expect(practicePin({ ...digits, minimum: 12 })).toBe('480913480913');
  expect(practicePin({ ...digits, minimum: 8, uppercase: 'required' })).toBe('4H480913');
});
