import { describe, expect, it } from 'vitest';
import type { App } from '../../tenant/tenant.ts';
import { publishedHash } from './file-hash.ts';
import { contentOf } from './packages.ts';

const win32 = (rules: readonly object[], more: Partial<App> = {}): App => ({
  id: 'a1',
  kind: 'win32',
  displayName: 'Ledger 4',
  displayVersion: '4.2',
  context: 'system',
  size: 0,
  fileName: '',
  source: { rules },
  dependencies: [],
  supersedes: [],
  assignments: [],
  ...more,
});
const rule = (kind: string, fields: object): object => ({
  '@odata.type': `#microsoft.graph.win32LobApp${kind}Rule`,
  ruleType: 'detection',
  ...fields,
});

describe('an installer writes what the detection rules look for', () => {
  it.each([
    [
      rule('FileSystem', {
        path: '%ProgramFiles%\\Ledger',
        fileOrFolderName: 'ledger.exe',
        operationType: 'version',
        comparisonValue: '4.2.0.0',
      }),
      { files: [{ path: 'C:\\Program Files\\Ledger\\ledger.exe', version: '4.2.0.0' }] },
    ],
    [
      rule('FileSystem', {
        path: 'C:\\Data',
        fileOrFolderName: 'db',
        operationType: 'sizeInMB',
        comparisonValue: '3',
      }),
      { files: [{ path: 'C:\\Data\\db', size: 3 * 1_048_576 }] },
    ],
    [
      rule('Registry', {
        keyPath: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Ledger',
        valueName: 'Level',
        operationType: 'integer',
        comparisonValue: '7',
      }),
      { registry: [{ key: 'HKLM\\SOFTWARE\\Ledger', name: 'Level', value: 7 }] },
    ],
    [
      rule('ProductCode', {
        productCode: '{1}',
        productVersionOperator: 'notConfigured',
        productVersion: null,
      }),
      { products: [{ productCode: '{1}', version: '4.2', name: 'Ledger 4' }] },
    ],
    [
      rule('Registry', { keyPath: 'HKLM\\SOFTWARE\\Old', valueName: '', operationType: 'doesNotExist' }),
      { registry: [] },
    ],
  ])('%j', (detection, writes) => {
    expect(contentOf(win32([detection])).package.writes).toMatchObject(writes);
  });

  it('but not what requirement rules ask', () => {
    const requirement = rule('FileSystem', {
      ruleType: 'requirement',
      path: 'C:\\Needed',
      fileOrFolderName: 'x',
    });
    expect(contentOf(win32([requirement])).package.writes.files).toEqual([]);
  });
});

describe("an app's behaviour", () => {
  it('decides size, run time, exit code and what scripts say', () => {
    const behaviour = {
      sizeMegabytes: 100,
      installedMegabytes: 420,
      runSeconds: 200,
      exitCode: 1603,
      startMenu: false as const,
      uninstall: { runSeconds: 5, exitCode: 3010 },
      detection: { exitCode: 0, output: '4.2' },
    };
    const { size, package: content } = contentOf(win32([]), behaviour);
    expect(size).toBe(100 * 1_048_576);
    const { runSeconds, exitCode, installedMegabytes, uninstall, detection } = behaviour;
    expect(content).toMatchObject({ runSeconds, exitCode, installedMegabytes, uninstall, detection });
    expect(content.startMenu).toBeUndefined();
  });

  it('is estimated from the size in the export where nobody tells', () => {
    const { size, package: content } = contentOf(win32([], { size: 80 * 1_048_576 }));
    expect([size, content.runSeconds, content.exitCode]).toEqual([80 * 1_048_576, 25, 0]);
    expect(content.startMenu).toBe('Ledger 4');
  });

  it('can leave nothing behind: installed, but not detected', () => {
    const file = rule('FileSystem', { path: 'C:\\X', fileOrFolderName: 'x.exe', operationType: 'exists' });
    expect(contentOf(win32([file]), { writes: 'nothing' }).package.writes.files).toEqual([]);
  });

  it('a file that was altered has another hash than the one that was published', () => {
    const app = win32([]);
    expect(contentOf(app).package.fileHash).toBe(publishedHash(app));
    const { fileHash } = contentOf(app, { content: 'altered' }).package;
    expect(fileHash).toMatch(/^[0-9A-F]{64}$/);
    expect(fileHash).not.toBe(publishedHash(app));
  });
});
