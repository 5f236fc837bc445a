/** The query options of a request (OData 4.01, URL Conventions 5.1), read and bounded. */
import type { Filter } from './filter.ts';
import { ODataError, parseFilter } from './parse-filter.ts';
import { parseSearch, type Search } from './search.ts';

export interface Order {
  readonly names: readonly string[];
  readonly descending: boolean;
}

/** A navigation property to be shown with its object, and what of it. */
export interface Expansion {
  readonly name: string;
  readonly options: QueryOptions;
}

export interface QueryOptions {
  readonly filter: Filter | null;
  /** null: everything that the type shows by itself. */
  readonly select: readonly string[] | null;
  readonly expand: readonly Expansion[];
  readonly orderBy: readonly Order[];
  readonly top: number | null;
  readonly skip: number;
  readonly count: boolean;
  readonly search: Search | null;
  readonly skipToken: string | null;
}

const noOptions: QueryOptions = {
  filter: null,
  select: null,
  expand: [],
  orderBy: [],
  top: null,
  skip: 0,
  count: false,
  search: null,
  skipToken: null,
};

type Parse = (text: string, depth: number) => Partial<QueryOptions>;

/** Every option by its name in small letters. */
const options: ReadonlyMap<string, Parse> = new Map<string, Parse>([
  ['$filter', (text) => (text.trim() === '' ? {} : { filter: parseFilter(text) })],
  ['$select', (text) => ({ select: selection(text) })],
  ['$expand', (text, depth) => ({ expand: parseExpand(text, depth + 1) })],
  ['$orderby', (text) => ({ orderBy: parseOrder(text) })],
  ['$top', (text) => ({ top: naturalNumber('$top', text) })],
  ['$skip', (text) => ({ skip: naturalNumber('$skip', text) })],
  ['$count', (text) => ({ count: flag(text) })],
  ['$search', (text) => ({ search: parseSearch(text) })],
  ['$skiptoken', (text) => ({ skipToken: text })],
  // Said by clients, and without a choice here.
  ['$format', () => ({})],
  ['$levels', () => ({})],
]);

/** The options of a query string, escapes and '+' undone. Throws ODataError. */
export function queryOptionsOf(query: string): QueryOptions {
  let found = noOptions;
  for (const [name, value] of pairsOf(query)) {
    const parse = options.get(name.toLowerCase());
    if (parse) found = { ...found, ...parse(value, 0) };
    else if (name.startsWith('$')) throw new ODataError(`The query parameter '${name}' is not supported.`);
  }
  return found;
}

/** Names and values of a query string in their order. An escape that is none stays as it is. */
function pairsOf(query: string): readonly (readonly [name: string, value: string])[] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      return at < 0 ? [decoded(pair), ''] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
    });
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function naturalNumber(option: string, text: string): number {
  if (!/^\d{1,9}$/.test(text.trim()))
    throw new ODataError(
      `Invalid value '${text}' for ${option} query option found. It must be a non-negative integer.`,
    );
  return Number(text);
}

function flag(text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === 'true' || wanted === 'false') return wanted === 'true';
  throw new ODataError(`Invalid value '${text}' for $count query option found.`);
}

function selection(text: string): readonly string[] | null {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names.length === 0 || names.includes('*') ? null : names;
}

function parseOrder(text: string): readonly Order[] {
  return text
    .split(',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [path = '', direction = 'asc', ...more] = part.trim().split(/\s+/);
      if (!/^(asc|desc)$/i.test(direction) || more.length > 0)
        throw new ODataError(`Syntax error in $orderby at '${part.trim()}'.`);
      return { names: path.split('/'), descending: /^desc$/i.test(direction) };
    });
}

/** Expansions inside expansions. */
const deepest = 3;

/** 'a,b($select=c;$expand=d)': commas and semicolons inside brackets and quotes belong to what is inside. */
function parseExpand(text: string, depth: number): readonly Expansion[] {
  if (depth > deepest) throw new ODataError(`The $expand is nested deeper than ${deepest}.`);
  return splitOutside(text, ',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = '', , inner = ''] = /^([^(]+)(\((.*)\))?$/s.exec(part) ?? [];
      if (name === '') throw new ODataError(`Syntax error in $expand at '${part}'.`);
      let found = noOptions;
      for (const option of splitOutside(inner, ';')) {
        const [key = '', ...value] = option.split('=');
        if (key.trim() === '') continue;
        const parse = options.get(key.trim().toLowerCase());
        if (!parse) throw new ODataError(`The query parameter '${key.trim()}' is not supported.`);
        found = { ...found, ...parse(value.join('='), depth) };
      }
      return { name: name.trim(), options: found };
    });
}

function splitOutside(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === "'") quoted = !quoted;
    else if (quoted) continue;
    else if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}
