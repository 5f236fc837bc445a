/** Puts proofs in the place of secrets, before an input is journalled or seen by the world. */
import type { SessionInput } from '../../shared/session/input.ts';
import { secretFields } from '../../shared/stage/input.ts';
import { matchOf, noMatch } from '../../shared/session/secrets.ts';

/** Subject (user principal name or network name) whose secret is asked for now, and that secret. */
export interface AskedSecret {
  readonly subject: string;
  readonly secret: string | null;
}

const isSecret = (field: string): boolean => (secretFields as readonly string[]).includes(field);

/** The same input without what was typed into its secret fields. */
export function redact(input: SessionInput, asked: AskedSecret | undefined): SessionInput {
  if (input.type !== 'press' || input.values === undefined) return input;
  const values = Object.entries(input.values).map(([field, text]) => {
    if (!isSecret(field)) return [field, text];
    const right = asked !== undefined && asked.secret !== null && asked.secret === text;
    return [field, right ? matchOf(asked.subject) : noMatch];
  });
  return { ...input, values: Object.fromEntries(values) as Record<string, string> };
}
