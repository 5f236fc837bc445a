/** Opens Reseal's pages in app windows of an installed browser, apart from the user's own profile. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Surface } from '../../../shared/bridge.ts';
import { profileParent } from './hand-over.ts';
import { endBrowsersOn } from './profile-processes.ts';
import { makeProfile, removeLeftProfiles, removeProfile } from './profiles.ts';

export interface AppWindows {
  open(surface: Surface): void;
  /** Ends the browser and removes its profile, with all that was in it. */
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

/** Milliseconds that a browser has to end when it is asked to. */
const patience = 3_000;

/** `handOver` is the page that takes a window in; it is shown from a file that nobody else can read. */
export function createAppWindows(
  executable: string,
  noSandbox: boolean,
  handOver: (surface: Surface) => string,
  events: AppWindowEvents,
): AppWindows {
  const parent = profileParent(executable);
  removeLeftProfiles(parent);
  const profile = makeProfile(parent);
  let first: ChildProcess | undefined;
  let ended: Promise<void> = Promise.resolve();
  return {
    open(surface) {
      const page = path.join(profile, `reseal-${surface}.html`);
      writeFileSync(page, handOver(surface), { mode: 0o600 });
      const address = pathToFileURL(page).href;
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
      const late = setTimeout(() => endBrowsersOn(profile), patience);
      await ended;
      clearTimeout(late);
      // Where the executable is a script, it may have ended before its browser.
      endBrowsersOn(profile);
      removeProfile(profile);
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
