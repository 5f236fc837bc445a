/** A log as far as it was read: the PC is asked for what was written since. */
import type { FileSeen } from '../../../../shared/stage/look.ts';
import type { LogLine } from './parse-log.ts';
import { parseLog } from './parse-log.ts';

export interface ReadLog {
  readonly lines: readonly LogLine[];
  /** Of the end, what is no whole line yet. */
  readonly rest: string;
  /** Characters that were read. */
  readonly read: number;
  /** Undefined before the first answer. */
  readonly isThere: boolean | undefined;
}

export const unread: ReadLog = { lines: [], rest: '', read: 0, isThere: undefined };

/** With what was seen behind it; the same one where nothing is new. A log that became shorter is another one: read anew. */
export function readOn(log: ReadLog, seen: FileSeen | null): ReadLog {
  if (seen === null) return { ...unread, isThere: false };
  if (seen.length < log.read) return { ...unread, isThere: true };
  if (seen.text === '' && log.isThere === true) return log;
  const { lines, rest } = parseLog(log.rest + seen.text);
  return {
    lines: lines.length === 0 ? log.lines : [...log.lines, ...lines],
    rest,
    read: log.read + seen.text.length,
    isThere: true,
  };
}
