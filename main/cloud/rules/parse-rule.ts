/** From a rule's text to its tree; what the trees mean is in rule.ts. */
import { RE2JS } from 're2js';
import { BadInputError } from '../../../shared/failures.ts';
import type { Rule } from './rule.ts';

const token = /\s*(?:"((?:[^"`]|""|`.)*)"|'((?:[^']|'')*)'|([()[\],])|([^\s()[\],"']+))/y;

/** Entra ID's own limit. */
const longest = 3_072;

/** Repetitions that the patterns of one rule may ask for together: each takes a place in a pattern's program. */
const mostRepetitions = 2_000;

type Token = { readonly text: string; readonly quoted: boolean };

/** The rule of a text, or (as a text) what about it is not understood. */
export function parseRule(source: string): Rule | string {
  if (source.length > longest) return `the rule is longer than ${longest} characters`;
  const tokens: Token[] = [];
  token.lastIndex = 0;
  for (let at = 0; source.slice(at).trim() !== ''; at = token.lastIndex) {
    const found = token.exec(source);
    if (!found) return `character ${at + 1 + source.slice(at).search(/\S/)} is not understood`;
    const [, double, single, sign, word] = found;
    const quoted = double ?? single;
    tokens.push(
      quoted === undefined
        ? { text: sign ?? word ?? '', quoted: false }
        : { text: quoted.replaceAll(/`(.)/g, '$1'), quoted: true },
    );
  }
  try {
    return new RuleParser(tokens).parse();
  } catch (error) {
    if (error instanceof BadInputError) return error.message;
    throw error;
  }
}

const notUnderstood = (message: string): BadInputError =>
  new BadInputError(message, 'rule', 'Use the operators and the form of dynamic membership rules');

const comparisons: ReadonlySet<string> = new Set([
  '-eq',
  '-ne',
  '-startswith',
  '-notstartswith',
  '-contains',
  '-notcontains',
  '-in',
  '-notin',
  '-gt',
  '-ge',
  '-lt',
  '-le',
]);

/** Names of the items that an -any goes through, beside '_'. */
const itemNames: ReadonlySet<string> = new Set(['group.objectid', 'assignedplan.serviceplanid']);

class RuleParser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #repetitions = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): Rule {
    const rule = this.#either();
    if (this.#at < this.#tokens.length) this.#refuse();
    return rule;
  }

  #either(): Rule {
    let left = this.#both();
    while (this.#word('-or', 'or')) left = { kind: 'or', left, right: this.#both() };
    return left;
  }

  #both(): Rule {
    let left = this.#one();
    while (this.#word('-and', 'and')) left = { kind: 'and', left, right: this.#one() };
    return left;
  }

  #one(): Rule {
    if (this.#word('-not', 'not')) return { kind: 'not', rule: this.#one() };
    if (this.#word('(')) {
      const inner = this.#either();
      this.#expect(')');
      return inner;
    }
    const name = this.#next().toLowerCase();
    const property = itemNames.has(name) ? '_' : name.replace(/^(device|user|app)\./, '');
    const operator = this.#next().toLowerCase();
    if (operator === '-any' || operator === '-all')
      return { kind: operator === '-any' ? 'any' : 'all', property, rule: this.#one() };
    if (operator === '-match' || operator === '-notmatch')
      return { kind: 'match', property, negated: operator === '-notmatch', pattern: this.#pattern() };
    if (!comparisons.has(operator)) throw notUnderstood(`operator ${operator} is not understood`);
    return { kind: 'compare', property, operator, values: this.#values() };
  }

  #values(): string[] {
    if (!this.#word('[')) return [this.#next()];
    const values = [this.#next()];
    while (this.#word(',')) values.push(this.#next());
    this.#expect(']');
    return values;
  }

  #pattern(): RE2JS {
    const source = this.#next();
    this.#repetitions += repetitionsIn(source);
    if (this.#repetitions > mostRepetitions)
      throw notUnderstood(`the rule repeats more than ${mostRepetitions} times in its patterns`);
    return patternOf(source);
  }

  #word(...words: readonly string[]): boolean {
    const present = this.#tokens[this.#at];
    const found = present !== undefined && !present.quoted && words.includes(present.text.toLowerCase());
    if (found) this.#at++;
    return found;
  }

  #expect(word: string): void {
    if (!this.#word(word)) this.#refuse();
  }

  #next(): string {
    const present = this.#tokens[this.#at];
    if (present === undefined || (!present.quoted && /^[()[\],]$/.test(present.text))) return this.#refuse();
    this.#at++;
    return present.text;
  }

  #refuse(): never {
    const present = this.#tokens[this.#at];
    throw notUnderstood(present ? `"${present.text}" is not understood there` : 'the rule ends too early');
  }
}

/** The larger number of each `{least,most}`; RE2 itself bounds what one within the other comes to. */
function repetitionsIn(source: string): number {
  const counts = [...source.matchAll(/\{(\d+)(?:,(\d*))?\}/g)];
  return counts.reduce((sum, [, least, most]) => sum + Number(most === '' ? least : (most ?? least)), 0);
}

/**
 * Linear in the length of what it is held against, whatever the pattern: a tenant from elsewhere must not be able
 * to hang the rehearsal. Look-around and back references, which need more than that, are refused.
 */
function patternOf(source: string): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : 'unknown';
    throw notUnderstood(`pattern "${source}" is not understood: ${reason}`);
  }
}
