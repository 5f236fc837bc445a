/** The name of a certificate: SHA-1 of its DER, hex, upper case. Nothing of it is parsed. */
import { createHash } from 'node:crypto';

export const thumbprintOf = (der: Uint8Array): string =>
  createHash('sha1').update(der).digest('hex').toUpperCase();
