/** What of an export no rehearsal takes into account because nothing here knows what it is. */
import { stemOf } from './reading/tenant-file.ts';
import type { FileFate, TenantCheck } from './tenant.ts';

export interface NotUnderstood {
  readonly name: string;
  /** Graph's type without its namespace, or 'unknown'; null for a file in which no object was found. */
  readonly type: string | null;
  readonly file: string;
}

/** Objects of types that nothing reads, then files that are broken or hold what is no object. */
export function notUnderstoodIn({
  objects,
  files,
  unchosen,
}: Pick<TenantCheck, 'objects' | 'files' | 'unchosen'>): readonly NotUnderstood[] {
  const told = new Set(objects.map(({ file }) => file));
  const holdsNone = ({ file, status }: FileFate): boolean =>
    (status === 'broken' || (status === 'not-understood' && !told.has(file))) &&
    !unchosen.some((folder) => file.startsWith(folder));
  return [
    ...objects
      .filter(({ status }) => status === 'not-understood')
      .map(({ name, type, file }) => ({ name, type, file })),
    ...files.filter(holdsNone).map(({ file }) => ({ name: stemOf(file), type: null, file })),
  ];
}
