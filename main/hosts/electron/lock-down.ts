/**
 * Electron's security list (docs/tutorial/security.md), item by item, and where each is met:
 *  1 secure content only: everything but `app://` is cancelled below      11 no `allowpopups`: no webview at all
 *  2 no Node.js for remote content: there is no remote content            12 webviews: prevented below
 *  3 context isolation: windows.ts                                        13 navigation: prevented below
 *  4 sandbox: below and windows.ts                                        14 new windows: but three, denied below
 *  5 permissions: below                                                   15 `shell.openExternal`: not used
 *  6 `webSecurity`: never switched off                                    16 current version: exact pin in package.json
 *  7 Content-Security-Policy: pages/page-files.ts                         17 sender of every message: ipc.ts
 *  8 no `allowRunningInsecureContent`: not used                           18 no `file://`: pages-protocol.ts
 *  9 no experimental features: not used                                   19 fuses: electron-builder.yml
 * 10 no `enableBlinkFeatures`: not used                                   20 no Electron API for pages: preload.ts
 */
import { app, Menu, session } from '../../electron.ts';
import { companionAddress, isOurs, openedAddresses } from './origin.ts';

/** Full screen with the keyboard held, for five presses of the Windows key; the monitors, for the projector's window. */
const grantedPermissions: ReadonlySet<string> = new Set(['fullscreen', 'keyboardLock', 'window-management']);

/** A page without any way to the host. */
const bare = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
} as const;

/** What must be set before Electron is ready. */
export function lockDownApp(): void {
  app.enableSandbox();
  // The default menu has reload, developer tools and zoom with their shortcuts: F5 has to reach the page.
  Menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) =>
      // The console's own, for a projector, a phone and a debrief: they have no preload, and it gives what they show.
      openedAddresses.has(url)
        ? { action: 'allow', overrideBrowserWindowOptions: { autoHideMenuBar: true, webPreferences: bare } }
        : { action: 'deny' },
    );
    contents.on('will-navigate', (event) => {
      if (!isOurs(event.url)) event.preventDefault();
    });
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}

/** What can be set only once Electron is ready. */
export function lockDownSession(): void {
  const { defaultSession } = session;
  /** A camera, for the QR code, is the companion's alone. */
  const isGranted = (contents: { getURL(): string } | null, permission: string): boolean =>
    grantedPermissions.has(permission) || (permission === 'media' && contents?.getURL() === companionAddress);
  defaultSession.setPermissionRequestHandler((contents, permission, answer) =>
    answer(isGranted(contents, permission)),
  );
  defaultSession.setPermissionCheckHandler(isGranted);
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    const allowed =
      isOurs(url) || url.startsWith('data:') || (!app.isPackaged && url.startsWith('devtools:'));
    answer({ cancel: !allowed });
  });
}
