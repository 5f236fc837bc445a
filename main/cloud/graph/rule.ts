/**
 * The rule language of dynamic groups and assignment filters (intune-facts 4.1, 4.4), a subset:
 *
 *   (device.devicePhysicalIDs -any (_ -eq "[OrderID]:LAB")) and -not (device.model -startsWith "Virtual")
 *
 * Names and operators are case-insensitive, texts compare case-insensitively.
 */
import { BadInputError } from '../../../shared/failures.ts';
import { compareVersions } from '../versions.ts';

export type Rule =
  | { readonly kind: 'and' | 'or'; readonly left: Rule; readonly right: Rule }
  | { readonly kind: 'not'; readonly rule: Rule }
  /** `property` is lower case without the object's name; '_' is the item of an -any or -all. */
  | {
      readonly kind: 'compare';
      readonly property: string;
      readonly operator: string;
      readonly values: readonly string[];
    }
  | { readonly kind: 'any' | 'all'; readonly property: string; readonly rule: Rule };

const token = /\s*(?:"((?:[^"`]|""|`.)*)"|'((?:[^']|'')*)'|([()[\],])|([^\s()[\],"']+))/y;

/** Entra ID's own limit. */
const longest = 3_072;

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
  '-match',
  '-notmatch',
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

/** What a rule is applied to: lower-case property names; a property that is not known yet is absent. */
export type RuleSubject = Readonly<Record<string, string | readonly string[]>>;

/** Whether `rule` holds for `subject`. */
export function holds(rule: Rule, subject: RuleSubject): boolean {
  switch (rule.kind) {
    case 'and':
      return holds(rule.left, subject) && holds(rule.right, subject);
    case 'or':
      return holds(rule.left, subject) || holds(rule.right, subject);
    case 'not':
      return !holds(rule.rule, subject);
    case 'any':
      return itemsOf(subject, rule.property).some((item) => holds(rule.rule, { ...subject, _: item }));
    case 'all':
      return itemsOf(subject, rule.property).every((item) => holds(rule.rule, { ...subject, _: item }));
    case 'compare':
      return compares(subject[rule.property], rule.operator, rule.values);
  }
}

const itemsOf = (subject: RuleSubject, property: string): readonly string[] => {
  const value = subject[property];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
};

function compares(
  value: string | readonly string[] | undefined,
  operator: string,
  values: readonly string[],
): boolean {
  const negated = operator === '-ne' || operator.startsWith('-not');
  return negated ? !matches(value, operator, values) : matches(value, operator, values);
}

function matches(
  value: string | readonly string[] | undefined,
  operator: string,
  values: readonly string[],
): boolean {
  if (value === undefined || value.length === 0)
    return values.some((text) => text === '' || text.toLowerCase() === 'null');
  const items = (typeof value === 'string' ? [value] : value).map((item) => item.toLowerCase());
  const wanted = values.map((text) => text.toLowerCase());
  const first = wanted[0] ?? '';
  const test: Readonly<Record<string, (item: string) => boolean>> = {
    eq: (item) => item === first,
    ne: (item) => item === first,
    startswith: (item) => item.startsWith(first),
    contains: (item) => item.includes(first),
    match: (item) => patternOf(values[0] ?? '').test(item),
    in: (item) => wanted.includes(item),
    gt: (item) => compareVersions(item, first) > 0,
    ge: (item) => compareVersions(item, first) >= 0,
    lt: (item) => compareVersions(item, first) < 0,
    le: (item) => compareVersions(item, first) <= 0,
  };
  return items.some(test[operator.replace(/^-(not)?/, '')] ?? (() => false));
}

/** Lower-case names of the properties that a rule asks for. */
export function propertiesOf(rule: Rule): readonly string[] {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return [...propertiesOf(rule.left), ...propertiesOf(rule.right)];
    case 'not':
      return propertiesOf(rule.rule);
    case 'any':
    case 'all':
      return [rule.property];
    case 'compare':
      return [rule.property];
  }
}

/** A pattern that is no regular expression matches nothing. */
function patternOf(source: string): RegExp {
  try {
    return new RegExp(source, 'i');
  } catch {
    return /$^/;
  }
}
