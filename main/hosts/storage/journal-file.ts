/** A journal kept in a file: every appended line is on the disk before `append` returns. */
import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { BadInputError } from '../../../shared/failures.ts';
import type { JournalStorage } from '../../session/session.ts';
import { inWords } from './file-errors.ts';
import { lockJournal } from './journal-lock.ts';
import { writeNewFile } from './new-file.ts';
import { checkRegular, readFileOf, readWhole, withoutWaiting } from './read-file.ts';
import { writeWhole } from './write-whole.ts';

/** A day of rehearsing comes to a few megabytes; a larger file is not one of ours. */
const largest = 256 * 1024 * 1024;
const remedy = 'Name a journal of Reseal.';

export interface JournalFile extends JournalStorage {
  readonly path: string;
  /** Gives the file and its lock back. */
  close(): void;
}

/** The journal's text, for those who only read it. The same limits hold as for one that goes on. */
export const readJournalFile = (file: string): string => textOf(readFileOf(file, largest, remedy), file);

/** Opens or creates `file` and locks it. Throws BadInputError where it is in use or cannot be used. */
export function openJournalFile(file: string): JournalFile {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    const isNew = !existsSync(file);
    const { O_RDWR, O_APPEND, O_CREAT } = constants;
    const descriptor = openSync(file, O_RDWR | O_APPEND | O_CREAT | withoutWaiting, 0o600);
    let unlock: () => void = () => undefined;
    try {
      checkRegular(descriptor, file);
      unlock = lockJournal(file, fstatSync(descriptor, { bigint: true }));
      checkStillThere(descriptor, file);
      if (fstatSync(descriptor).size > largest)
        throw new BadInputError('This file is too large for a journal', file, remedy);
      return journalOn(descriptor, file, isNew, unlock);
    } catch (error) {
      unlock();
      closeSync(descriptor);
      throw error;
    }
  } catch (error) {
    throw inWords(error, file, 'Name a journal in a folder that you may write to.');
  }
}

/** Whoever held the lock before may have removed the file, in which nothing was, after it was opened here. */
function checkStillThere(descriptor: number, file: string): void {
  const { dev, ino } = fstatSync(descriptor, { bigint: true });
  const there = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (there?.ino === ino && there.dev === dev) return;
  throw new BadInputError('This journal was just removed', file, 'Try again.');
}

/** UTF-8; bytes that are none may stand in the last line alone, which a crash can tear anywhere. */
function textOf(bytes: Buffer, file: string): string {
  const end = bytes.lastIndexOf(0x0a) + 1;
  const whole = bytes.subarray(0, end);
  if (!isUtf8(whole))
    throw new BadInputError(
      'The journal is no UTF-8 text',
      file,
      'It was changed or damaged; start a new one',
    );
  return whole.toString('utf8') + bytes.toString('utf8', end);
}

function journalOn(descriptor: number, file: string, isNew: boolean, unlock: () => void): JournalFile {
  const size = (): number => fstatSync(descriptor).size;
  return {
    path: file,
    read: () => textOf(readWhole(descriptor, file, largest, remedy), file),
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
    setAside(lines) {
      const parsed = path.parse(file);
      return writeNewFile(parsed.dir, `${parsed.name}-cut${parsed.ext}`, lines);
    },
    close() {
      // A rehearsal that could not be opened leaves nothing behind.
      if (isNew && size() === 0) rmSync(file);
      closeSync(descriptor);
      unlock();
    },
  };
}
