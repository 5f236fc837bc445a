/** Values of codecs as JSON: bytes in hexadecimal, numbers under their names. */
import { toHex } from '../../bytes/bytes.ts';
import { decode } from '../codec.ts';
import { tpmsAttest } from '../structures/attest.ts';
import { capabilityNamings, namings, type Json } from './names.ts';

/** The value of the field `name`. */
export function readable(name: string, value: unknown): Json {
  if (value === undefined || value === null) return null;
  if (value instanceof Uint8Array) return name === 'attestation' ? attestation(value) : toHex(value);
  if (Array.isArray(value)) return value.map((item) => readable(name, item));
  switch (typeof value) {
    case 'number':
      return namings[name]?.(value) ?? value;
    case 'bigint':
      return String(value);
    case 'object':
      return structure(name, value as Readonly<Record<string, unknown>>);
    default:
      return value as string | boolean;
  }
}

function structure(name: string, fields: Readonly<Record<string, unknown>>): Json {
  if (name === 'capabilityData') return capability(fields);
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, readable(field, value)]));
}

/** The list in a capability is named by what was asked for. */
function capability(fields: Readonly<Record<string, unknown>>): Json {
  const naming = capabilityNamings[Number(fields['capability'])];
  const { data } = fields;
  return {
    capability: readable('capability', fields['capability']),
    data: Array.isArray(data) && naming ? data.map((item) => naming(Number(item))) : readable('data', data),
  };
}

/** TPMS_ATTEST is carried as bytes, for it is signed; what is none stays bytes. */
function attestation(bytes: Uint8Array): Json {
  try {
    return readable('attest', decode(tpmsAttest, bytes));
  } catch {
    return toHex(bytes);
  }
}
