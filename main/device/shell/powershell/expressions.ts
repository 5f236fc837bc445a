/** What variables, texts with variables in them, and the conditions of `Where-Object` come to (facts/powershell#expressions). */
import { ownOf } from '../../../../shared/own.ts';
import { matchesPattern } from '../commands/file-commands.ts';
import { textPattern } from '../commands/text-pattern.ts';
import type { PsSession } from './cmdlet.ts';
import type { PsValue } from './values.ts';
import { memberOf, PsError, textOf } from './values.ts';
import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

const constants: ReadonlyMap<string, PsValue> = new Map<string, PsValue>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

const variableWord = /^\$(?:(env:)|\{?)([\w()]+)\}?/i;

function variable(session: PsSession, isEnvironment: boolean, name: string): PsValue {
  const lower = name.toLowerCase();
  if (isEnvironment)
    return [...session.environment].find(([own]) => own.toLowerCase() === lower)?.[1] ?? null;
  if (lower === 'pwd') return session.folder;
  if (lower === 'home') return session.environment.get('USERPROFILE') ?? null;
  return constants.get(lower) ?? session.variables.get(lower) ?? null;
}

/** `.A.B` of a value; methods that technicians call, without arguments. */
export function membersOf(value: PsValue, path: string): PsValue {
  return path
    .split('.')
    .filter((name) => name !== '')
    .reduce<PsValue>((own, name) => {
      const [plain = ''] = name.split('(');
      if (/^toupper\b/i.test(plain)) return textOf(own).toUpperCase();
      if (/^tolower\b/i.test(plain)) return textOf(own).toLowerCase();
      if (/^(tostring|trim)\b/i.test(plain)) return textOf(own).trim();
      return memberOf(own, plain);
    }, value);
}

/** A word that begins with `$`: undefined where it does not. */
function variableValue(session: PsSession, text: string): PsValue | undefined {
  const found = variableWord.exec(text);
  if (!found) return undefined;
  const rest = text.slice(found[0].length);
  if (!/^(\.\w+(\(\))?)*$/.test(rest)) return undefined;
  return membersOf(variable(session, found[1] !== undefined, found[2] ?? ''), rest);
}

/** A text with the values of its variables. */
export const expanded = (session: PsSession, text: string): string =>
  text.replaceAll(/\$(?:(env:)(\w+(?:\(x86\))?)|\{?(\w+)\}?)/gi, (_whole, env, name, plain) =>
    textOf(variable(session, env !== undefined, String(name ?? plain))),
  );

const number = (text: string): number | undefined =>
  /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;

/** A word as a value: a variable, a number, or a text. */
export function wordValue(session: PsSession, word: Extract<Word, { kind: 'text' }>): PsValue {
  if (word.quote === "'") return word.text;
  if (word.quote === '"') return expanded(session, word.text);
  const own = variableValue(session, word.text);
  return own !== undefined ? own : expanded(session, word.text);
}

type Comparison = (left: PsValue, right: PsValue) => boolean;

const order = (left: PsValue, right: PsValue): number => {
  const [a, b] = [number(textOf(left)), number(textOf(right))];
  if (a !== undefined && b !== undefined) return a - b;
  const [one, other] = [textOf(left).toLowerCase(), textOf(right).toLowerCase()];
  return one === other ? 0 : one < other ? -1 : 1;
};

/** The alternatives of a pattern that technicians write, each without groups: in bounded time. */
export function matcherOf(pattern: string): (text: string) => boolean {
  const tests = pattern
    .toLowerCase()
    .split('|')
    .map((one) => textPattern(one));
  return (text) => tests.some((test) => test(text.toLowerCase()));
}

const comparisons: Readonly<Record<string, Comparison>> = {
  eq: (left, right) => order(left, right) === 0,
  ne: (left, right) => order(left, right) !== 0,
  gt: (left, right) => order(left, right) > 0,
  ge: (left, right) => order(left, right) >= 0,
  lt: (left, right) => order(left, right) < 0,
  le: (left, right) => order(left, right) <= 0,
  like: (left, right) => matchesPattern(textOf(right), textOf(left)),
  notlike: (left, right) => !matchesPattern(textOf(right), textOf(left)),
  match: (left, right) => matcherOf(textOf(right))(textOf(left)),
  notmatch: (left, right) => !matcherOf(textOf(right))(textOf(left)),
  contains: (left, right) => Array.isArray(left) && left.some((one) => order(one as PsValue, right) === 0),
};

export const comparisonNamed = (name: string): Comparison | undefined =>
  ownOf(comparisons, name.toLowerCase());

const isTrue = (value: PsValue): boolean => value !== null && value !== false && value !== '' && value !== 0;

const unclear = (block: string): PsError =>
  new PsError(`The expression "${block.trim()}" is beyond what this rehearsal reads of PowerShell.`, {
    source: 'Where-Object',
    category: 'NotImplemented: (:) [Where-Object], PSNotSupportedException',
    id: 'NotSimulated,Microsoft.PowerShell.Commands.WhereObjectCommand',
  });

/**
 * A condition of comparisons that `-and` and `-or` join, from left to right as PowerShell does: both have one rank.
 * Throws PsError for any other.
 */
export function conditionOf(session: PsSession, block: string): (item: PsValue) => boolean {
  const words = wordsOf(block);
  const valueAt = (at: number, item: PsValue): PsValue => {
    const word = words[at];
    if (word?.kind !== 'text') throw unclear(block);
    if (/^\$(_|psitem)(?=\.|$)/i.test(word.text)) return membersOf(item, word.text.replace(/^\$\w+/, ''));
    return wordValue(session, word);
  };
  /** One comparison, or a value alone; `next` is behind it. */
  const test = (at: number, item: PsValue): { readonly holds: boolean; readonly next: number } => {
    const sign = words[at + 1];
    const compare = sign?.kind === 'parameter' ? comparisonNamed(sign.name) : undefined;
    if (!compare) return { holds: isTrue(valueAt(at, item)), next: at + 1 };
    return { holds: compare(valueAt(at, item), valueAt(at + 2, item)), next: at + 3 };
  };
  return (item) => {
    let { holds, next } = test(0, item);
    while (next < words.length) {
      const joint = words[next];
      const name = joint?.kind === 'parameter' ? joint.name.toLowerCase() : '';
      if (name !== 'and' && name !== 'or') throw unclear(block);
      const other = test(next + 1, item);
      holds = name === 'and' ? holds && other.holds : holds || other.holds;
      next = other.next;
    }
    return holds;
  };
}
