/** One id in two files: an export that lies over an older one, or a folder 'old' that was left in it. */
import { isoOf, nameOf, textOf } from '../graph-object.ts';
import type { FoundObject } from './found-object.ts';
import type { ProblemLines } from './problem-lines.ts';
import { folderOf, stemOf } from './tenant-file.ts';

const rule =
  'the same id twice; the first named holds: the one that was changed last (lastModifiedDateTime), else the one nearest to the top folder, else the first by the name of its file; leave the other out, or export into an empty folder';

/** Negative where `a` holds against `b`. */
function compare(a: FoundObject, b: FoundObject): number {
  const [changedA = '', changedB = ''] = [a, b].map(({ object }) =>
    isoOf(textOf(object, 'lastModifiedDateTime')),
  );
  if (changedA && changedB && changedA !== changedB) return changedA > changedB ? -1 : 1;
  const depth = a.file.split('/').length - b.file.split('/').length;
  return depth || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
}

const told = ({ file, object }: FoundObject): string => `${file} ("${nameOf(object)}")`;

/** Exports of two tools, or of two formats, that lie in one folder. */
const withoutId =
  'the same type and name twice, once without an id; the one with an id holds; leave the other out, or export into an empty folder';
const twoFormats =
  'one object as JSON and as YAML; the first named holds; leave the other out, or export into an empty folder';

/**
 * Marks every object for which another of its id stands, or of its name where tools drop ids, and says so. Groups are
 * put together, not chosen between, as long as they do not contradict each other.
 */
export function withoutCopies(objects: readonly FoundObject[], problems: ProblemLines): void {
  const known = objects.filter(({ type }) => type !== '');
  const [named, nameless] = [true, false].map((has) =>
    known.filter(({ object }) => (textOf(object, 'id') !== '') === has),
  ) as [FoundObject[], FoundObject[]];
  const byId = Map.groupBy(named, ({ object, type }) => `${type}\0${textOf(object, 'id').toLowerCase()}`);
  for (const same of byId.values())
    if (same[0]?.type !== 'group' || contradict(same)) keepFirst(same.toSorted(compare), rule, problems);

  const byName = Map.groupBy(named, nameKey);
  const byStem = Map.groupBy(
    nameless,
    (found) => `${nameKey(found)}\0${folderOf(found.file)}${stemOf(found.file)}`,
  );
  for (const found of nameless) {
    const [other, more] = byName.get(nameKey(found)) ?? [];
    if (found.type !== 'group' && other && !more && nameOf(found.object) !== '')
      keepFirst([other, found], withoutId, problems);
  }
  for (const same of byStem.values())
    if (new Set(same.map(({ file }) => file)).size === same.length)
      keepFirst(same.toSorted(compare), twoFormats, problems);
}

const nameKey = ({ type, object }: FoundObject): string => `${type}\0${nameOf(object).toLowerCase()}`;

/** Groups of one id that differ in what decides who is in them. */
const contradict = (groups: readonly FoundObject[]): boolean =>
  ['membershipRule', 'displayName'].some(
    (key) => new Set(groups.map(({ object }) => textOf(object, key)).filter(Boolean)).size > 1,
  );

function keepFirst([first, ...others]: readonly FoundObject[], why: string, problems: ProblemLines): void {
  for (const other of first ? others : []) {
    if (!first || other.outdone !== undefined) continue;
    other.outdone = `${why === rule ? 'the same id as' : 'the same object as'} ${told(first)}, which holds`;
    problems.say(`${told(first)} and ${told(other)}`, why);
  }
}
