/** Puts proofs in the place of secrets, before an input is journalled or seen by the world. */
import type { SessionInput } from '../../shared/session/input.ts';
import { secretFields } from '../../shared/stage/input.ts';
import { matchOf, noMatch, proofs } from '../../shared/session/secrets.ts';

/** Subject (user principal name or network name) whose secret is asked for now, and that secret. */
interface KnownSecret {
  readonly subject: string;
  readonly secret: string | null;
}

/** A new PIN is asked for now. */
interface NewPin {
  readonly minimumLength: number;
}

export type AskedSecret = KnownSecret | NewPin;

type Field = (typeof secretFields)[number];
type Values = Readonly<Record<string, string>>;

const isSecret = (field: string): field is Field => (secretFields as readonly string[]).includes(field);

const givenOrEmpty = (text: string): string => (text === '' ? proofs.empty : proofs.given);

function matched(text: string, asked: AskedSecret | undefined): string {
  if (!asked || !('subject' in asked) || asked.secret === null || asked.secret !== text) return noMatch;
  return matchOf(asked.subject);
}

/** Digits that all are equal, or that go up or down by one. */
function isPattern(digits: string): boolean {
  const steps = Array.from(digits.slice(1), (digit, index) => Number(digit) - Number(digits[index]));
  return steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 0) <= 1;
}

function pinProof(text: string, minimum: number): string {
  if (text === '') return proofs.empty;
  if (!/^\d+$/.test(text)) return proofs.notDigits;
  if (text.length < minimum) return proofs.tooShort;
  return isPattern(text) ? proofs.pattern : proofs.given;
}

/** Every proof but the one that names a subject. */
const plainProofs: ReadonlySet<string> = new Set([noMatch, ...Object.values(proofs)]);

/** Whether a secret field of an input holds what was typed, and not a proof in its place. */
export const holdsSecret = (input: SessionInput): boolean =>
  input.type === 'press' &&
  Object.entries(input.values ?? {}).some(
    ([field, text]) => isSecret(field) && !plainProofs.has(text) && !text.startsWith(matchOf('')),
  );

/**
 * A new password is kept here, in memory alone, until its repetition and its hint have been compared with it;
 * a journal that is opened again cannot compare, and the repetition counts as different.
 */
export class Redactor {
  #newPassword: string | undefined;
  /** Passwords that took the place of known ones, by lower-case subject: the known ones go on being taken. */
  readonly #renewed = new Map<string, string>();

  /** The same input without what was typed into its secret fields. */
  redact(input: SessionInput, asked: AskedSecret | undefined): SessionInput {
    if (input.type !== 'press' || input.values === undefined) return input;
    const { values } = input;
    this.#keepRenewed(values, asked);
    const proven = Object.entries(values).map(([field, text]) => [
      field,
      isSecret(field) ? this.#proof(field, text, values, asked) : text,
    ]);
    return { ...input, values: Object.fromEntries(proven) as Record<string, string> };
  }

  #proof(field: Field, text: string, values: Values, asked: AskedSecret | undefined): string {
    switch (field) {
      case 'password':
      case 'network-password':
      case 'package-password':
        return this.#isRenewed(text, asked) ? matchOf(asked.subject) : matched(text, asked);
      case 'new-password':
        this.#newPassword = text;
        return givenOrEmpty(text);
      case 'confirm-password':
        return text === this.#newPassword ? proofs.same : proofs.different;
      case 'answer':
      case 'oem-name':
      case 'oem-email':
      case 'oem-phone':
        return givenOrEmpty(text);
      case 'hint':
        return this.#tellsPassword(text) ? proofs.tellsPassword : givenOrEmpty(text);
      case 'pin':
        return pinProof(text, asked && 'minimumLength' in asked ? asked.minimumLength : 0);
      case 'pin-confirm':
        return text === values['pin'] ? proofs.same : proofs.different;
    }
  }

  /** Somebody gives the password that is asked for, and a new one twice. */
  #keepRenewed(values: Values, asked: AskedSecret | undefined): void {
    const { password, 'new-password': renewed, 'confirm-password': again } = values;
    if (!asked || !('subject' in asked) || password === undefined || renewed === undefined) return;
    const known = password === asked.secret || this.#isRenewed(password, asked);
    if (known && renewed !== '' && renewed === again) this.#renewed.set(asked.subject.toLowerCase(), renewed);
  }

  #isRenewed(text: string, asked: AskedSecret | undefined): asked is KnownSecret {
    if (!asked || !('subject' in asked)) return false;
    const renewed = this.#renewed.get(asked.subject.toLowerCase());
    return renewed !== undefined && renewed === text;
  }

  #tellsPassword(hint: string): boolean {
    const password = this.#newPassword ?? '';
    return password !== '' && hint.toLowerCase().includes(password.toLowerCase());
  }
}
