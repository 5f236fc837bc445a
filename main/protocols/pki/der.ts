/** Writing DER (X.690) where no ready schema class fits. */
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

export const sequence = (...content: readonly Uint8Array[]): Uint8Array => der(0x30, ...content);
/** The caller puts more than one member into DER order. */
export const setOf = (...content: readonly Uint8Array[]): Uint8Array => der(0x31, ...content);
export const nullValue: Uint8Array = der(0x05);
export const utf8String = (text: string): Uint8Array => der(0x0c, Buffer.from(text));
export const octetString = (bytes: Uint8Array): Uint8Array => der(0x04, bytes);
/** Whole octets: no unused bits. */
export const bitString = (bytes: Uint8Array): Uint8Array => der(0x03, Uint8Array.of(0), bytes);
/** [number], constructed. */
export const context = (number: number, ...content: readonly Uint8Array[]): Uint8Array =>
  der(0xa0 | number, ...content);

/** A number from 0 on, or the big-endian bytes of one. */
export function integer(value: number | Uint8Array): Uint8Array {
  const bytes = typeof value === 'number' ? numberBytes(value) : value;
  const first = bytes.findIndex((byte) => byte !== 0);
  const magnitude = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  const sign = (magnitude[0] ?? 0) & 0x80 ? Uint8Array.of(0) : new Uint8Array(0);
  return der(0x02, sign, magnitude);
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
  return der(0x06, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)));
}

function base128(value: number): number[] {
  const octets = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    octets.unshift((rest % 128) | 0x80);
  return octets;
}
