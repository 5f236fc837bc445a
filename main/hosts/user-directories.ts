/** Where this system keeps a user's data, downloads and what can be made again. */
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** `XDG_DATA_HOME/reseal`, `%APPDATA%\Reseal` or `~/Library/Application Support/Reseal`; not created here. */
export function dataDirectory(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = os.homedir(),
): string {
  if (platform === 'win32')
    return path.join(environment['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'), 'Reseal');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Reseal');
  return path.join(absolute(environment['XDG_DATA_HOME']) ?? path.join(home, '.local', 'share'), 'reseal');
}

/** What can be made again: `XDG_CACHE_HOME/reseal`, `%LOCALAPPDATA%\Reseal\Cache` or `~/Library/Caches/Reseal`. */
export function cacheDirectory(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = os.homedir(),
): string {
  if (platform === 'win32')
    return path.join(environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'Reseal', 'Cache');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'Reseal');
  return path.join(absolute(environment['XDG_CACHE_HOME']) ?? path.join(home, '.cache'), 'reseal');
}

/** The user's downloads folder, from `user-dirs.dirs` where the desktop keeps one. */
export function downloadsDirectory(
  environment: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = os.homedir(),
): string {
  const usual = path.join(home, 'Downloads');
  if (platform === 'win32' || platform === 'darwin') return usual;
  const config = absolute(environment['XDG_CONFIG_HOME']) ?? path.join(home, '.config');
  const file = path.join(config, 'user-dirs.dirs');
  if (!existsSync(file)) return usual;
  const named = /^XDG_DOWNLOAD_DIR="(.*)"$/m.exec(readFileSync(file, 'utf8'))?.[1];
  return absolute(named?.replace(/^\$HOME(?=\/|$)/, home)) ?? usual;
}

/** The XDG specification: a relative path in one of its variables is to be ignored. */
function absolute(place: string | undefined): string | undefined {
  return place !== undefined && path.isAbsolute(place) ? place : undefined;
}
