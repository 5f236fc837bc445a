/** Names of journals that nobody named. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { dataDirectory } from '../user-directories.ts';

/**
 * A fresh place below the user's data folder, e.g. `journals/2026-03-04-101112-entra-wired-4711.jsonl`; with a number
 * where the same second has begun one already.
 */
export function newJournalPlace(called: string, now: Date = new Date()): string {
  const stamp = now.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  const name = path.parse(called).name.replaceAll(/[^\w-]+/g, '-');
  const stem = path.join(dataDirectory(), 'journals', `${stamp}-${name}-${process.pid}`);
  let place = `${stem}.jsonl`;
  for (let count = 2; existsSync(place); count += 1) place = `${stem}-${count}.jsonl`;
  return place;
}
