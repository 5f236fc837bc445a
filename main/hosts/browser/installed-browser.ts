/** Finds a Chromium, Chrome or Edge that is installed on this machine. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { ownOf } from '../../../shared/own.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const windowsPlaces = [
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
];
const macPlaces = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** The browser to use, `RESEAL_CHROMIUM` before all others; undefined where there is none. */
export function findInstalledBrowser(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  exists: (file: string) => boolean = existsSync,
): string | undefined {
  const chosen = environment['RESEAL_CHROMIUM'];
  if (chosen !== undefined && chosen !== '') return chosen;
  return candidates(environment, platform).find((file) => exists(file));
}

function candidates(environment: Environment, platform: NodeJS.Platform): readonly string[] {
  if (platform === 'darwin') return macPlaces;
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => ownOf(environment, name) ?? [],
    );
    return windowsPlaces.flatMap((place) => roots.map((root) => path.win32.join(root, place)));
  }
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return linuxNames.flatMap((name) => folders.map((folder) => path.posix.join(folder, name)));
}
