/**
 * What OOBE finds wrong with a name or a secret, in words (facts/set-up-pages#local-account); null for a good
 * one.
 */
import type { PinFault, PinRules } from '../../../shared/session/pin-rules.ts';
import { characterKinds, pinFaults, takesLetters } from '../../../shared/session/pin-rules.ts';
import { proofs } from '../../../shared/session/secrets.ts';
import type { StageText } from '../../../shared/stage/view.ts';

const word = (key: string, ...args: readonly number[]): StageText =>
  args.length === 0 ? { key } : { key, args };

/** A new name of the device: the three rules of its page. */
export function deviceNameProblem(name: string): StageText | null {
  const text = name.trim();
  if (text === '') return word('local-account.problem.required');
  if (text.length > 15) return word('name-device.rule.length');
  if (!/^[\p{L}\p{N}\-—–_]+$/u.test(text)) return word('name-device.rule.characters');
  return /^\d+$/.test(text) ? word('name-device.rule.numbers') : null;
}

/** Device names of DOS, and accounts that Windows has already. */
const takenNames =
  /^(con|prn|aux|nul|(com|lpt)[1-9]|administrator|guest|defaultaccount|defaultuser0|wdagutilityaccount)$/i;

/** The user name of a local account. `computerName` is the PC's own. */
export function accountNameProblem(name: string, computerName: string): StageText | null {
  const problem = (which: string): StageText => word(`local-account.problem.${which}`);
  const text = name.trim();
  if (name === '') return problem('name-empty');
  if (!/[^\p{C}\p{Z}.]/u.test(text)) return problem('name-invisible');
  if (text.includes('@')) return problem('name-at');
  if (/[/\\[\]:|<>+=;,?*%"]/.test(text)) return problem('name-characters');
  if (text.length > 20) return problem('name-long');
  if (takenNames.test(text)) return problem('name-other');
  return text.toLowerCase() === computerName.toLowerCase() ? problem('name-is-pc') : null;
}

/** A new password and its repetition, by their proofs. */
export function newPasswordProblem(password: string, again: string): StageText | null {
  if (password !== proofs.given) return word('local-account.problem.password-empty');
  return again === proofs.same ? null : word('local-account.problem.mismatch');
}

/** Faults of a PIN, and what its rules say of each. */
const pinSentences: Readonly<Record<PinFault, (rules: PinRules) => StageText>> = {
  'too-short': ({ minimum }) => word('hello.problem.too-short', minimum),
  'too-long': ({ maximum }) => word('hello.problem.too-long', maximum),
  'not-digits': () => word('hello.problem.digits-only'),
  pattern: () => word('hello.problem.pattern'),
  'no-digits': () => word('hello.problem.no-digits'),
  'no-lowercase': () => word('hello.problem.no-lowercase'),
  'no-uppercase': () => word('hello.problem.no-uppercase'),
  'no-special': () => word('hello.problem.no-special'),
  'has-digits': () => word('hello.problem.has-digits'),
  'has-lowercase': () => word('hello.problem.has-lowercase'),
  'has-uppercase': () => word('hello.problem.has-uppercase'),
  'has-special': () => word('hello.problem.has-special'),
  'other-characters': () => word('hello.problem.other-characters'),
};

/** A PIN and its repetition, by their proofs. */
export function pinProblem(pin: string, again: string, rules: PinRules): StageText | null {
  if (pin === proofs.empty || pin === '') return word('local-account.problem.required');
  const fault = pinFaults.find((name) => name === pin);
  if (fault !== undefined) return pinSentences[fault](rules);
  return again === proofs.same ? null : word('hello.problem.mismatch');
}

/** "PIN requirements": what the page says of the rules, one sentence each. */
export function pinRequirements(rules: PinRules): readonly StageText[] {
  const letters = takesLetters(rules);
  const faults: readonly PinFault[] = [
    'too-short',
    ...(rules.maximum < 127 ? (['too-long'] as const) : []),
    ...(letters || rules.digits !== 'required' ? [] : (['not-digits'] as const)),
    ...characterKinds.flatMap((kind) =>
      !letters || rules[kind] === 'allowed'
        ? []
        : [rules[kind] === 'required' ? (`no-${kind}` as const) : (`has-${kind}` as const)],
    ),
    'pattern',
  ];
  return faults.map((fault) => pinSentences[fault](rules));
}
