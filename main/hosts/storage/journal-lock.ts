/**
 * Keeps two processes (or two rehearsals of one process) from writing the same journal. There are two locks: one
 * beside the journal, where people find it, and one by the file's own identity, which every link to it shares.
 */
import {
  linkSync,
  mkdirSync,
  openSync,
  closeSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { BadInputError } from '../../../shared/failures.ts';
import { dataDirectory } from '../user-directories.ts';
import { isFileError } from './file-errors.ts';
import { readFileOf } from './read-file.ts';

/** Device and file number of an open journal. */
export interface FileIdentity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/** Takes the locks of `journal`; the returned function gives them back. Throws BadInputError where one is held. */
export function lockJournal(journal: string, { dev, ino }: FileIdentity): () => void {
  const folder = path.join(dataDirectory(), 'locks');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const taken: string[] = [];
  const unlock = (): void => {
    for (const lock of taken) rmSync(lock, { force: true });
  };
  try {
    for (const lock of [`${journal}.lock`, path.join(folder, `${dev}-${ino}.lock`)]) {
      take(lock, journal);
      taken.push(lock);
    }
    return unlock;
  } catch (error) {
    unlock();
    throw error;
  }
}

function take(lock: string, journal: string): void {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (create(lock)) return;
    const holder = readHolder(lock, journal);
    if (holder !== undefined && identity(holder.pid) === holder.identity)
      throw new BadInputError(
        `This journal is in use by process ${holder.pid}`,
        journal,
        `Close that rehearsal first, or name another journal; if nothing uses it, delete ${lock}.`,
      );
    takeAway(lock, journal);
  }
  throw new BadInputError('This journal is in use', journal, 'Try again, or name another journal.');
}

/** Whole or not at all: nobody may find a lock that does not say yet whose it is. */
function create(lock: string): boolean {
  const text = JSON.stringify({ pid: process.pid, identity: identity(process.pid) });
  const draft = `${lock}.${process.pid}.new`;
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if (isFileError(error, 'EEXIST')) return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].some((code) => isFileError(error, code))) throw error;
    return createWithoutLinks(lock, text);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** For file systems without hard links, as those of memory sticks. */
function createWithoutLinks(lock: string, text: string): boolean {
  try {
    const file = openSync(lock, 'wx', 0o600);
    writeSync(file, text);
    closeSync(file);
    return true;
  } catch (error) {
    if (isFileError(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Removes a lock that nobody holds; one that another process took in the meantime is put back. */
function takeAway(lock: string, journal: string): void {
  const aside = `${lock}.${process.pid}.old`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return;
    throw error;
  }
  const holder = readHolder(aside, journal);
  if (holder !== undefined && identity(holder.pid) === holder.identity) renameSync(aside, lock);
  else rmSync(aside, { force: true });
}

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

/** Who holds the lock; undefined where it is gone or says nothing sensible. BadInputError where it is no file of ours. */
function readHolder(lock: string, journal: string): Holder | undefined {
  let value: unknown;
  try {
    value = JSON.parse(readFileOf(lock, 4_096, '').toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || (error instanceof BadInputError && isGone(error))) return undefined;
    throw new BadInputError(
      `What stands at ${lock} is no lock of Reseal`,
      journal,
      'Delete it if nothing uses the journal, or name another journal.',
    );
  }
  if (typeof value !== 'object' || value === null || !('pid' in value) || !('identity' in value))
    return undefined;
  const { pid, identity: kept } = value;
  return typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 && typeof kept === 'string'
    ? { pid, identity: kept }
    : undefined;
}

const isGone = ({ message }: BadInputError): boolean => message === 'There is no such file';

/**
 * Tells a running process from a later one with the same number: its start time on Linux (field 22 of
 * /proc/PID/stat, proc(5)), elsewhere only that it runs. 'gone' where it does not.
 */
function identity(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isFileError(error, 'EPERM')) return 'gone';
  }
  try {
    const stat = readFileOf(`/proc/${pid}/stat`, 65_536, '').toString('utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'runs';
  } catch {
    return 'runs';
  }
}
