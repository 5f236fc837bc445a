/** Base64 (RFC 4648 section 4) and its form for URLs (section 5). */
import { BadInputError } from '../../../shared/failures.ts';

export const toBase64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** Whether the text is Base64 with its padding, on one line. */
export const isBase64 = (text: string): boolean =>
  text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);

/** The bytes of a Base64 text; white space is skipped. Throws BadInputError; `place` names the text. */
export function fromBase64(text: string, place = 'Base64 text'): Uint8Array {
  const compact = text.replace(/\s+/g, '');
  if (!isBase64(compact))
    throw new BadInputError('The text is no Base64', place, 'Check where it comes from');
  return new Uint8Array(Buffer.from(compact, 'base64'));
}

/** Without padding, as JWTs have it. */
export const toBase64Url = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64url');

/** Undefined where the text is no Base64url. */
export const fromBase64Url = (text: string): Uint8Array | undefined =>
  /^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 !== 1
    ? new Uint8Array(Buffer.from(text, 'base64url'))
    : undefined;
