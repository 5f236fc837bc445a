/** Writing DER (X.690). */
import { MisuseError } from '../../../shared/failures.ts';
import { concat } from '../bytes/bytes.ts';

function der(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const value = concat(...content);
  return concat(Uint8Array.of(tag), lengthOctets(value.length), value);
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Uint8Array.of(0x80 | octets.length, ...octets);
}

/** Of one octet, with the bit of constructed values. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  teletexString: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

export const sequence = (...content: readonly Uint8Array[]): Uint8Array => der(tags.sequence, ...content);
/** The caller puts more than one member into DER order. */
export const setOf = (...content: readonly Uint8Array[]): Uint8Array => der(tags.set, ...content);
export const nullValue: Uint8Array = der(tags.null);
export const trueValue: Uint8Array = der(tags.boolean, Uint8Array.of(0xff));
export const utf8String = (text: string): Uint8Array => der(tags.utf8String, Buffer.from(text));
export const octetString = (bytes: Uint8Array): Uint8Array => der(tags.octetString, bytes);
/** Whole octets: no unused bits. */
export const bitString = (bytes: Uint8Array): Uint8Array => der(tags.bitString, Uint8Array.of(0), bytes);
/** [number], constructed. */
export const context = (number: number, ...content: readonly Uint8Array[]): Uint8Array =>
  der(0xa0 | number, ...content);
/** [number], primitive. */
export const contextBytes = (number: number, bytes: Uint8Array): Uint8Array => der(0x80 | number, bytes);

/** A list of named bits, by their numbers from 0 to 7; zero bits behind the last are left out (X.690 11.2.2). */
export function namedBits(bits: readonly number[]): Uint8Array {
  const octet = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return der(tags.bitString, Uint8Array.of(7 - Math.max(...bits), octet));
}

/** UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280 4.1.2.5), of an ISO 8601 text in UTC. */
export function time(isoText: string): Uint8Array {
  const digits = `${isoText.slice(0, 19).replace(/[-:T]/g, '')}Z`;
  return isoText < '2050'
    ? der(tags.utcTime, Buffer.from(digits.slice(2)))
    : der(tags.generalizedTime, Buffer.from(digits));
}

/** A number from 0 on, or the big-endian bytes of one. */
export function integer(value: number | Uint8Array): Uint8Array {
  const bytes = typeof value === 'number' ? numberBytes(value) : value;
  const first = bytes.findIndex((byte) => byte !== 0);
  const magnitude = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  const sign = (magnitude[0] ?? 0) & 0x80 ? Uint8Array.of(0) : new Uint8Array(0);
  return der(tags.integer, sign, magnitude);
}

function numberBytes(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new MisuseError(`${value} is no whole number from 0 on`);
  const hex = value.toString(16);
  return Uint8Array.from(Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex'));
}

/** From dotted text, e.g. '1.2.840.10045.2.1'. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(tags.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(value: number): number[] {
  const octets = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    octets.unshift((rest % 128) | 0x80);
  return octets;
}
