import { describe, expect, it } from 'vitest';
import { isMsi } from './app-judgement.ts';
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
