/** Secrets leave a press as proofs, and nothing else of it changes. */
import { describe, expect, it } from 'vitest';
import type { SessionInput } from '../../shared/session/input.ts';
import type { PinRules } from '../../shared/session/pin-rules.ts';
import { Redactor } from './redact.ts';

const press = (values: Record<string, string>): SessionInput => ({ type: 'press', control: 'next', values });
const proofsOf = (redactor: Redactor, values: Record<string, string>, pinRules?: PinRules) => {
  const asked = pinRules && { pinRules };
  return (redactor.redact(press(values), asked) as { values: Record<string, string> }).values;
};

describe('a secret that is known', () => {
  const asked = { subject: 'Mei@Alderfinch.example', secret: 'right' };

  it('becomes a proof of whose it is', () => {
    const given = new Redactor().redact(press({ 'user-name': 'mei', password: 'right' }), asked);
    expect(given).toEqual(press({ 'user-name': 'mei', password: 'match:mei@alderfinch.example' }));
  });

  it.each(['wrong', 'Right'])('or of nobody: "%s"', (password) => {
    expect(new Redactor().redact(press({ password }), asked)).toEqual(press({ password: 'no-match' }));
  });

  it('or of no secret at all', () => {
    expect(new Redactor().redact(press({ password: '' }), asked)).toEqual(press({ password: 'empty' }));
  });
});

describe('a new password', () => {
  it('is given or empty, its repetition the same or different', () => {
    const redactor = new Redactor();
    expect(proofsOf(redactor, { 'new-password': '' })).toEqual({ 'new-password': 'empty' });
    expect(proofsOf(redactor, { 'new-password': 'teapot' })).toEqual({ 'new-password': 'given' });
    expect(proofsOf(redactor, { 'confirm-password': 'Teapot' })).toEqual({ 'confirm-password': 'different' });
    expect(proofsOf(redactor, { 'confirm-password': 'teapot' })).toEqual({ 'confirm-password': 'same' });
  });

  it('is looked for in the hint', () => {
    const redactor = new Redactor();
    proofsOf(redactor, { 'new-password': 'teapot' });
    expect(proofsOf(redactor, { hint: 'my TeaPot' })).toEqual({ hint: 'tells-password' });
    expect(proofsOf(redactor, { hint: 'for leaves' })).toEqual({ hint: 'given' });
    expect(proofsOf(redactor, { hint: '' })).toEqual({ hint: 'empty' });
  });

  it('that another Redactor saw cannot be compared', () => {
    expect(proofsOf(new Redactor(), { 'confirm-password': 'teapot' })).toEqual({
      'confirm-password': 'different',
    });
  });
});

const sixDigits: PinRules = {
  minimum: 6,
  maximum: 127,
  digits: 'required',
  lowercase: 'not-allowed',
  uppercase: 'not-allowed',
  special: 'not-allowed',
};

describe('a PIN', () => {
  it.each([
    ['', 'empty'],
    ['12a4', 'not-digits'],
    ['48213', 'too-short'],
    ['111111', 'pattern'],
    ['123456', 'pattern'],
    ['987654', 'pattern'],
    ['135791', 'pin:e3'],
    ['480913', 'pin:09'],
  ])('"%s" is %s', (pin, proof) => {
    expect(proofsOf(new Redactor(), { pin, 'pin-confirm': pin }, sixDigits)).toEqual({
      pin: proof,
      'pin-confirm': 'same',
    });
  });

  it('that was set is known again, by another Redactor too; no other one passes for it', () => {
    const redactor = new Redactor();
    const typed = (pin: string, by = redactor) => proofsOf(by, { pin })['pin'];
    const set = proofsOf(redactor, { pin: '480913', 'pin-confirm': '480913' }, sixDigits)['pin'];
    expect(typed('480913')).toBe(set);
    expect(typed('480913', new Redactor())).toBe(set);
    const others = Array.from({ length: 3000 }, (_, index) => String(500_000 + index));
    expect(others.filter((pin) => typed(pin) === set)).toEqual([]);
    // In a journal nobody can tell which of many it was.
    expect(others.filter((pin) => typed(pin, new Redactor()) === set).length).toBeGreaterThan(3);
  });
});
