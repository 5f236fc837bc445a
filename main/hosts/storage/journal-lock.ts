/** Keeps two processes (or two rehearsals of one process) from writing the same journal. */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { BadInputError } from '../../../shared/failures.ts';
import { isFileError } from './file-errors.ts';

/** Takes the lock of `journal`; the returned function gives it back. Throws BadInputError where it is held. */
export function lockJournal(journal: string): () => void {
  const lock = `${journal}.lock`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    if (create(lock)) return () => rmSync(lock, { force: true });
    const holder = readHolder(lock);
    if (holder !== undefined && identity(holder.pid) === holder.identity) {
      throw new BadInputError(
        `This journal is in use by process ${holder.pid}`,
        journal,
        `Close that rehearsal first, or name another journal; if nothing uses it, delete ${lock}.`,
      );
    }
    rmSync(lock, { force: true });
  }
  throw new BadInputError('This journal is in use', journal, 'Try again, or name another journal.');
}

function create(lock: string): boolean {
  try {
    const file = openSync(lock, 'wx', 0o600);
    writeSync(file, JSON.stringify({ pid: process.pid, identity: identity(process.pid) }));
    closeSync(file);
    return true;
  } catch (error) {
    if (isFileError(error, 'EEXIST')) return false;
    throw error;
  }
}

interface Holder {
  readonly pid: number;
  readonly identity: string;
}

/** Who holds the lock; undefined where the file is gone or says nothing sensible. */
function readHolder(lock: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(lock, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('identity' in value)) return;
    return typeof value.pid === 'number' && typeof value.identity === 'string'
      ? { pid: value.pid, identity: value.identity }
      : undefined;
  } catch {
    return undefined;
  }
}

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
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'runs';
  } catch {
    return 'runs';
  }
}
