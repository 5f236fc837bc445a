/**
 * The smallest parts that rules can tell apart in a space of dimensions: dimension after dimension, the values that
 * leave the same of every rule are one.
 */
import type { Rule, RuleSubject } from '../rules/rule.ts';
import { residueKey, withKnown, type Residue } from './partial-rules.ts';

/** One property of a device or a person, under all the names that rules have for it. */
export interface Dimension {
  readonly name: string;
  readonly properties: readonly string[];
  /** Values to try; the first one is the usual one. */
  readonly values: readonly string[];
  subject(value: string): RuleSubject;
}

/** A value of each dimension, in their order, and those that come to the same as it. */
export interface Cell {
  readonly values: readonly string[];
  readonly alike: readonly (readonly string[])[];
}

/** At most `most` cells; `complete` is false where there are more. */
export function cellsOf(
  rules: readonly Rule[],
  dimensions: readonly Dimension[],
  most: number,
): { readonly cells: readonly Cell[]; readonly complete: boolean } {
  const cells: Cell[] = [];
  let complete = true;
  const go = (residues: readonly Residue[], values: readonly string[], alike: Cell['alike']): void => {
    if (!complete) return;
    const dimension = dimensions[values.length];
    if (!dimension) {
      if (cells.length < most) cells.push({ values, alike });
      else complete = false;
      return;
    }
    for (const { residue, like } of branches(residues, dimension))
      go(residue, [...values, like[0] ?? ''], [...alike, like]);
  };
  go(rules, [], []);
  return { cells, complete };
}

/** What each group of values leaves; one only, where no rule asks. */
function branches(
  residues: readonly Residue[],
  { properties, values, subject }: Dimension,
): readonly { readonly residue: readonly Residue[]; readonly like: readonly string[] }[] {
  const names = new Set(properties);
  const found = new Map<string, { residue: readonly Residue[]; like: string[] }>();
  for (const value of values) {
    const known = subject(value);
    const residue = residues.map((rule) => withKnown(rule, known, names));
    const key = residueKey(residue);
    const branch = found.get(key);
    if (branch) branch.like.push(value);
    else found.set(key, { residue, like: [value] });
  }
  return [...found.values()];
}
