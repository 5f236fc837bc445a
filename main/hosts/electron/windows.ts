/** The two windows: ordinary and opaque, so that capture and streaming programs see them as they are. */
import path from 'node:path';
import { surfaces } from '../../../shared/bridge.ts';
import type { Surface } from '../../../shared/bridge.ts';
import { app, BrowserWindow } from '../../electron.ts';
import type { KeyInput, WindowSurface } from '../../electron.ts';
import { pageAddress } from './origin.ts';

interface Look {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
  readonly backgroundColor: string;
}

const looks: Readonly<Record<Surface, Look>> = {
  stage: {
    title: 'Reseal – stage',
    width: 1366,
    height: 820,
    minWidth: 640,
    minHeight: 480,
    backgroundColor: '#000000',
  },
  console: {
    title: 'Reseal – console',
    width: 1366,
    height: 768,
    minWidth: 480,
    minHeight: 480,
    backgroundColor: '#fafafa',
  },
};

export interface Windows {
  /** Opens the window, or brings it to the front. */
  show(surface: Surface): void;
  /** Sends a message to the window, if it is open. */
  send(surface: Surface, channel: string, json: string): void;
  /** Which window these web contents belong to. */
  surfaceOf(contentsId: number): Surface | undefined;
}

export function createWindows(): Windows {
  const open = new Map<Surface, WindowSurface>();

  function show(surface: Surface): void {
    const present = open.get(surface);
    if (present !== undefined) {
      if (present.isMinimized()) present.restore();
      present.focus();
      return;
    }
    const window = createWindow(surface);
    open.set(surface, window);
    window.once('closed', () => open.delete(surface));
    window.webContents.on('before-input-event', (event, key) => {
      if (!asksForOtherWindow(key)) return;
      event.preventDefault();
      if (key.type === 'keyDown') show(surface === 'stage' ? 'console' : 'stage');
    });
  }

  return {
    show,
    send(surface, channel, json) {
      const window = open.get(surface);
      if (window !== undefined && !window.isDestroyed()) window.webContents.send(channel, json);
    },
    surfaceOf: (contentsId) => surfaces.find((surface) => open.get(surface)?.webContents.id === contentsId),
  };
}

function createWindow(surface: Surface): WindowSurface {
  const window = new BrowserWindow({
    ...looks[surface],
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload: path.join(import.meta.dirname, '..', 'preload', `${surface}.cjs`),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      devTools: !app.isPackaged,
      // A stage that a recorder covers or that lies on another desktop must go on moving.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  // Nobody sees or records a minimised window: its pages may stand still.
  window.on('minimize', () => window.webContents.setBackgroundThrottling(true));
  window.on('restore', () => window.webContents.setBackgroundThrottling(false));
  void window.loadURL(pageAddress(surface)).catch(() => window.close());
  return window;
}

/** Ctrl+Shift+O (Command+Shift+O): the other window. Windows' own setup gives it no meaning. */
function asksForOtherWindow({ code, control, meta, shift, alt }: KeyInput): boolean {
  return code === 'KeyO' && shift && !alt && (control || meta);
}
