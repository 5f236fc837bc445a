/** The name of a certificate: SHA-1 of its DER, hex, upper case. Nothing of it is parsed. */
import { createHash } from 'node:crypto';
import { fromBase64 } from '../../protocols/bytes/base64.ts';
import { remembering } from '../../world/remember.ts';

export const thumbprintOf = (der: Uint8Array): string =>
  createHash('sha1').update(der).digest('hex').toUpperCase();

/** Of a certificate that a client shows with each request. Throws BadInputError where the text is no base64. */
export const thumbprintOfBase64 = remembering((text) => thumbprintOf(fromBase64(text)), 256);
