/** Names of journals that nobody named. */
import path from 'node:path';
import { dataDirectory } from '../user-directories.ts';

/** A fresh place below the user's data folder, e.g. `journals/2026-03-04-101112-entra-wired-4711.jsonl`. */
export function newJournalPlace(scenario: string, now: Date = new Date()): string {
  const stamp = now.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  const name = path.parse(scenario).name.replace(/[^\w-]+/g, '-');
  return path.join(dataDirectory(), 'journals', `${stamp}-${name}-${process.pid}.jsonl`);
}
