/** What a client reads in its own access token; only the service can tell whether it is genuine. */
import type { AccessClaims } from '../../protocols/entra/entra.messages.ts';

/** The claims of a JWT, unverified; empty where the text is no JWT. */
export function unverifiedClaims(token: string): Partial<AccessClaims> {
  try {
    const value: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
