/** What became of each file of an export: none is dropped in silence. */
import type { CheckedObject, FileFate, FileStatus } from '../tenant.ts';
import type { FileBeside } from './tenant-file.ts';

/** What is known later outdoes what was said first. */
const rank: Readonly<Record<FileStatus, number>> = {
  'no-part': 1,
  'not-read': 1,
  'not-understood': 2,
  broken: 3,
  attached: 4,
  loaded: 5,
};

export class FileFates {
  readonly #fates = new Map<string, FileFate>();

  set(file: string, status: FileStatus, what: string): void {
    const known = this.#fates.get(file);
    if (known === undefined || rank[status] > rank[known.status])
      this.#fates.set(file, { file, status, what });
  }

  /** Every file once, in the order of their names. */
  list(
    paths: readonly string[],
    objects: readonly CheckedObject[],
    beside: readonly FileBeside[],
  ): FileFate[] {
    for (const [file, held] of Map.groupBy(objects, (object) => object.file))
      this.set(file, ...statusOf(held));
    for (const path of paths) this.set(path, 'no-part', 'holds nothing that a tenant is made of');
    for (const { path, why } of beside) this.set(path, 'not-read', why);
    return [...this.#fates.values()].toSorted((a, b) => (a.file < b.file ? -1 : 1));
  }
}

function statusOf(held: readonly CheckedObject[]): [FileStatus, string] {
  const counts = Map.groupBy(held, ({ status }) => status);
  const of = (status: CheckedObject['status']): number => counts.get(status)?.length ?? 0;
  const told = held.length === 1 ? (held[0]?.type ?? '') : `${held.length} objects`;
  if (of('understood') + of('partly') > 0) return ['loaded', told];
  if (of('not-understood') > 0) return ['not-understood', told];
  const [first] = held;
  return [
    'no-part',
    first?.status === 'not-for-windows' ? 'not for Windows' : `${told}: ${first?.parts[0] ?? ''}`,
  ];
}
