/** Which collection a path names, and what of it. Names match in any letter case (facts/graph#conventions). */
import type { Directory } from '../directory/directory.ts';
import { withIds } from './alternate-keys.ts';
import { entitySets } from './model/entity-sets.ts';
import type { AnySet } from './model/entity-set.ts';
import type { Version } from './model/shape.ts';

export interface Resolved {
  readonly set: AnySet;
  /** What follows the collection, escapes undone: an id, a navigation, an id below it … */
  readonly rest: readonly string[];
}

const byPath: readonly (readonly [parts: readonly string[], set: AnySet])[] = entitySets
  .map((set): [readonly string[], AnySet] => [set.path.toLowerCase().split('/'), set])
  .toSorted(([a], [b]) => b.length - a.length);

export function resolvePath(directory: Directory, path: string, version: Version): Resolved | undefined {
  const parts = withIds(directory, path)
    .split('/')
    .filter((part) => part !== '');
  if (parts[0]?.toLowerCase() === 'directoryobjects') parts[0] = collectionOf(directory, parts[1] ?? '');
  const lower = parts.map((part) => part.toLowerCase());
  const found = byPath.find(
    ([names, { versions }]) =>
      versions.includes(version) && names.every((name, index) => lower[index] === name),
  );
  return found && { set: found[1], rest: parts.slice(found[0].length).map(unescaped) };
}

/** The collection of a directory object, of which only the id is said. */
const collectionOf = ({ users, groups }: Directory, id: string): string =>
  users.has(id) ? 'users' : groups.has(id) ? 'groups' : 'devices';

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
