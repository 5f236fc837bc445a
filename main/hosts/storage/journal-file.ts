/** A journal kept in a file: every appended line is on the disk before `append` returns. */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
} from 'node:fs';
import path from 'node:path';
import { BadInputError } from '../../../shared/failures.ts';
import type { JournalStorage } from '../../session/session.ts';
import { inWords } from './file-errors.ts';
import { lockJournal } from './journal-lock.ts';
import { writeWhole } from './write-whole.ts';

/** A day of rehearsing comes to a few megabytes; a larger file is not one of ours. */
const largest = 256 * 1024 * 1024;

export interface JournalFile extends JournalStorage {
  readonly path: string;
  /** Gives the file and its lock back. */
  close(): void;
}

/** Opens or creates `file` and locks it. Throws BadInputError where it is in use or cannot be used. */
export function openJournalFile(file: string): JournalFile {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const unlock = lockJournal(file);
    const isNew = !existsSync(file);
    try {
      return journalOn(openSync(file, 'a+', 0o600), file, isNew, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  } catch (error) {
    throw inWords(error, file, 'Name a journal in a folder that you may write to.');
  }
}

function journalOn(descriptor: number, file: string, isNew: boolean, unlock: () => void): JournalFile {
  const size = (): number => fstatSync(descriptor).size;
  if (size() > largest) {
    closeSync(descriptor);
    throw new BadInputError('This file is too large for a journal', file, 'Name a journal of Reseal.');
  }
  return {
    path: file,
    read() {
      const bytes = Buffer.alloc(size());
      let done = 0;
      while (done < bytes.length) {
        const count = readSync(descriptor, bytes, done, bytes.length - done, done);
        if (count === 0) break;
        done += count;
      }
      return bytes.toString('utf8', 0, done);
    },
    append(line) {
      const before = size();
      try {
        writeWhole(descriptor, Buffer.from(line.endsWith('\n') ? line : `${line}\n`, 'utf8'));
        fsyncSync(descriptor);
      } catch (error) {
        // Half a line would be taken for a torn one at best, and glued to the next at worst.
        ftruncateSync(descriptor, before);
        throw inWords(error, file, 'Make room, then start again with this journal.');
      }
    },
    truncate(length) {
      ftruncateSync(descriptor, length);
      fsyncSync(descriptor);
    },
    close() {
      // A rehearsal that could not be opened leaves nothing behind.
      if (isNew && size() === 0) rmSync(file);
      closeSync(descriptor);
      unlock();
    },
  };
}
