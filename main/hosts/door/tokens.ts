/**
 * Tokens of the door. They say that they are simulated and are signed by nobody; any other text, above all a token of a
 * real tenant, is refused and kept nowhere (facts/graph#tokens).
 */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';

const hour = 3_600;
/** As Entra ID says it of a token that lives an hour. */
export const tokenLife = hour - 1;

const headerSchema = v.object({ alg: v.literal('none') });
const claimsSchema = v.object({ simulated: v.literal(true), exp: v.number() });

/** A token for a client; `now` in milliseconds. */
export function createToken(issuer: string, clientId: string, now: number): string {
  const seconds = Math.floor(now / 1_000);
  const claims = {
    iss: issuer,
    aud: 'https://graph.microsoft.com',
    appid: clientId,
    iat: seconds,
    exp: seconds + tokenLife,
    jti: randomUUID(),
    simulated: true,
  };
  return `${encoded({ typ: 'JWT', alg: 'none' })}.${encoded(claims)}.`;
}

/** Why a request's token does not let it in; undefined where it does. The published companion sends no scheme. */
export function tokenRefusal(authorization: string, isRequired: boolean, now: number): string | undefined {
  const token = authorization.replace(/^Bearer(?: +|$)/i, '').trim();
  if (token === '') return isRequired ? 'Access token is empty.' : undefined;
  const [header = '', claims = '', signature] = token.split('.');
  const read = v.safeParse(claimsSchema, decoded(claims));
  if (signature !== '' || !v.is(headerSchema, decoded(header)) || !read.success)
    return 'Access token validation failure. This is a simulation, which takes no token but its own.';
  return read.output.exp * 1_000 > now ? undefined : 'Lifetime validation failed, the token is expired.';
}

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function decoded(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
