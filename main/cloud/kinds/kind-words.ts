/** Names of kinds: what tells one from the others, in an administrator's words. */
import { ownOf } from '../../../shared/own.ts';
import type { Release } from '../../../shared/release.ts';
import type { Group, User } from '../tenant/tenant.ts';
import { unnamed } from './candidates.ts';
import type { Cell, Dimension } from './cells.ts';
import type { DeviceFeatures } from './kind.ts';

const releaseNames: Readonly<Record<Release, string>> = {
  'windows-11-24h2': 'Windows 11',
  'windows-10-22h2': 'Windows 10',
};

type Feature = keyof DeviceFeatures;

/** A value, and all values that no rule names. */
const featureWords: Readonly<
  Record<Feature, { readonly one: (value: string) => string; readonly others: string }>
> = {
  groupTag: { one: (value) => (value === '' ? 'no tag' : `tag ${value}`), others: 'any other tag' },
  manufacturer: { one: (value) => value, others: 'any other manufacturer' },
  model: { one: (value) => value, others: 'any other model' },
  release: { one: (value) => ownOf(releaseNames, value) ?? value, others: '' },
  edition: { one: (value) => `${value.charAt(0).toUpperCase()}${value.slice(1)}`, others: '' },
  architecture: { one: (value) => (value === 'arm64' ? 'ARM64' : value), others: '' },
};

/** Values of one dimension that a name lists before it counts. */
const mostListed = 3;

/** One cell in words, for each dimension; '' where the tenant tells no devices apart by it. */
export const cellWords = (
  { values, alike }: Cell,
  space: readonly (Dimension & { readonly name: Feature })[],
): readonly string[] =>
  space.map((dimension, index) => {
    const like = alike[index] ?? [];
    if (like.length === dimension.values.length) return '';
    const { one, others } = featureWords[dimension.name];
    const usual = dimension.values[0] ?? '';
    const value = values[index] ?? '';
    // Who has no tag is like those whose tag no rule names.
    if (dimension.name === 'groupTag' && value === '' && like.includes(unnamed))
      return 'no tag, or one that no rule names';
    const isOther = value === unnamed || (value === usual && like.includes(unnamed));
    return isOther ? others : one(value);
  });

/** Several cells that came to the same: for each place the words that it has in them. */
export function joinedWords(
  cells: readonly (readonly string[])[],
  all: readonly (readonly string[])[],
): string {
  const [first = []] = cells;
  const words = first.map((_word, place) => {
    const own = distinct(cells.map((cell) => cell[place] ?? ''));
    if (own.length === distinct(all.map((cell) => cell[place] ?? '')).length && own.length > 1) return '';
    const more = own.length - mostListed;
    return more > 0
      ? `${own.slice(0, mostListed).join(' or ')} or ${more} more`
      : own.join(' or ').replaceAll(' or tag ', ' or ');
  });
  return words.filter(Boolean).join(', ');
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** The group that says most about who is in it: the one with the fewest of all. */
export function mostTelling(
  groups: ReadonlySet<string>,
  known: ReadonlyMap<string, Group>,
  all: readonly ReadonlySet<string>[],
): string | undefined {
  const counted = [...groups].flatMap((id) => {
    const group = known.get(id);
    const count = all.filter((one) => one.has(id)).length;
    return group && count < all.length ? [{ name: group.displayName, count }] : [];
  });
  return counted.toSorted((a, b) => a.count - b.count || (a.name < b.name ? -1 : 1))[0]?.name;
}

export const userWords = ({ intuneLicence }: User, group: string | undefined): string =>
  `${intuneLicence ? 'licensed user' : 'user without licence'}${group === undefined ? '' : ` in ${group}`}`;

/** No two names are alike. */
export function unlike(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}
