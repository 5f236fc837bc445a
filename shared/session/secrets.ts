/**
 * What a person types into a password field never enters the world. The session compares it with what the
 * rehearsal knows (the practice passwords of the tenant's users, the Wi-Fi passwords of the scenario) and
 * puts a proof in its place: whose secret it was, or that it was nobody's.
 */
export const noMatch = 'no-match';

/** Proof that the text typed was the secret of `subject`: a user principal name or a network name. */
export const matchOf = (subject: string): string => `match:${subject.toLowerCase()}`;

/** The subject of a person's Temporary Access Pass. */
export const accessPassSubject = (userPrincipalName: string): string => `access pass of ${userPrincipalName}`;

/** True if the proof names `subject`. */
export const proves = (proof: string, subject: string): boolean => proof === matchOf(subject);

/** Proofs of secrets that nobody knows before they are typed: new passwords, answers, hints, PINs. */
export const proofs = {
  given: 'given',
  empty: 'empty',
  /** The repetition of a new secret, compared with the first. */
  same: 'same',
  different: 'different',
  /** A hint that holds the new password. */
  tellsPassword: 'tells-password',
} as const;

/**
 * What stands for a PIN that nothing is wrong with: eight bits that are made of it (`pinProof` of
 * main/session/redact.ts). Of 256 PINs one has the same, so that a device can tell a wrong PIN from the right one while
 * nobody can tell a PIN from its proof.
 */
export const pinProofOf = (byte: number): string => `pin:${byte.toString(16).padStart(2, '0')}`;

export const isPinProof = (text: string): boolean => /^pin:[0-9a-f]{2}$/.test(text);
