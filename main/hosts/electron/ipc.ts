/** Joins the windows to the session over Electron's IPC. The sender is checked here, once for every channel. */
import path from 'node:path';
import { channels, surfaces, viewEvents } from '../../../shared/bridge.ts';
import type { HostNotice, Surface, TenantPlace } from '../../../shared/bridge.ts';
import { MisuseError } from '../../../shared/failures.ts';
import { app, dialog, ipcMain } from '../../electron.ts';
import type { InvokeEvent } from '../../electron.ts';
import { createHandlers } from '../bridge/bridge.ts';
import type { SessionHost } from '../session-host.ts';
import { replaceFile } from '../storage/replace-file.ts';
import type { TenantDesk } from '../tenant-desk/tenant-desk.ts';
import { isPageOf } from './origin.ts';
import type { Windows } from './windows.ts';

export function joinWindows(host: SessionHost, desk: TenantDesk, windows: Windows): void {
  const tell: Tell = (surface, notice) => windows.send(surface, channels.notice, JSON.stringify(notice));
  const handlers = createHandlers(host, desk, {
    save: saveAsked,
    offer: ({ index }) => void offerArchive(host, index, tell),
    choose: chooseTenant,
  });
  for (const surface of surfaces) {
    for (const [channel, handle] of handlers[surface]) {
      ipcMain.handle(channel, (event, ...args) => {
        if (!comesFrom(surface, event, windows)) throw new MisuseError(`${channel} is not for this sender`);
        // A page that asks for its view has just opened: it has missed what was told before.
        if (channel === channels[surface].view) for (const notice of host.notices()) tell(surface, notice);
        return handle(args);
      });
    }
  }
  desk.onNews((news) => windows.send('console', channels.tenants.news, JSON.stringify(news)));
  host.onView((surface, json) => {
    for (const [window, event] of viewEvents[surface]) windows.send(window, event, json);
  });
  host.onNotice((notice) => {
    for (const surface of surfaces) tell(surface, notice);
  });
}

/** The top frame of that surface's own window, showing that surface's own page. */
function comesFrom(surface: Surface, event: InvokeEvent, windows: Windows): boolean {
  const { sender, senderFrame } = event;
  return (
    senderFrame !== null &&
    senderFrame.parent === null &&
    isPageOf(surface, senderFrame.url) &&
    windows.surfaceOf(sender.id) === surface
  );
}

type Tell = (surface: Surface, notice: HostNotice) => void;

/** Asks where the exported logs shall be kept, and tells the stage's person the place. */
async function offerArchive(host: SessionHost, index: number, tell: Tell): Promise<void> {
  try {
    const archive = await host.archive(index);
    const place = archive === null ? null : await saveAsked(archive.name, archive.bytes);
    if (place !== null) tell('stage', { kind: 'information', text: `Saved as ${place}` });
  } catch (error) {
    tell('stage', { kind: 'failure', text: `The logs could not be saved: ${String(error)}` });
  }
}

/** One dialog for each: on Windows and Linux none offers folders and files together. */
async function chooseTenant(kind: TenantPlace): Promise<string | null> {
  const answer = await dialog.showOpenDialog(
    kind === 'folder'
      ? { properties: ['openDirectory'] }
      : { properties: ['openFile'], filters: [{ name: 'Zip', extensions: ['zip'] }] },
  );
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

async function saveAsked(name: string, text: string | Uint8Array): Promise<string | null> {
  const answer = await dialog.showSaveDialog({ defaultPath: path.join(app.getPath('downloads'), name) });
  if (answer.canceled || answer.filePath === '') return null;
  replaceFile(answer.filePath, typeof text === 'string' ? Buffer.from(text) : text);
  return answer.filePath;
}
