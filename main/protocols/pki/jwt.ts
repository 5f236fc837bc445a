/** JSON Web Tokens signed ES256 (RFC 7519, RFC 7518 3.4). */
import { fromBase64Url, toBase64Url } from '../bytes/base64.ts';
import type { EcKey } from './ec-key.ts';
import { fromRawSignature, toRawSignature } from './ec-key.ts';
import { keyIdentifier, verifySignature } from './spki.ts';

export function signJwt(claims: object, key: EcKey): string {
  const header = { typ: 'JWT', alg: 'ES256', kid: toBase64Url(keyIdentifier(key.spki)) };
  const signed = [header, claims].map((part) => toBase64Url(Buffer.from(JSON.stringify(part)))).join('.');
  return `${signed}.${toBase64Url(toRawSignature(key.sign(Buffer.from(signed))))}`;
}

/**
 * The claims, where the token was signed ES256 by the key; else undefined. Whether the claims hold
 * (audience, times) is for the caller to see.
 */
export function readJwt(token: string, spki: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  const [header = '', claims = '', signature = '', ...more] = token.split('.');
  if (more.length > 0 || parseObject(header)?.['alg'] !== 'ES256') return undefined;
  const raw = fromBase64Url(signature);
  const der = raw && fromRawSignature(raw);
  if (!der || !verifySignature(spki, 'ecdsa-sha256', Buffer.from(`${header}.${claims}`), der))
    return undefined;
  return parseObject(claims);
}

function parseObject(part: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
