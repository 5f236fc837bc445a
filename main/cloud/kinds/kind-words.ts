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
  groupTag: { one: (value) => (value.trim() === '' ? 'no tag' : `tag ${value}`), others: 'any other tag' },
  manufacturer: { one: (value) => value.trim() || 'no manufacturer', others: 'any other manufacturer' },
  model: { one: (value) => value.trim() || 'no model', others: 'any other model' },
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

/**
 * Several cells that came to the same, place by place: '' where it holds whatever is there. Places that vary only
 * together are told together, in the first of them.
 */
export function joinedWords(
  cells: readonly (readonly string[])[],
  all: readonly (readonly string[])[],
): readonly string[] {
  const [first = []] = cells;
  const at = (place: number, of: readonly (readonly string[])[]) =>
    distinct(of.map((cell) => cell[place] ?? ''));
  const own = first.map((_word, place) => at(place, cells));
  const varying = own.flatMap((words, place) => (words.length > 1 ? [place] : []));
  const combinations = own.reduce((product, words) => product * words.length, 1);
  const apart = combinations === distinct(cells.map((cell) => cell.join('\n'))).length;
  const listed = (words: readonly string[]): string => {
    const more = words.length - mostListed;
    return more > 0
      ? `${words.slice(0, mostListed).join(' or ')} or ${more} more`
      : words.join(' or ').replaceAll(' or tag ', ' or ');
  };
  if (apart && own.every((words) => words.length === 1 || !words.includes('')))
    return own.map((words, place) =>
      words.length > 1 && words.length === at(place, all).length ? '' : listed(words),
    );
  const together = distinct(
    cells.map((cell) =>
      varying
        .flatMap((place) => cell[place] || [])
        .join(' ')
        .replaceAll(/ (?=any other)/g, ' with '),
    ),
  );
  return own.map((words, place) =>
    words.length === 1 ? (words[0] ?? '') : place === varying[0] ? listed(together.filter(Boolean)) : '',
  );
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** A group by its name, or by its id where it has none. */
export const groupName = (known: ReadonlyMap<string, Group>, id: string): string =>
  known.get(id)?.displayName.trim() || id;

/** The group that says most about who is in it: the one with the fewest of all. */
export function mostTelling(
  groups: ReadonlySet<string>,
  known: ReadonlyMap<string, Group>,
  all: readonly ReadonlySet<string>[],
): string | undefined {
  const counted = [...groups].flatMap((id) => {
    const count = all.filter((one) => one.has(id)).length;
    return known.has(id) && count < all.length ? [{ name: groupName(known, id), count }] : [];
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
