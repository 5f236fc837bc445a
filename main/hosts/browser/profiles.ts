/** Private browser profiles, one for each host, and what a host that was killed left of its own. */
import { lstatSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isFileError } from '../storage/file-errors.ts';
import { endBrowsersOn } from './profile-processes.ts';

const prefix = 'reseal-browser-';

/** Who made a profile, in it. */
const ownerFile = 'reseal-host';

/** Makes a profile that its owner alone can read, below `parent`. */
export function makeProfile(parent: string): string {
  const profile = mkdtempSync(path.join(parent, prefix));
  writeFileSync(path.join(profile, ownerFile), String(process.pid), { mode: 0o600 });
  return profile;
}

export function removeProfile(profile: string): void {
  // A helper process of the browser may still hold a file for a moment.
  rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
}

/** Ends the browsers of hosts that have ended without ending them, and removes their profiles. */
export function removeLeftProfiles(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix)) continue;
    const profile = path.join(parent, name);
    try {
      if (!isOurs(profile) || runs(ownerOf(profile))) continue;
      endBrowsersOn(profile);
      removeProfile(profile);
    } catch {
      // It is kept by something; the next start tries again.
    }
  }
}

/** A folder, no link, of this user. */
function isOurs(profile: string): boolean {
  const folder = lstatSync(profile);
  return folder.isDirectory() && (process.getuid === undefined || folder.uid === process.getuid());
}

function ownerOf(profile: string): number {
  return Number(readFileSync(path.join(profile, ownerFile), 'utf8'));
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isFileError(error, 'EPERM');
  }
}
