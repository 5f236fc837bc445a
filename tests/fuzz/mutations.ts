/** Changes that turn a valid file into one that lies. Everything is drawn from a seed: a case can be run again. */

/** Numbers from 0 up to `below`, from a seed (mulberry32). */
export interface Dice {
  below(count: number): number;
  one<T>(list: readonly T[]): T;
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { below, one: <T>(list: readonly T[]): T => list[below(list.length)] as T };
}

const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'prototype', ''];
const texts = [
  '',
  '\u001b[2J\u001b]0;title\u0007',
  'name\u202egpj.exe',
  'one\ntwo\r\nthree',
  '\u0000',
  '\ud800',
  '../../etc/passwd',
  '\\\\server\\share',
  "'; --",
  '%n%s',
  '{{constructor}}',
  '2026-02-31T08:00:00Z',
  'device.constructor -eq "x"',
  `device.displayName -match "${'(x{1,1000})'.repeat(250)}"`,
  '('.repeat(3_000),
  'x'.repeat(100_000),
];
const numbers = [0, -1, 0.5, 1e12, 9e15, 1e308, -1e308, 2 ** 31, 2 ** 53, Number.MIN_VALUE];

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

/** A value of any other kind. */
const stranger = (dice: Dice): unknown =>
  dice.one<() => unknown>([
    () => null,
    () => true,
    () => dice.one(numbers),
    () => dice.one(texts),
    () => [],
    () => ({}),
    () => nested(dice.one([10, 100, 2_000])),
    () => JSON.parse(`{${JSON.stringify(dice.one(names))}:${JSON.stringify(dice.one(texts))}}`),
    () => Array.from({ length: 2_000 }, () => ({})),
  ])();

type Holder = Record<string, unknown> | unknown[];

/** So many of them are looked at: a change may have made more than there is memory for. */
const mostHolders = 20_000;

/** Objects and lists anywhere in a value, from the outside to the inside. */
function holdersIn(value: unknown): Holder[] {
  const found: Holder[] = [];
  const open: unknown[] = [value];
  while (open.length > 0 && found.length < mostHolders) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    found.push(next as Holder);
    open.push(...Object.values(next).toReversed());
  }
  return found;
}

const changes: readonly ((holder: Holder, key: string, dice: Dice) => void)[] = [
  (holder, key, dice) => void Object.assign(holder, { [key]: stranger(dice) }),
  (holder, key, dice) => void Object.assign(holder, { [key]: stranger(dice) }),
  (holder, key) => void Reflect.deleteProperty(holder, key),
  (holder, key, dice) => {
    const value = Reflect.get(holder, key);
    Reflect.deleteProperty(holder, key);
    Object.defineProperty(holder, dice.one(names), {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  },
  (holder, key) => {
    const value: unknown = Reflect.get(holder, key);
    // Copies of copies would be more than a file can hold.
    if (Array.isArray(value) && holdersIn(value[0]).length < 100)
      for (let copy = 0; copy < 200; copy++) value.push(value[0]);
  },
];

/** The same value with one to four things changed in it. */
export function changedValue(valid: unknown, dice: Dice): unknown {
  const value: unknown = structuredClone(valid);
  for (let left = 1 + dice.below(4); left > 0; left--) {
    const holder = dice.one(holdersIn(value).filter((one) => Object.keys(one).length > 0));
    if (holder === undefined) break;
    dice.one(changes)(holder, dice.one(Object.keys(holder)), dice);
  }
  return value;
}

/** The same bytes cut, turned, encoded otherwise. */
export function changedBytes(valid: Buffer, dice: Dice): Buffer {
  return dice.one<() => Buffer>([
    () => valid.subarray(0, dice.below(valid.length)),
    () => {
      const bytes = Buffer.from(valid);
      for (let left = 1 + dice.below(8); left > 0 && bytes.length > 0; left--)
        bytes[dice.below(bytes.length)] = dice.below(256);
      return bytes;
    },
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(valid.toString('utf8'), 'utf16le')]),
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), valid]),
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), valid]),
    () => {
      const lines = valid.toString('utf8').split('\n');
      const [from, to] = [dice.below(lines.length), dice.below(lines.length)];
      lines.splice(to, 0, lines[from] ?? '');
      return Buffer.from(lines.join('\n'));
    },
    () => Buffer.from(valid.toString('utf8').replaceAll('\n', '\r\n')),
    () => Buffer.concat([valid, valid]),
    () => Buffer.from('['.repeat(100_000)),
    () => Buffer.alloc(0),
  ])();
}
