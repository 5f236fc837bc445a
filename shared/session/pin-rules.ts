/**
 * What an organisation asks of a PIN of Windows Hello, and what is wrong with one that is typed
 * (facts/set-up-pages#windows-hello).
 */

/** A kind of character in a PIN: it may be there, it must, or it must not. */
export type CharacterUse = 'allowed' | 'required' | 'not-allowed';

export const characterKinds = ['digits', 'lowercase', 'uppercase', 'special'] as const;
type CharacterKind = (typeof characterKinds)[number];

/** Lengths in characters. */
export type PinRules = { readonly minimum: number; readonly maximum: number } & {
  readonly [Kind in CharacterKind]: CharacterUse;
};

/** Every fault of a PIN that can be told without knowing it; also what stands in the journal in its place. */
export const pinFaults = [
  'too-short',
  'too-long',
  'not-digits',
  'pattern',
  ...characterKinds.map((kind) => `no-${kind}` as const),
  ...characterKinds.map((kind) => `has-${kind}` as const),
  'other-characters',
] as const;
export type PinFault = (typeof pinFaults)[number];

const charactersOf: Readonly<Record<CharacterKind, RegExp>> = {
  digits: /[0-9]/,
  lowercase: /[a-z]/,
  uppercase: /[A-Z]/,
  special: /[!"#$%&'()*+,\-./:;<=>?@[\\\]^_`{|}~ ]/,
};
const known = /^[ -~]*$/;

/** Something besides digits may be typed; the page offers a box for it where nothing but digits is asked for. */
export const takesLetters = (rules: PinRules): boolean =>
  characterKinds.some((kind) => kind !== 'digits' && rules[kind] !== 'not-allowed');

/** Something besides digits must be typed: there is no box then. */
export const asksForLetters = (rules: PinRules): boolean =>
  characterKinds.some((kind) => kind !== 'digits' && rules[kind] === 'required') ||
  rules.digits === 'not-allowed';

/** Digits that all are equal, or that go up or down by one. */
function isPattern(text: string): boolean {
  if (!/^\d+$/.test(text)) return false;
  const steps = Array.from(text.slice(1), (digit, index) => Number(digit) - Number(text[index]));
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
}

/**
 * The first fault of a new PIN; null for a good one. `lettersAsked`: the box "Include letters and symbols" is ticked.
 */
export function pinFaultOf(text: string, rules: PinRules, lettersAsked: boolean): PinFault | null {
  const digitsOnly = !asksForLetters(rules) && !(lettersAsked && takesLetters(rules));
  if (digitsOnly && !/^\d+$/.test(text)) return 'not-digits';
  if (text.length < rules.minimum) return 'too-short';
  if (text.length > rules.maximum) return 'too-long';
  if (!known.test(text)) return 'other-characters';
  for (const kind of characterKinds) {
    const has = charactersOf[kind].test(text);
    if (rules[kind] === 'required' && !has) return `no-${kind}`;
    if (rules[kind] === 'not-allowed' && has) return `has-${kind}`;
  }
  return isPattern(text) ? 'pattern' : null;
}
