/** One id in two files: an export that lies over an older one, or a folder 'old' that was left in it. */
import { isoOf, nameOf, textOf } from '../graph-object.ts';
import type { FoundObject } from './found-object.ts';
import type { ProblemLines } from './problem-lines.ts';

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

/** Marks every object for which another of its id stands, and says so. Groups are put together, not chosen between. */
export function withoutCopies(objects: readonly FoundObject[], problems: ProblemLines): void {
  const named = objects.filter(({ object, type }) => type !== '' && type !== 'group' && textOf(object, 'id'));
  const byId = Map.groupBy(named, ({ object, type }) => `${type}\0${textOf(object, 'id').toLowerCase()}`);
  for (const same of byId.values()) {
    if (same.length < 2) continue;
    const [first, ...others] = same.toSorted(compare);
    for (const other of first ? others : []) {
      if (!first) continue;
      other.outdone = `the same id as ${told(first)}, which holds`;
      problems.say(`${told(first)} and ${told(other)}`, rule);
    }
  }
}
