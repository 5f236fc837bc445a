import { fromHex, toHex } from '../../protocols/bytes/bytes.ts';

/** JSON in which bytes are `{ "hex": … }` and big integers `{ "int": … }`. */
export function stringifyTagged(value: unknown): Uint8Array {
  return new Uint8Array(Buffer.from(JSON.stringify(value, tagValue), 'utf8'));
}

/** Throws `SyntaxError` if it is no JSON. */
export function parseTagged(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes).toString('utf8'), untagValue);
}

function tagValue(_key: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return { hex: toHex(value) };
  return typeof value === 'bigint' ? { int: value.toString() } : value;
}

function untagValue(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('hex' in value && typeof value.hex === 'string') return fromHex(value.hex);
  if ('int' in value && typeof value.int === 'string') return BigInt(value.int);
  return value;
}
