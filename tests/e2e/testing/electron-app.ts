/** Starts the built app in Electron (or the stand-in) with a data folder of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';

export const repository = path.join(import.meta.dirname, '..', '..', '..');

export interface RunningApp {
  readonly app: ElectronApplication;
  readonly stage: Page;
  readonly console: Page;
  readonly directory: string;
  close(): Promise<void>;
}

export async function launchApp(...args: string[]): Promise<RunningApp> {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'reseal-e2e-'));
  const isRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    args: [
      '.',
      ...(isRoot ? ['--no-sandbox'] : []),
      `--user-data-dir=${path.join(directory, 'electron')}`,
      `--journal=${path.join(directory, 'journal.jsonl')}`,
      ...args,
    ],
    cwd: repository,
    env: { ...processEnvironment(), XDG_DATA_HOME: directory },
  });
  return {
    app,
    stage: await windowAt(app, 'app://bundle/'),
    console: await windowAt(app, 'app://bundle/console'),
    directory,
    async close() {
      await app.close().catch(() => undefined);
      rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    },
  };
}

/** The environment without holes, as Playwright wants it. */
export function processEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * The window that shows `address`, once it has loaded. The stand-in's Chromium names addresses in its own way, so
 * the app is asked which is which.
 */
async function windowAt(app: ElectronApplication, address: string): Promise<Page> {
  for (;;) {
    for (const page of app.windows()) {
      const window = await app.browserWindow(page);
      const shown = await window.evaluate((one) => (one as typeof one | null)?.webContents.getURL());
      if (shown !== address) continue;
      await page.waitForURL(/bundle/);
      return page;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
