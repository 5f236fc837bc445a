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
  ended(code: number | null, said: string): void;
  /** The browser could not be started. */
  failed(error: Error): void;
}

/** How much of what a browser says last is kept, in characters. */
const keptWords = 4096;

export function createAppWindows(
  executable: string,
  noSandbox: boolean,
  events: AppWindowEvents,
): AppWindows {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'reseal-browser-'));
  let first: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  return {
    open(address) {
      const child = spawn(executable, [`--app=${address}`, ...switches(profile, noSandbox)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-keptWords);
      });
      child.once('error', events.failed);
      // A later process hands its address to the first one and ends.
      if (first !== undefined) return;
      first = child;
      ended = new Promise((resolve) => {
        child.once('error', () => resolve());
        child.once('exit', (code) => {
          resolve();
          // Its last words may come behind it; the end of the stream may never, where a helper process holds it.
          setTimeout(() => events.ended(code, said), 200);
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

function switches(profile: string, noSandbox: boolean): readonly string[] {
  const asked = process.env['RESEAL_CHROMIUM_ARGUMENTS'];
  return [
    `--user-data-dir=${profile}`,
    '--window-size=1366,820',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    // --test-type removes the warning bar about that.
    ...(noSandbox ? ['--no-sandbox', '--test-type'] : []),
    ...(asked === undefined || asked === '' ? [] : asked.split(' ')),
  ];
}
