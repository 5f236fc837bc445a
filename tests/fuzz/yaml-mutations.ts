/** Changes that turn valid YAML into what a parser of YAML trips over: anchors, tags, keys, documents, indentation. */
import { dump, load } from 'js-yaml';
import { changedBytes, changedValue } from './mutations.ts';
import type { Dice } from './mutations.ts';

export const yamlOf = (json: Buffer): Buffer => Buffer.from(dump(JSON.parse(json.toString('utf8'))));

/** JSON is YAML, too: what is too deep for the writer is written so. */
function written(value: unknown): Buffer {
  try {
    return Buffer.from(dump(value));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return Buffer.from(JSON.stringify(value));
  }
}

/** Each level stands for ten of the one below. */
const laughs = (levels: number): string =>
  [
    'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
    ...Array.from({ length: levels }, (_, level) => {
      const alias = `*a${level}`;
      return `a${level + 1}: &a${level + 1} [${Array.from({ length: 10 }, () => alias).join(', ')}]`;
    }),
  ].join('\n');

/** Whole documents. */
const documents: readonly (() => string)[] = [
  () => laughs(9),
  () => '['.repeat(50_000),
  () => '{a: '.repeat(20_000),
  () => '- '.repeat(20_000),
  () => Array.from({ length: 3_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  () => `a: &a\n  b: *a\n`,
  () => 'a: *nothing\n',
  () => '--- 1\n--- 2\n...\n--- {a: 1}\n',
  () => `a: ${'&x '.repeat(20_000)}1\n`,
  () => Array.from({ length: 60_000 }, () => 'same: 1').join('\n'),
  () => `${'? '.repeat(5_000)}a\n`,
  () => `a: "${'\\u0041'.repeat(100_000)}"\n`,
  () => `a: |\n${'  line\n'.repeat(100_000)}`,
  () => `${'#'.repeat(1_000_000)}\n`,
  () => `${'\t'.repeat(1_000)}a: 1\n`,
];

/** Lines between others, with the indentation of the one before. */
const lines = [
  '<<: *anchor',
  '? {a: 1}',
  '? [constructor]',
  '__proto__: {polluted: true}',
  'constructor: {prototype: {polluted: true}}',
  '!!binary x: !!binary "####"',
  'x: !!set {a, b}',
  'x: !!js/function "function () { throw 1 }"',
  'x: !!timestamp 2026-02-31T99:99:99Z',
  'x: &anchor *anchor',
  '- x',
  'x: 0o777777777777777777777777',
  'x: .inf',
  'x: 1e309',
  '%YAML 9.9',
  '---',
  '...',
  'x: "\\uD800"',
  "'''",
  '"',
  '{',
  'x: >-9',
  '\t',
];

function withLines(valid: Buffer, dice: Dice): Buffer {
  const text = valid.toString('utf8').split('\n');
  for (let left = 1 + dice.below(3); left > 0; left--) {
    const at = dice.below(text.length);
    const indentation = /^ */.exec(text[at] ?? '')?.[0] ?? '';
    text.splice(at + dice.below(2), 0, `${indentation}${dice.one(lines)}`);
  }
  return Buffer.from(text.join('\n'));
}

export const changedYaml = (valid: Buffer, dice: Dice): Buffer =>
  dice.one<() => Buffer>([
    () => changedBytes(valid, dice),
    () => written(changedValue(load(valid.toString('utf8')), dice)),
    () => withLines(valid, dice),
    () => withLines(valid, dice),
    () => Buffer.from(dice.one(documents)()),
  ])();
