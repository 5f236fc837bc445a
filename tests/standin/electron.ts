/** Takes the place of the module `electron` in the main process. */
import type { Surface } from '../../main/electron.ts';
import { app } from './app.ts';
import { BrowserWindow } from './browser-window.ts';
import { dialog } from './dialog.ts';
import { ipcMain } from './ipc-main.ts';
import { protocol } from './protocol.ts';
import { session } from './session.ts';
import { WebContents } from './web-contents.ts';

const Menu = {
  setApplicationMenu(_menu: null): void {},
};

// Electron's own types must satisfy the same Surface, in main/electron.ts.
({ app, BrowserWindow, ipcMain, protocol, session, dialog, Menu }) satisfies Surface;

export { app, BrowserWindow, ipcMain, protocol, session, dialog, Menu, WebContents as webContents };
