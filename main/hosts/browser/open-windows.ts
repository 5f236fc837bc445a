/** Opens stage and console in an installed browser, says where that cannot be, and knows when they are closed. */
import path from 'node:path';
import type { Surface } from '../../../shared/bridge.ts';
import { isRootOnLinux, sandboxRemedy } from '../chromium/sandbox.ts';
import { createAppWindows } from './app-window.ts';
import type { AppWindows } from './app-window.ts';
import { findInstalledBrowser } from './installed-browser.ts';
import { whyNoWindow } from './why-no-window.ts';

/** How long the host waits for a window to come back (a reload closes and opens it) before it ends. */
const patience = 4000;

interface Opening {
  /** The page that takes a window in. */
  handOver(surface: Surface): string;
  readonly noSandbox: boolean;
  readonly counter: WindowCounter;
  say(line: string): void;
  end(): void;
}

/** Where no window can be opened, one line says why, and the host goes on serving its address. */
export function openWindows(
  start: string,
  { handOver, noSandbox, counter, say, end }: Opening,
  browser: string | null = findInstalledBrowser() ?? null,
): AppWindows | undefined {
  const cannot = (why: string): void =>
    say(`No window could be opened: ${why}. Open this address in a browser of this computer:`);
  if (browser === null) {
    cannot('no Chromium, Chrome or Edge was found');
    return undefined;
  }
  const name = path.basename(browser);
  if (isRootOnLinux() && !noSandbox) {
    cannot(`${name} has no sandbox for root; ${sandboxRemedy}`);
    return undefined;
  }
  say(`Opening in ${name}${noSandbox ? ', without its sandbox' : ''}:`);
  const windows = createAppWindows(browser, noSandbox, handOver, {
    ended(code, said) {
      if (counter.anyYet() || code === 0) return end();
      cannot(`${name} ${whyNoWindow(said, code)}`);
      say(start);
    },
    failed(error) {
      cannot(`${browser} cannot be started, ${error.message}`);
      say(start);
    },
  });
  windows.open('stage');
  return windows;
}

interface WindowCounter {
  /** Takes the number of windows that are there now. */
  count(open: number, windows: AppWindows | undefined): void;
  /** Whether there was ever one. */
  anyYet(): boolean;
}

/** Opens the console once the stage is there (and the cookie with it); ends some time after the last window. */
export function windowCounter(end: () => void): WindowCounter {
  let consoleOpened = false;
  let ending: NodeJS.Timeout | undefined;
  return {
    anyYet: () => consoleOpened,
    count(open, windows) {
      if (windows === undefined) return;
      clearTimeout(ending);
      if (open === 0) ending = setTimeout(end, patience);
      else if (!consoleOpened) {
        consoleOpened = true;
        windows.open('console');
      }
    },
  };
}
