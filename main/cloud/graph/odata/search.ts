/** `$search` as the directory reads it: '"displayName:lab"' clauses with AND and OR, and free words. */
import { ODataError } from './parse-filter.ts';

export interface Clause {
  /** null: any of the properties that are searched. */
  readonly property: string | null;
  /** In small letters. */
  readonly words: readonly string[];
}

/** One of the lists has to hold; a list holds where all its clauses do. */
export type Search = readonly (readonly Clause[])[];

const part = /\s+|"(?<quoted>(?:[^"\\]|\\.)*)"|(?<word>[^\s"()]+)/uy;

/** Throws ODataError. */
export function parseSearch(text: string): Search {
  const alternatives: Clause[][] = [[]];
  part.lastIndex = 0;
  while (part.lastIndex < text.length) {
    const at = part.lastIndex;
    const groups = part.exec(text)?.groups;
    if (!groups) throw new ODataError(`Syntax error: character at position ${at} is not valid in '${text}'.`);
    const { quoted, word } = groups;
    if (word === 'OR') alternatives.push([]);
    else if (word !== undefined && word !== 'AND') alternatives.at(-1)?.push(clauseOf(word));
    else if (quoted !== undefined) alternatives.at(-1)?.push(clauseOf(quoted.replaceAll(/\\(.)/g, '$1')));
  }
  return alternatives.filter((clauses) => clauses.length > 0);
}

function clauseOf(text: string): Clause {
  const [, property, rest] = /^([A-Za-z]+):(.*)$/s.exec(text) ?? [];
  const words = wordsOf(rest ?? text);
  return { property: property ?? null, words };
}

/** Searched text is cut where letters and digits end. */
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Whether the search holds for values by property; `searched` are those that a clause without one looks at. */
export function found(
  search: Search,
  searched: readonly string[],
  valueOf: (property: string) => unknown,
): boolean {
  const begins = (property: string, word: string): boolean => {
    const value = valueOf(property);
    return typeof value === 'string' && wordsOf(value).some((one) => one.startsWith(word));
  };
  return search.some((clauses) =>
    clauses.every(({ property, words }) =>
      words.every((word) => (property === null ? searched : [property]).some((one) => begins(one, word))),
    ),
  );
}
