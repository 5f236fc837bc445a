/** Errors of the file system, by their code. */
import { BadInputError } from '../../../shared/failures.ts';
import { ownOf } from '../../../shared/own.ts';

/** Whether `error` is a system error with this code ('ENOENT', 'EADDRINUSE', …). */
export function isFileError(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file',
  EACCES: 'This file may not be used',
  EPERM: 'This file may not be used',
  EISDIR: 'This is a folder, not a file',
  EEXIST: 'A part of this path is not a folder',
  ENOTDIR: 'A part of this path is not a folder',
  EROFS: 'This place cannot be written to',
  ENOSPC: 'The disk is full',
  ENAMETOOLONG: 'This path is too long',
  ELOOP: 'The links of this path lead in a circle',
  ENXIO: 'This is a pipe or a device, not a file',
  ERR_INVALID_ARG_VALUE: 'This is no path',
};

/** A system error about a file that a person named, in words; anything else is handed back as it is. */
export function inWords(error: unknown, file: string, remedy: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const code = String(error.code);
  const said = ownOf(words, code) ?? ('syscall' in error ? `The system refuses it (${code})` : undefined);
  return said === undefined ? error : new BadInputError(said, file, remedy);
}
