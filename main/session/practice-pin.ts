/** The PIN that the person of a walk makes up, and types again at the lock screen. */
import { asksForLetters, characterKinds, type PinRules } from '../../shared/session/pin-rules.ts';

/** Characters of each kind that are in no pattern. */
const samples = { digits: '480913', lowercase: 'quay', uppercase: 'HARBOUR', special: '#!' } as const;

/** A good PIN by the rules: the same for the same rules; as short as one that nobody asks more of, where it may be. */
export function practicePin(rules: PinRules): string {
  const asked = characterKinds.filter((kind) => rules[kind] === 'required').map((kind) => samples[kind][0]);
  const taken = asksForLetters(rules)
    ? characterKinds.filter((kind) => rules[kind] !== 'not-allowed')
    : (['digits'] as const);
  const pool = taken.map((kind) => samples[kind]).join('');
  const length = Math.max(Math.min(Math.max(rules.minimum, samples.digits.length), rules.maximum), 1);
  const more = length - (asksForLetters(rules) ? asked.length : 0);
  return `${asksForLetters(rules) ? asked.join('') : ''}${pool.repeat(Math.ceil(length / pool.length)).slice(0, more)}`;
}
