import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheDirectory, dataDirectory, downloadsDirectory } from './user-directories.ts';

describe('the user’s folders', () => {
  it('follow each system’s custom', () => {
    expect(dataDirectory({}, 'linux', '/home/u')).toBe('/home/u/.local/share/reseal');
    expect(dataDirectory({ XDG_DATA_HOME: '/data' }, 'linux', '/home/u')).toBe('/data/reseal');
    expect(dataDirectory({ XDG_DATA_HOME: 'relative' }, 'linux', '/home/u')).toBe(
      '/home/u/.local/share/reseal',
    );
    expect(dataDirectory({}, 'darwin', '/Users/u')).toBe('/Users/u/Library/Application Support/Reseal');
    expect(cacheDirectory({}, 'linux', '/home/u')).toBe('/home/u/.cache/reseal');
    expect(cacheDirectory({ XDG_CACHE_HOME: '/cache' }, 'linux', '/home/u')).toBe('/cache/reseal');
    expect(cacheDirectory({}, 'darwin', '/Users/u')).toBe('/Users/u/Library/Caches/Reseal');
    expect(cacheDirectory({ LOCALAPPDATA: '/local' }, 'win32', '/u')).toBe(
      path.join('/local', 'Reseal', 'Cache'),
    );
    expect(dataDirectory({ APPDATA: '/roaming' }, 'win32', '/u')).toBe(path.join('/roaming', 'Reseal'));
  });

  it('take the downloads folder that the desktop names', () => {
    const home = mkdtempSync(path.join(os.tmpdir(), 'reseal-home-'));
    expect(downloadsDirectory({}, 'linux', home)).toBe(path.join(home, 'Downloads'));
    mkdirSync(path.join(home, '.config'));
    writeFileSync(path.join(home, '.config', 'user-dirs.dirs'), '# x\nXDG_DOWNLOAD_DIR="$HOME/Geladenes"\n');
    expect(downloadsDirectory({}, 'linux', home)).toBe(path.join(home, 'Geladenes'));
    rmSync(home, { recursive: true });
  });
});
