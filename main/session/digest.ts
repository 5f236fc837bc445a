/**
 * SHA-256 over a value whose object keys are sorted: equal states have equal digests on every machine. Beside JSON it
 * takes bytes, maps and sets; the order of their entries counts, for whoever goes through them meets it.
 */
import { createHash } from 'node:crypto';

/**
 * The version of what a state digest is made of (Rehearsal.state). A digest of another version says nothing of this
 * one's state; journals that name none are of version 1.
 */
export const stateVersion = 3;

/** Frozen objects are what they are: an event, a file. Their canonical text is made once. */
const frozen = new WeakMap<object, string>();

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The canonical text of a value; `undefined` members are left out, as in JSON. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    if (value instanceof Uint8Array) return `"bytes ${Buffer.from(value).toString('base64')}"`;
    if (!Object.isFrozen(value)) return canonicalObject(value);
    const known = frozen.get(value) ?? shortened(canonicalObject(value));
    frozen.set(value, known);
    return known;
  }
  return JSON.stringify(value) ?? 'null';
}

/** Of a frozen object that is longer, its digest stands in the text: a log of megabytes. */
const longest = 256 * 1_024;
const shortened = (text: string): string => (text.length > longest ? `"sha256 ${sha256(text)}"` : text);

function canonicalObject(value: object): string {
  if (value instanceof Map || value instanceof Set) return canonical([...value]);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

/** Hex digest of a value. A frozen object in it must be frozen to its depth. */
export const digestOf = (value: unknown): string => sha256(canonical(value));
