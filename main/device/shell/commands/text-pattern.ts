/**
 * The regular expressions of `findstr`: `.`, `*`, `^`, `$`, `[class]`, `[^class]`, `\x`, `\<` and `\>`, and nothing else
 * (learn.microsoft.com/windows-server/administration/windows-commands/findstr). Without groups all states can be
 * followed at once: a search takes time that grows with the lengths of line and pattern only.
 */
import { ownOf } from '../../../../shared/own.ts';

interface Sign {
  readonly takes: (sign: string) => boolean;
  readonly repeats: boolean;
}
/** Takes no sign: something must hold between the two beside it. */
interface Edge {
  readonly holds: (before: string | undefined, after: string | undefined) => boolean;
}
type Part = Sign | Edge;

const isWordSign = (sign: string | undefined): boolean => sign !== undefined && /\w/.test(sign);
const edges: Readonly<Record<string, Edge['holds']>> = {
  '^': (before) => before === undefined,
  $: (_before, after) => after === undefined,
  '\\<': (before, after) => !isWordSign(before) && isWordSign(after),
  '\\>': (before, after) => isWordSign(before) && !isWordSign(after),
};

function classOf(text: string): Sign['takes'] {
  const isNot = text.startsWith('^');
  const signs = text.slice(isNot ? 1 : 0);
  const ranges: (readonly [from: string, to: string])[] = [];
  for (let at = 0; at < signs.length; at++) {
    const from = signs[at] ?? '';
    const to = signs[at + 2];
    if (signs[at + 1] === '-' && to !== undefined) at += 2;
    ranges.push([from, signs[at] ?? from]);
  }
  return (sign) => ranges.some(([from, to]) => from <= sign && sign <= to) !== isNot;
}

function partsOf(pattern: string): readonly Part[] {
  const parts: Part[] = [];
  // A star after nothing, and a bracket that is not closed, stand for themselves.
  const pieces = pattern.match(/(?:\\[<>]|[$^])|(?:\\[\s\S]|\[\^?[^\]]+\]|[\s\S])\*?/g) ?? [];
  for (const piece of pieces) {
    const holds = ownOf(edges, piece);
    if (holds) {
      parts.push({ holds });
      continue;
    }
    const repeats = piece.length > 1 && piece.endsWith('*') && piece !== '\\*';
    const one = repeats ? piece.slice(0, -1) : piece;
    const inner = /^\[([\s\S]+)\]$/.exec(one)?.[1];
    const sign = one.startsWith('\\') && one.length > 1 ? one.slice(1) : one;
    const takes =
      inner === undefined
        ? one === '.'
          ? () => true
          : (given: string): boolean => given === sign
        : classOf(inner);
    parts.push({ takes, repeats });
  }
  return parts;
}

/** Whether the pattern is somewhere in a line. */
export function textPattern(pattern: string): (line: string) => boolean {
  const parts = partsOf(pattern);
  return (line) => {
    let states = new Set<number>();
    for (let place = 0; place <= line.length; place++) {
      const after = line[place];
      const reached = reach(parts, states.add(0), line[place - 1], after);
      if (reached.has(parts.length)) return true;
      if (after === undefined) return false;
      states = new Set(
        [...reached].flatMap((state) => {
          const part = parts[state];
          if (part === undefined || 'holds' in part || !part.takes(after)) return [];
          return [part.repeats ? state : state + 1];
        }),
      );
    }
    return false;
  };
}

/** All states that need no further sign. */
function reach(
  parts: readonly Part[],
  states: ReadonlySet<number>,
  before: string | undefined,
  after: string | undefined,
): ReadonlySet<number> {
  const reached = new Set(states);
  for (const state of reached) {
    const part = parts[state];
    if (part === undefined) continue;
    if ('holds' in part ? part.holds(before, after) : part.repeats) reached.add(state + 1);
  }
  return reached;
}
