import { describe, expect, it } from 'vitest';
import { findInstalledBrowser } from './installed-browser.ts';

const only = (file: string) => (candidate: string) => candidate === file;

describe('the installed browser', () => {
  it('is looked for where each system keeps it', () => {
    expect(findInstalledBrowser({ PATH: '/a:/usr/bin' }, 'linux', only('/usr/bin/google-chrome'))).toBe(
      '/usr/bin/google-chrome',
    );
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const windows = { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' };
    expect(findInstalledBrowser(windows, 'win32', only(edge))).toBe(edge);
    const mac = '/Applications/Chromium.app/Contents/MacOS/Chromium';
    expect(findInstalledBrowser({}, 'darwin', only(mac))).toBe(mac);
    expect(findInstalledBrowser({ PATH: '/usr/bin' }, 'linux', () => false)).toBeUndefined();
  });

  it('is the one that the person chose', () => {
    expect(findInstalledBrowser({ RESEAL_CHROMIUM: '/opt/mine' }, 'linux', () => true)).toBe('/opt/mine');
  });
});
