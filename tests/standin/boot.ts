/** Starts Chromium and the app, in the order in which Electron does it. */
import { mkdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app, cdp, switches } from './app.ts';
import { chromiumExecutable, chromiumSwitches } from './chromium.ts';
import type { ElectronCommandLine } from './command-line.ts';
import { warn } from './preventable.ts';
import { servePages } from './protocol.ts';
import { WebContents } from './web-contents.ts';

export async function boot({ appDirectory, switches: given }: ElectronCommandLine): Promise<void> {
  for (const [name, value] of given) switches.set(name, value);
  const manifest = JSON.parse(readFileSync(path.join(appDirectory, 'package.json'), 'utf8')) as {
    main: string;
  };
  const entry = import(pathToFileURL(path.join(appDirectory, manifest.main)).href);
  const late = setTimeout(
    () =>
      warn(
        'the entry is not evaluated after 5 s: a top-level await on app.whenReady() never ends in Electron',
      ),
    5000,
  );
  const profile = path.join(
    switches.get('user-data-dir') || path.join(os.tmpdir(), `standin-${process.pid}`),
    'chromium',
  );
  mkdirSync(profile, { recursive: true });
  await cdp.launch(chromiumExecutable(), chromiumSwitches(profile, await servePages()));
  cdp.on('gone', () => app.exit(1));
  closeForeignPages();
  await cdp.send('Target.setDiscoverTargets', { discover: true });
  // Electron emits 'ready' only after the entry module has been evaluated.
  await entry;
  clearTimeout(late);
  app.markReady();
}

/** A denied window.open() still makes a page in Chromium: every page that no BrowserWindow asked for goes. */
function closeForeignPages(): void {
  const close = ({ targetInfo }: { targetInfo: { type: string; url: string; targetId: string } }): void => {
    const { type, url, targetId } = targetInfo;
    if (type !== 'page' || url === 'about:blank' || WebContents.fromDevToolsTargetId(targetId)) return;
    void cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
  };
  cdp.on(':Target.targetCreated', close);
  cdp.on(':Target.targetInfoChanged', close);
}
