/** Finds Electron's executable, or has its own installer fetch it. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json, two above the bundle. */
export const appDirectory: string = path.join(import.meta.dirname, '..', '..');

const electronPackage = path.join(appDirectory, 'node_modules', 'electron');

/** The executable, if it is there. `ELECTRON_OVERRIDE_DIST_PATH` is Electron's own variable. */
export function findElectron(): string | undefined {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const names = path.join(electronPackage, 'path.txt');
  const name = existsSync(names) ? readFileSync(names, 'utf8').trim() : undefined;
  const file =
    override === undefined || override === ''
      ? name && path.join(electronPackage, 'dist', name)
      : path.join(override, name ?? 'electron');
  return file !== undefined && existsSync(file) ? file : undefined;
}

/** Runs Electron's installer, which downloads the executable; false where it could not. */
export function installElectron(): boolean {
  const installer = path.join(electronPackage, 'install.js');
  if (!existsSync(installer)) return false;
  const { status } = spawnSync(process.execPath, [installer], { stdio: 'ignore', timeout: 300_000 });
  return status === 0;
}
