/**
 * SHA-256 over a value whose object keys are sorted: equal states have equal digests on every machine. Beside JSON it
 * takes bytes, maps and sets; the order of their entries counts, for whoever goes through them meets it.
 */
import { createHash } from 'node:crypto';

/**
 * The version of what a state digest is made of (Rehearsal.state). A digest of another version says nothing of this
 * one's state; journals that name none are of version 1.
 */
export const stateVersion = 6;

/** Frozen objects are what they are: an event, a file. Their canonical text is made once. */
const frozen = new WeakMap<object, string>();

type Write = (text: string) => void;

/** Characters that are hashed at once: a state of a hundred megabytes is never one text. */
const portion = 65_536;

function sha256(tell: (write: Write) => void): string {
  const hash = createHash('sha256');
  let parts: string[] = [];
  let size = 0;
  const flush = (): void => {
    hash.update(parts.join(''));
    parts = [];
    size = 0;
  };
  tell((text) => {
    parts.push(text);
    size += text.length;
    if (size >= portion) flush();
  });
  flush();
  return hash.digest('hex');
}

/** Writes the canonical text of a value; `undefined` members are left out, as in JSON. */
function canonical(value: unknown, write: Write): void {
  if (Array.isArray(value)) return canonicalList(value, write);
  if (typeof value === 'object' && value !== null) {
    if (value instanceof Uint8Array) return write(`"bytes ${Buffer.from(value).toString('base64')}"`);
    if (!Object.isFrozen(value)) return canonicalObject(value, write);
    const known = frozen.get(value) ?? shortened(value);
    frozen.set(value, known);
    return write(known);
  }
  write(JSON.stringify(value) ?? 'null');
}

function canonicalList(list: readonly unknown[], write: Write): void {
  write('[');
  for (const [at, item] of list.entries()) {
    if (at > 0) write(',');
    canonical(item, write);
  }
  write(']');
}

/** Of a frozen object that is longer, its digest stands in the text: a log of megabytes. */
const longest = 256 * 1_024;

function shortened(value: object): string {
  const parts: string[] = [];
  canonicalObject(value, (text) => parts.push(text));
  const text = parts.join('');
  return text.length > longest ? `"sha256 ${sha256((write) => write(text))}"` : text;
}

function canonicalObject(value: object, write: Write): void {
  if (value instanceof Map || value instanceof Set) return canonicalList([...value], write);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  write('{');
  for (const [at, [key, member]] of members.entries()) {
    write(`${at > 0 ? ',' : ''}${JSON.stringify(key)}:`);
    canonical(member, write);
  }
  write('}');
}

/** Hex digest of a value. A frozen object in it must be frozen to its depth. */
export const digestOf = (value: unknown): string => sha256((write) => canonical(value, write));
