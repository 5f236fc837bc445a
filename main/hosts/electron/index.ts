/** Entry of `electron-program.cjs`: Reseal in Electron. Bundled to CommonJS, for `ready` waits for an ESM entry to end. */
import path from 'node:path';
import { BadInputError } from '../../../shared/failures.ts';
import { app, dialog } from '../../electron.ts';
import { endWithStarter, launchedByCommand } from '../lifetime/end-with-starter.ts';
import { openSessionHost } from '../session-host.ts';
import type { SessionHost } from '../session-host.ts';
import { createTenantDesk, tenantWorker } from '../tenant-desk/tenant-desk.ts';
import type { TenantDesk } from '../tenant-desk/tenant-desk.ts';
import { visibleText } from '../visible-text.ts';
import { readStartOptions } from '../start-options.ts';
import { joinWindows } from './ipc.ts';
import { lockDownApp, lockDownSession } from './lock-down.ts';
import { registerScheme, servePages } from './pages-protocol.ts';
import { createWindows } from './windows.ts';

const worldWorker = path.join(import.meta.dirname, 'world-worker.cjs');

if (process.env[launchedByCommand] !== undefined) endWithStarter();
registerScheme();
lockDownApp();
if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  const windows = createWindows();
  let host: SessionHost | undefined;
  let desk: TenantDesk | undefined;
  app.on('second-instance', () => {
    windows.show('console');
    windows.show('stage');
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (host === undefined) return;
    const closing = host;
    host = undefined;
    event.preventDefault();
    desk?.close();
    const failed = closing.notices().some(({ kind }) => kind === 'failure');
    void closing.close().finally(() => (failed ? app.exit(1) : app.quit()));
  });

  // The session opens while Electron starts.
  const opening = openSessionHost(worldWorker, readStartOptions(process.argv));
  opening.catch(() => undefined);
  void app
    .whenReady()
    .then(async () => {
      lockDownSession();
      servePages(async () => (await (await opening).download('debrief')).text);
      host = await opening;
      desk = createTenantDesk(tenantWorker, host);
      joinWindows(host, desk, windows);
      windows.show('console');
      windows.show('stage');
    })
    .catch(fail);
}

/** One line on the terminal and, for whoever started us with a click, a box; then the end. */
function fail(error: unknown): void {
  const badInput = error instanceof BadInputError;
  const line = badInput ? error.line() : `Reseal has failed: ${String(error)}`;
  console.error(visibleText(line));
  if (app.isPackaged) dialog.showErrorBox('Reseal', line);
  app.exit(badInput ? 2 : 1);
}
