/** The browser host: the same pages and session as in Electron, over loopback HTTP and a WebSocket. */
import type { AddressInfo } from 'node:net';
import http from 'node:http';
import type { Server } from 'node:http';
import path from 'node:path';
import { BadInputError } from '../../../shared/failures.ts';
import { createHandlers } from '../bridge/bridge.ts';
import { builtPages } from '../pages/page-files.ts';
import type { SessionHost } from '../session-host.ts';
import { isFileError } from '../storage/file-errors.ts';
import { writeNewFile } from '../storage/new-file.ts';
import { downloadsDirectory } from '../user-directories.ts';
import { createAccess } from './access.ts';
import { createAppWindows } from './app-window.ts';
import type { AppWindows } from './app-window.ts';
import { findInstalledBrowser } from './installed-browser.ts';
import { pageRequests, startPath } from './page-server.ts';
import { createSockets } from './sockets.ts';

export interface BrowserHostOptions {
  /** 0: any free port. */
  readonly port: number;
  /** Opens windows in an installed browser, and ends with them. */
  readonly open: boolean;
  /** Tells the person something, a line at a time. */
  say(line: string): void;
}

/** How long the host waits for a window to come back (a reload closes and opens it) before it ends. */
const patience = 4000;

/** Serves the session until it is stopped or, where it opened the windows itself, until they are closed. */
export async function serveInBrowser(host: SessionHost, options: BrowserHostOptions): Promise<void> {
  const server = http.createServer();
  const address = await listen(server, options.port);
  const access = createAccess(address);
  server.on('request', pageRequests(builtPages, access));
  const save = async (name: string, text: string): Promise<string> =>
    writeNewFile(downloadsDirectory(), name, text);
  const sockets = createSockets(host, createHandlers(host, save), access);
  server.on('upgrade', sockets.upgrade);

  const done = Promise.withResolvers<void>();
  const start = `http://${address}${startPath}?t=${access.token}`;
  const windows = options.open ? openWindows(start, options.say, done.resolve) : undefined;
  sockets.onCount(windowCounter(windows, start, done.resolve));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done.resolve());
  options.say(start);

  await done.promise;
  sockets.close();
  server.close();
  server.closeAllConnections();
  await windows?.close();
  await host.close();
}

/** Resolves with `127.0.0.1:PORT`. */
function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (!isFileError(error, 'EADDRINUSE') && !isFileError(error, 'EACCES')) reject(error);
      else
        reject(
          new BadInputError(
            isFileError(error, 'EACCES') ? 'This port may not be used' : 'This port is in use',
            `--port ${port}`,
            'Name another port, or leave --port out.',
          ),
        );
    });
    server.listen(port, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function openWindows(start: string, say: (line: string) => void, gone: () => void): AppWindows | undefined {
  const browser = findInstalledBrowser();
  if (browser === undefined) {
    say('No Chromium, Chrome or Edge was found. Open this address in a browser:');
    return undefined;
  }
  say(`Opening a window of ${path.basename(browser)}. The address, should you need it:`);
  const windows = createAppWindows(browser, gone);
  windows.open(start);
  return windows;
}

/** Opens the console once the stage is there (and the cookie with it); ends some time after the last window. */
function windowCounter(
  windows: AppWindows | undefined,
  start: string,
  end: () => void,
): (open: number) => void {
  if (windows === undefined) return () => undefined;
  let consoleOpened = false;
  let ending: NodeJS.Timeout | undefined;
  return (open) => {
    clearTimeout(ending);
    if (open === 0) ending = setTimeout(end, patience);
    else if (!consoleOpened) {
      consoleOpened = true;
      windows.open(`${start}&window=console`);
    }
  };
}
