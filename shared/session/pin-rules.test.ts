/** What a policy of PINComplexity refuses (PassportForWork CSP). */
import { describe, expect, it } from 'vitest';
import type { PinRules } from './pin-rules.ts';
import { asksForLetters, pinFaultOf, takesLetters } from './pin-rules.ts';

const digits: PinRules = {
  minimum: 6,
  maximum: 8,
  digits: 'required',
  lowercase: 'not-allowed',
  uppercase: 'not-allowed',
  special: 'not-allowed',
};
const mixed: PinRules = { ...digits, lowercase: 'allowed', special: 'allowed' };
const strict: PinRules = { ...mixed, uppercase: 'required', special: 'required' };

describe('a new PIN', () => {
  it.each<[string, PinRules, boolean, string | null]>([
    ['48213', digits, false, 'too-short'],
    ['482139571', digits, false, 'too-long'],
    ['48213x', digits, false, 'not-digits'],
    ['48213x', digits, true, 'not-digits'],
    ['48213x', mixed, false, 'not-digits'],
    ['48213x', mixed, true, null],
    ['48213X', mixed, true, 'has-uppercase'],
    ['teapot', mixed, true, 'no-digits'],
    ['48213é', mixed, true, 'other-characters'],
    ['482139', strict, false, 'no-uppercase'],
    ['48213X', strict, false, 'no-special'],
    ['4821X#', strict, false, null],
    ['4821x#', { ...strict, digits: 'not-allowed' }, false, 'has-digits'],
    ['123456', digits, false, 'pattern'],
    ['135791', digits, false, null],
  ])('"%s"', (text, rules, letters, fault) => {
    expect(pinFaultOf(text, rules, letters)).toBe(fault);
  });

  it('of digits alone has no box for letters; one that needs them has none either', () => {
    expect([digits, mixed, strict].map(takesLetters)).toEqual([false, true, true]);
    expect([digits, mixed, strict].map(asksForLetters)).toEqual([false, false, true]);
  });
});
