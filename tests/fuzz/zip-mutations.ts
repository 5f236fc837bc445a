/** Changes that turn a valid zip into one that lies: of its names, its sizes, what is in it, how much that is. */
import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { changedBytes, changedValue } from './mutations.ts';
import type { Dice } from './mutations.ts';

const names = [
  '../../escape.json',
  '/etc/passwd.json',
  'C:\\Windows\\x.json',
  '..\\..\\x.json',
  '__proto__',
  '__proto__/x.json',
  'constructor.json',
  'CON.json',
  'a//b///c.json',
  'name\u202enosj.json',
  '\u001b[2Jx.json',
  'one\ntwo.json',
  ' .json',
  `${'d/'.repeat(200)}x.json`,
  `${'n'.repeat(60_000)}.json`,
  'x.zip',
  'x.yaml',
  '.json',
];

/** A zip of JSON files; every third lies in a zip within. */
export function zipOf(files: readonly Buffer[]): Buffer {
  const named = (list: readonly Buffer[]): Zippable =>
    Object.fromEntries(list.map((file, at) => [`object-${at}.json`, new Uint8Array(file)]));
  const within = files.filter((_, at) => at % 3 === 0);
  const rest = files.filter((_, at) => at % 3 !== 0);
  return Buffer.from(zipSync({ ...named(rest), 'within.zip': zipSync(named(within)) }));
}

const text = (value: unknown): Uint8Array => new Uint8Array(Buffer.from(JSON.stringify(value)));
const group = { '@odata.type': '#microsoft.graph.group', id: 'g', displayName: 'G' };

/** A zip in a zip, and so on. */
function nested(levels: number): Uint8Array {
  let inner: Uint8Array = zipSync({ 'x.json': text(group) });
  for (let level = 0; level < levels; level++) inner = zipSync({ 'x.json': text(group), 'in.zip': inner });
  return inner;
}

const zips: readonly ((dice: Dice) => Uint8Array)[] = [
  (dice) => zipSync({ [dice.one(names)]: text(group), 'x.json': text(group) }),
  (dice) => zipSync({ 'x.json': text(changedValue(group, dice)) }),
  () => zipSync({ 'zeros.json': new Uint8Array(80 * 2 ** 20) }, { level: 1 }),
  () => zipSync({ 'blanks.json': new Uint8Array(20 * 2 ** 20).fill(0x20), 'x.json': text(group) }),
  () => nested(6),
  () =>
    zipSync(Object.fromEntries(Array.from({ length: 60_000 }, (_, at) => [`${at}.json`, text({})])), {
      level: 0,
    }),
  () => zipSync({}),
];

/** The signatures of a local header, of an entry of the directory, and of the directory's end. */
const signatures = ['504b0304', '504b0102', '504b0506'].map((hex) => Buffer.from(hex, 'hex'));
const lies = [0, 1, 0xff, 0xffff, 0x7fff_ffff, 0xffff_fffe, 0xffff_ffff];

/** A number in one of the zip's headers becomes another. */
function lying(valid: Buffer, dice: Dice): Buffer {
  const bytes = Buffer.from(valid);
  for (let left = 1 + dice.below(3); left > 0; left--) {
    const at = bytes.indexOf(dice.one(signatures), dice.below(bytes.length));
    const place = at + 4 + 2 * dice.below(20);
    if (at >= 0 && place + 4 <= bytes.length) bytes.writeUInt32LE(dice.one(lies), place);
  }
  return bytes;
}

export const changedZip = (valid: Buffer, dice: Dice): Buffer =>
  dice.one<() => Buffer>([
    () => changedBytes(valid, dice),
    () => lying(valid, dice),
    () => lying(valid, dice),
    () => Buffer.from(dice.one(zips)(dice)),
    () => lying(Buffer.from(dice.one(zips)(dice)), dice),
  ])();
