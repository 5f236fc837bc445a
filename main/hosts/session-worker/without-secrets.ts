/** Passwords that a client sends along with an object: the world has no use for them, and no journal keeps them. */
import { proofs } from '../../../shared/session/secrets.ts';

const secret = /password$/i;

/** The same body with a proof in the place of each. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      secret.test(key) && typeof member === 'string' && member !== '' ? proofs.given : withoutSecrets(member),
    ]),
  );
}
