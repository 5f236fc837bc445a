/** Puts proofs in the place of secrets, before an input is journalled or seen by the world. */
import { createHash } from 'node:crypto';
import type { PinRules } from '../../shared/session/pin-rules.ts';
import { pinFaultOf, pinFaults } from '../../shared/session/pin-rules.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import { secretFields } from '../../shared/stage/input.ts';
import { isPinProof, matchOf, noMatch, pinProofOf, proofs } from '../../shared/session/secrets.ts';

/** Subject (user principal name or network name) whose secret is asked for now, and that secret. */
interface KnownSecret {
  readonly subject: string;
  readonly secret: string | null;
}

/** A new PIN is asked for now. */
interface NewPin {
  readonly pinRules: PinRules;
}

export type AskedSecret = KnownSecret | NewPin;

type Field = (typeof secretFields)[number];
type Values = Readonly<Record<string, string>>;

const isSecret = (field: string): field is Field => (secretFields as readonly string[]).includes(field);

const givenOrEmpty = (text: string): string => (text === '' ? proofs.empty : proofs.given);

function matched(text: string, asked: AskedSecret | undefined): string {
  // The account of a kiosk has an empty password.
  if (asked && 'subject' in asked && asked.secret === text) return matchOf(asked.subject);
  return text === '' ? proofs.empty : noMatch;
}

function pinProof(text: string): string {
  const [byte = 0] = createHash('sha256').update(`Windows Hello PIN ${text}`).digest();
  return pinProofOf(byte);
}

/** Every proof but those that name a subject or stand for a PIN. */
const plainProofs: ReadonlySet<string> = new Set([noMatch, ...Object.values(proofs), ...pinFaults]);

const isProof = (field: Field, text: string): boolean =>
  plainProofs.has(text) || (field === 'pin' ? isPinProof(text) : text.startsWith(matchOf('')));

/** Whether a secret field of an input holds what was typed, and not a proof in its place. */
export const holdsSecret = (input: SessionInput): boolean =>
  input.type === 'press' &&
  Object.entries(input.values ?? {}).some(([field, text]) => isSecret(field) && !isProof(field, text));

/**
 * A new password is kept here, in memory alone, until its repetition and its hint have been compared with it;
 * a journal that is opened again cannot compare, and the repetition counts as different. A PIN is kept as long, so that
 * none passes for another; of a journal that is opened again its proof is left, and one PIN of 256 would do.
 */
export class Redactor {
  #newPassword: string | undefined;
  /** PINs that were set, by their proofs. */
  readonly #pins = new Map<string, string>();
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
        return this.#pinProof(text, values, asked);
      case 'pin-confirm':
        return text === values['pin'] ? proofs.same : proofs.different;
    }
  }

  #pinProof(text: string, values: Values, asked: AskedSecret | undefined): string {
    if (text === '') return proofs.empty;
    const proof = pinProof(text);
    if (!asked || !('pinRules' in asked)) {
      const set = this.#pins.get(proof);
      return set === undefined || set === text ? proof : noMatch;
    }
    const fault = pinFaultOf(text, asked.pinRules, values['letters-and-symbols'] !== undefined);
    if (fault !== null) return fault;
    if (values['pin-confirm'] === text) this.#pins.set(proof, text);
    return proof;
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
