/** PEM (RFC 7468). */
import { BadInputError } from '../../../shared/failures.ts';
import { fromBase64, toBase64 } from '../bytes/base64.ts';

/** DER between its lines, e.g. pem('CERTIFICATE', der). */
export function pem(label: string, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** The DER of the first block with this label. Throws BadInputError where there is none. */
export function fromPem(label: string, text: string): Uint8Array {
  const begin = `-----BEGIN ${label}-----`;
  const end = `-----END ${label}-----`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0)
    throw new BadInputError(`The text has no ${label} block`, 'PEM text', 'Give a file in PEM form');
  return fromBase64(text.slice(from + begin.length, to), `PEM ${label}`);
}
