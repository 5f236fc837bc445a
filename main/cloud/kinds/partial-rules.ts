/** Rules of which some properties are known: what is left of each, and one number for all that is left. */
import { holds, type Rule, type RuleSubject } from '../rules/rule.ts';

export type Residue = Rule | boolean;

/** What is left of a rule once the properties of `known` are; true or false where nothing is. */
export function withKnown(rule: Residue, known: RuleSubject, names: ReadonlySet<string>): Residue {
  if (typeof rule === 'boolean') return rule;
  switch (rule.kind) {
    case 'and':
    case 'or': {
      const decisive = rule.kind === 'or';
      const left = withKnown(rule.left, known, names);
      if (left === decisive) return decisive;
      const right = withKnown(rule.right, known, names);
      if (right === decisive) return decisive;
      if (typeof left === 'boolean') return right;
      if (typeof right === 'boolean') return left;
      return left === rule.left && right === rule.right ? rule : { kind: rule.kind, left, right };
    }
    case 'not': {
      const inner = withKnown(rule.rule, known, names);
      if (typeof inner === 'boolean') return !inner;
      return inner === rule.rule ? rule : { kind: 'not', rule: inner };
    }
    default:
      return names.has(rule.property) ? holds(rule, known) : rule;
  }
}

/** Tells lists of residues apart: equal residues have equal words. */
export const residueKey = (residues: readonly Residue[]): string => residues.map(wordOf).join('\n');

const words = new WeakMap<Rule, string>();

function wordOf(residue: Residue): string {
  if (typeof residue === 'boolean') return residue ? '1' : '0';
  const known = words.get(residue);
  if (known !== undefined) return known;
  const word = written(residue);
  words.set(residue, word);
  return word;
}

function written(rule: Rule): string {
  switch (rule.kind) {
    case 'and':
    case 'or':
      return `(${wordOf(rule.left)} ${rule.kind} ${wordOf(rule.right)})`;
    case 'not':
      return `not ${wordOf(rule.rule)}`;
    case 'any':
    case 'all':
      return `${rule.property} ${rule.kind} ${wordOf(rule.rule)}`;
    case 'compare':
      return `${rule.property} ${rule.operator} ${JSON.stringify(rule.values)}`;
    case 'match':
      return `${rule.property} ${rule.negated ? 'not ' : ''}match ${JSON.stringify(rule.pattern.pattern())}`;
  }
}
