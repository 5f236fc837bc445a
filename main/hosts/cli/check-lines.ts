/** Lines of `tenant check` on objects and files: each thing once. */
import { assignmentWords } from '../../cloud/tenant/checked-assignments.ts';
import type { CheckedObject, FileFate, TenantCheck } from '../../cloud/tenant/tenant.ts';

export function objectLine({ file, type, name, status, parts, assignments }: CheckedObject): string {
  const more = parts.length === 0 ? '' : ` (${status === 'partly' ? 'without: ' : ''}${parts.join(', ')})`;
  const to = assignments === undefined ? '' : `, ${assignmentWords(assignments)}`;
  return `${status.padEnd(16)} ${type.padEnd(44)} ${name}${to}${more}  [${file}]`;
}

/** Files that hold nothing of the tenant and that no other line names; the folders of a snapshot that was left out are one. */
export function fileLines({ files, objects, problems, unchosen }: TenantCheck): readonly string[] {
  const named = new Set(objects.map(({ file }) => file));
  const isTold = ({ file, status }: FileFate): boolean =>
    status === 'loaded' ||
    named.has(file) ||
    (status !== 'no-part' && problems.some((line) => line.includes(file))) ||
    unchosen.some((folder) => file.startsWith(folder));
  return [
    ...unchosen.map((folder) => {
      const count = files.filter(({ file }) => file.startsWith(folder)).length;
      return line(
        'file no-part',
        `${folder} (${count} ${count === 1 ? 'file' : 'files'}): an export that was not chosen`,
      );
    }),
    ...files
      .filter((fate) => !isTold(fate))
      .map(({ file, status, what }) => line(`file ${status}`, `${file}${what ? `: ${what}` : ''}`)),
  ];
}

const line = (head: string, rest: string): string => `${head.padEnd(16)} ${rest}`;
