/** Reads a file that a person named: a regular one, of bounded size. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { BadInputError } from '../../../shared/failures.ts';
import { inWords } from './file-errors.ts';

/** A pipe or a device would keep whoever opens it waiting; Windows has no such flag and no such files. */
export const withoutWaiting: number = constants.O_NONBLOCK ?? 0;

/** Throws BadInputError where an open file is a pipe, a device or a socket. */
export function checkRegular(descriptor: number, file: string): void {
  const stat = fstatSync(descriptor);
  if (stat.isFile()) return;
  throw new BadInputError(
    stat.isDirectory() ? 'This is a folder, not a file' : 'This is a pipe or a device, not a file',
    file,
    'Name a file; what comes out of a pipe can be saved as one.',
  );
}

/** The bytes of `file`, at most `largest`. Throws BadInputError with `remedy`. */
export function readFileOf(file: string, largest: number, remedy: string): Buffer {
  try {
    const descriptor = openSync(file, constants.O_RDONLY | withoutWaiting);
    try {
      checkRegular(descriptor, file);
      return readWhole(descriptor, file, largest, remedy);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw inWords(error, file, remedy);
  }
}

/** Everything from the file's beginning: its size may be 0 for one that the system makes up, or change meanwhile. */
export function readWhole(descriptor: number, file: string, largest: number, remedy: string): Buffer {
  const tooLarge = (): BadInputError =>
    new BadInputError(`The file has more than ${largest} bytes`, file, remedy);
  const { size } = fstatSync(descriptor);
  if (size > largest) throw tooLarge();
  let bytes = Buffer.alloc(size + 1);
  let done = 0;
  for (;;) {
    const count = readSync(descriptor, bytes, done, bytes.length - done, done);
    if (count === 0) return bytes.subarray(0, done);
    done += count;
    if (done > largest) throw tooLarge();
    if (done === bytes.length) bytes = Buffer.concat([bytes, Buffer.alloc(bytes.length)]);
  }
}
