import { describe, expect, it } from 'vitest';
import { isMsi, mixedApps } from './app-judgement.ts';
import type { App, AppKind } from './tenant.ts';

const app = (kind: AppKind, displayName: string, source: object = {}): App => ({
  id: displayName,
  kind,
  displayName,
  displayVersion: '1',
  context: 'system',
  size: 0,
  fileName: '',
  source: source as App['source'],
  dependencies: [],
  supersedes: [],
  assignments: [{ id: 'a', intent: 'required', target: { kind: 'all-devices', filter: null } }],
});

describe('an app that is an MSI inside', () => {
  it.each([
    ['a line-of-business MSI', app('msi', 'Ledger'), true],
    [
      'a Win32 app with what Intune read out of an MSI',
      app('win32', 'A', { msiInformation: { productCode: '{1}' } }),
      true,
    ],
    [
      'a Win32 app that calls msiexec',
      app('win32', 'B', { installCommandLine: 'MSIEXEC /i "b.msi" /qn' }),
      true,
    ],
    ['a Win32 app whose set-up file is one', app('win32', 'C', { setupFilePath: 'c.msi' }), true],
    [
      'a Win32 app of an EXE',
      app('win32', 'D', { installCommandLine: 'd.exe /S', setupFilePath: 'd.exe' }),
      false,
    ],
    ['a packaged app', app('appx', 'E'), false],
  ])('%s: %#', (_what, one, expected) => {
    expect(isMsi(one)).toBe(expected);
  });
});

describe('Win32 and line-of-business apps on one device', () => {
  it('are told by name, with those that contend for the Windows Installer', () => {
    const apps = [app('win32', 'A', { setupFilePath: 'a.msi' }), app('win32', 'D'), app('msi', 'Ledger')];
    expect(mixedApps(apps)).toEqual({
      win32: ['A', 'D'],
      lineOfBusiness: ['Ledger'],
      contending: ['A', 'Ledger'],
    });
  });

  it('are not where one kind alone is required', () => {
    const offered = { ...app('msi', 'Ledger'), assignments: [] };
    expect(mixedApps([app('win32', 'A'), offered])).toBeNull();
  });
});
