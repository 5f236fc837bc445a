/** The tenants that were last looked at, by their paths alone, in a file that only its owner can read. */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { replaceFile } from '../storage/replace-file.ts';
import { dataDirectory } from '../user-directories.ts';

/** More is no list of recent ones. */
const most = 8;

const schema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(4_096))), v.maxLength(most));

const file = (): string => path.join(dataDirectory(), 'recent-tenants.json');

/** Last used first; none where there is no such list, or it says nothing sensible. */
export function recentTenants(): readonly string[] {
  try {
    const read = v.safeParse(schema, JSON.parse(readFileSync(file(), 'utf8')));
    return read.success ? read.output.filter((place) => path.isAbsolute(place)) : [];
  } catch {
    return [];
  }
}

export const rememberTenant = (place: string): void =>
  write([place, ...recentTenants().filter((one) => one !== place)].slice(0, most));

export const forgetTenant = (place: string): void => write(recentTenants().filter((one) => one !== place));

/** With mode 0600. A place that cannot be written costs no more than the list. */
function write(places: readonly string[]): void {
  try {
    mkdirSync(dataDirectory(), { recursive: true, mode: 0o700 });
    replaceFile(file(), Buffer.from(`${JSON.stringify(places, null, 2)}\n`));
  } catch {
    // The console then offers what it has in memory.
  }
}
