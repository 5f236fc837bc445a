/**
 * The rule language of dynamic groups and assignment filters (facts/assignment#groups,
 * facts/assignment#filters), a subset:
 *
 *   (device.devicePhysicalIDs -any (_ -eq "[OrderID]:LAB")) and -not (device.model -startsWith "Virtual")
 *
 * Names and operators are case-insensitive, texts compare case-insensitively.
 */
import type { RE2JS } from 're2js';
import { compareVersions } from './versions.ts';
import { ownOf } from '../../../shared/own.ts';

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
  /** A -match or -notMatch. */
  | { readonly kind: 'match'; readonly property: string; readonly negated: boolean; readonly pattern: RE2JS }
  | { readonly kind: 'any' | 'all'; readonly property: string; readonly rule: Rule };

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
      return compares(ownOf(subject, rule.property), rule.operator, rule.values);
    case 'match':
      return (
        itemsOf(subject, rule.property).some((item) => rule.pattern.matcher(item).find()) !== rule.negated
      );
  }
}

const itemsOf = (subject: RuleSubject, property: string): readonly string[] => {
  const value = ownOf(subject, property);
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
    in: (item) => wanted.includes(item),
    gt: (item) => compareVersions(item, first) > 0,
    ge: (item) => compareVersions(item, first) >= 0,
    lt: (item) => compareVersions(item, first) < 0,
    le: (item) => compareVersions(item, first) <= 0,
  };
  return items.some(ownOf(test, operator.replace(/^-(not)?/, '')) ?? (() => false));
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
    case 'match':
      return [rule.property];
  }
}
