/** Finds Electron's executable. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json, two above the bundle. */
export const appDirectory: string = path.join(import.meta.dirname, '..', '..');

export const electronPackage: string = path.join(appDirectory, 'node_modules', 'electron');

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
