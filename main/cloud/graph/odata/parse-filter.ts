/** Reads `$filter` (OData 4.01 ABNF, boolCommonExpr) as far as clients of Graph write it. */
import { functions, type Comparison, type Filter, type Operand, type Value } from './filter.ts';

/** What is wrong with a query option, in Graph's manner of speaking. */
export class ODataError extends Error {
  override readonly name = 'ODataError';
}

/** A filter comes from outside: longer or deeper ones are refused. */
const limits = { characters: 8_192, depth: 64, nodes: 1_000 } as const;

interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'sign';
  readonly text: string;
  readonly at: number;
}

/** Dates, durations and GUIDs stand without quotes, and are compared as the texts that they are in JSON. */
const token =
  /\s+|(?<text>'(?:[^']|'')*')|(?<moment>\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})|(?<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<word>[@$\p{L}_][\p{L}\p{N}_.@$-]*)|(?<sign>[(),/:*])/iuy;

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const groups = token.exec(text)?.groups;
    if (!groups) throw new ODataError(`Syntax error at position ${at} in '${text}'.`);
    const { text: quoted, moment, number, word, sign } = groups;
    if (quoted !== undefined)
      tokens.push({ kind: 'text', text: quoted.slice(1, -1).replaceAll("''", "'"), at });
    else if (moment !== undefined) tokens.push({ kind: 'text', text: moment, at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign, at });
  }
  return tokens;
}

const comparisons = new Map<string, Comparison>(
  (['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const).map((name) => [name, name]),
);
const constants = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/** Throws ODataError. */
export function parseFilter(text: string): Filter {
  if (text.length > limits.characters)
    throw new ODataError(`The filter has more than ${limits.characters} characters.`);
  return new Reader(text).whole();
}

class Reader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;
  #nodes = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  whole(): Filter {
    const filter = this.#or();
    if (this.#next < this.#tokens.length) throw this.#wrong();
    return filter;
  }

  #or(): Filter {
    let left = this.#and();
    while (this.#word('or')) left = { kind: 'or', left, right: this.#and() };
    return left;
  }

  #and(): Filter {
    let left = this.#unary();
    while (this.#word('and')) left = { kind: 'and', left, right: this.#unary() };
    return left;
  }

  #unary(): Filter {
    this.#count();
    if (this.#word('not')) return this.#deeper(() => ({ kind: 'not', of: this.#unary() }));
    if (this.#sign('(')) {
      const inner = this.#deeper(() => this.#or());
      this.#expect(')');
      return inner;
    }
    return this.#comparison();
  }

  #comparison(): Filter {
    const left = this.#operand();
    if ('holds' in left) return left;
    const by = this.#peek('word') && comparisons.get(this.#peek('word')?.text.toLowerCase() ?? '');
    if (by !== undefined) {
      this.#next++;
      const right = this.#operand();
      if ('holds' in right) throw this.#wrong();
      return { kind: 'compare', by, left, right };
    }
    if (this.#word('in')) return { kind: 'in', operand: left, values: this.#list() };
    if (left.kind === 'literal' && typeof left.value !== 'boolean') throw this.#wrong();
    return { kind: 'is', operand: left };
  }

  #list(): readonly Value[] {
    this.#expect('(');
    const values: Value[] = [];
    do {
      this.#count();
      const one = this.#operand();
      if ('holds' in one || one.kind !== 'literal') throw this.#wrong();
      values.push(one.value);
    } while (this.#sign(','));
    this.#expect(')');
    return values;
  }

  /** An operand, or a lambda, which is a filter of its own. */
  #operand(): Operand | Extract<Filter, { kind: 'any' | 'all' }> {
    this.#count();
    const first = this.#tokens[this.#next++];
    if (first?.kind === 'text') return { kind: 'literal', value: first.text };
    if (first?.kind === 'number') return { kind: 'literal', value: Number(first.text) };
    if (first?.kind !== 'word') throw this.#wrong(this.#next - 1);
    const name = first.text.toLowerCase();
    if (constants.has(name)) return { kind: 'literal', value: constants.get(name) ?? null };
    const quoted = this.#tokens[this.#next];
    // microsoft.graph.installState'failed', duration'PT1H', datetime'…'
    if (quoted?.kind === 'text' && quoted.at === first.at + first.text.length) {
      this.#next++;
      return { kind: 'literal', value: quoted.text };
    }
    if (this.#sign('(')) return this.#call(name);
    return this.#path(first.text);
  }

  #call(name: string): Operand {
    if (!functions.has(name)) throw new ODataError(`An unknown function with name '${name}' was found.`);
    const operands: Operand[] = [];
    if (!this.#sign(')')) {
      do {
        const one = this.#deeper(() => this.#operand());
        if ('holds' in one) throw this.#wrong();
        operands.push(one);
      } while (this.#sign(','));
      this.#expect(')');
    }
    return { kind: 'call', name, operands };
  }

  #path(first: string): Operand | Extract<Filter, { kind: 'any' | 'all' }> {
    const names = [first];
    while (this.#sign('/')) {
      const part = this.#tokens[this.#next++];
      if (part?.kind !== 'word') throw this.#wrong(this.#next - 1);
      const word = part.text.toLowerCase();
      if (word === '$count') return { kind: 'path', names, counts: true };
      if ((word === 'any' || word === 'all') && this.#sign('(')) return this.#lambda(word, names);
      names.push(part.text);
    }
    return { kind: 'path', names, counts: false };
  }

  #lambda(kind: 'any' | 'all', names: readonly string[]): Extract<Filter, { kind: 'any' | 'all' }> {
    if (kind === 'any' && this.#sign(')')) return { kind, names, variable: '', holds: null };
    const variable = this.#tokens[this.#next++];
    if (variable?.kind !== 'word') throw this.#wrong(this.#next - 1);
    this.#expect(':');
    const holds = this.#deeper(() => this.#or());
    this.#expect(')');
    return { kind, names, variable: variable.text, holds };
  }

  #deeper<T>(read: () => T): T {
    this.#depth++;
    if (this.#depth > limits.depth) throw new ODataError(`The filter is nested too deep.`);
    const found = read();
    this.#depth--;
    return found;
  }

  #count(): void {
    this.#nodes++;
    if (this.#nodes > limits.nodes)
      throw new ODataError(`The node count limit of '${limits.nodes}' has been exceeded.`);
  }

  #peek(kind: Token['kind']): Token | undefined {
    const next = this.#tokens[this.#next];
    return next?.kind === kind ? next : undefined;
  }

  #word(word: string): boolean {
    if (this.#peek('word')?.text.toLowerCase() !== word) return false;
    this.#next++;
    return true;
  }

  #sign(sign: string): boolean {
    if (this.#peek('sign')?.text !== sign) return false;
    this.#next++;
    return true;
  }

  #expect(sign: string): void {
    if (!this.#sign(sign)) throw this.#wrong();
  }

  #wrong(at = this.#next): ODataError {
    const place = this.#tokens[at]?.at ?? this.#text.length;
    return new ODataError(`Syntax error at position ${place} in '${this.#text}'.`);
  }
}
