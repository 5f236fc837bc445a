/** TPM messages as people keep them: a line of hexadecimal digits for each, or their bytes one after the other. */
import { BadInputError } from '../../../../shared/failures.ts';
import { fromHex } from '../../bytes/bytes.ts';

/** Tag and size stand before everything else. */
const SIZE_AT = 2;
const HEADER = 10;
/** The first byte of every tag of TPM 2.0 messages; as text it would be no hexadecimal digit. */
const TAG_FIRST_BYTE = 0x80;

/**
 * The messages in `bytes`. In text there may be spaces within a line, '0x' before it, empty lines, and lines that
 * begin with '#'. Throws BadInputError, which names `source`, for what is neither.
 */
export function recordedMessages(bytes: Uint8Array, source: string): readonly Uint8Array[] {
  const messages = bytes[0] === TAG_FIRST_BYTE ? binary(bytes, source) : lines(bytes, source);
  if (messages.length > 0) return messages;
  throw new BadInputError('There is no TPM message in it', source, 'Give a line of hexadecimal digits.');
}

function lines(bytes: Uint8Array, source: string): readonly Uint8Array[] {
  const text = Buffer.from(bytes).toString('utf8');
  return text.split(/\r?\n/).flatMap((line, index) => {
    const digits = line.replaceAll(/\s/g, '').replace(/^0x/i, '');
    if (digits === '' || digits.startsWith('#')) return [];
    const place = `${source}:${index + 1}`;
    const remedy = 'Give a line of hexadecimal digits for each message, or its bytes.';
    if (!/^[0-9a-f]+$/i.test(digits))
      throw new BadInputError('These are no hexadecimal digits', place, remedy);
    if (digits.length % 2 !== 0)
      throw new BadInputError(`${digits.length} digits are no whole bytes`, place, remedy);
    return [fromHex(digits)];
  });
}

function binary(bytes: Uint8Array, source: string): readonly Uint8Array[] {
  const messages: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; ) {
    const left = bytes.length - at;
    const size = left < HEADER ? HEADER : view.getUint32(at + SIZE_AT);
    if (size < HEADER || size > left)
      throw new BadInputError(
        size < HEADER
          ? `A message states a size of ${size} bytes, and its header alone has ${HEADER}`
          : `A message of ${size} bytes or more is cut: ${left} are there`,
        `${source}, byte ${at}`,
        'Give whole messages, one after the other.',
      );
    messages.push(bytes.slice(at, at + size));
    at += size;
  }
  return messages;
}
