/** Opens Reseal's pages in app windows of an installed browser, apart from the user's own profile. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface AppWindows {
  open(address: string): void;
  /** Ends the browser and removes its profile. */
  close(): Promise<void>;
}

export interface AppWindowEvents {
  /** The browser has ended. */
  gone(): void;
  /** The browser could not be started. */
  failed(error: Error): void;
}

export function createAppWindows(executable: string, events: AppWindowEvents): AppWindows {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'reseal-browser-'));
  let first: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  return {
    open(address) {
      const child = spawn(executable, [`--app=${address}`, ...switches(profile)], { stdio: 'ignore' });
      child.once('error', events.failed);
      // A later process hands its address to the first one and ends.
      if (first !== undefined) return;
      first = child;
      ended = new Promise((resolve) => {
        child.once('error', () => resolve());
        child.once('exit', () => {
          resolve();
          events.gone();
        });
      });
    },
    async close() {
      first?.kill();
      await ended;
      // A helper process of the browser may still hold a file for a moment.
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}

function switches(profile: string): readonly string[] {
  const isRoot = process.getuid?.() === 0;
  const asked = process.env['RESEAL_CHROMIUM_ARGUMENTS'];
  return [
    `--user-data-dir=${profile}`,
    '--window-size=1366,820',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    // Chromium's sandbox does not run as root; --test-type removes the warning bar about that.
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
    ...(asked === undefined || asked === '' ? [] : asked.split(' ')),
  ];
}
