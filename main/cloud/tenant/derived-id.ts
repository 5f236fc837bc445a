/** Ids for objects whose export dropped them: the same text always gives the same id. */
import { createHash } from 'node:crypto';

/** A UUID of the form of version 8 (RFC 9562 5.8) from any text. */
export function derivedId(text: string): string {
  const hex = createHash('sha256').update(`reseal id ${text}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
