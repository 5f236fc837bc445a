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
};

/** A system error about a file that a person named, in words; anything else is handed back as it is. */
export function inWords(error: unknown, file: string, remedy: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const said = ownOf(words, String(error.code));
  return said === undefined ? error : new BadInputError(said, file, remedy);
}
