import { describe, expect, it } from 'vitest';
import type { DetectionRule } from '../../protocols/ime/ime.messages.ts';
import { seal } from '../../protocols/ime/sealed.ts';
import { machineForTests } from '../testing/machine.ts';
import { productKey } from '../mdm/packages/run-package.ts';
import { compareVersions } from './comparison.ts';
import { unmetRequirement } from './requirements.ts';
import { returnTypeOf } from './return-codes.ts';
import { ruleHolds } from './rules.ts';

const machine = machineForTests();
machine.registry.setText('HKLM\\SOFTWARE\\Ledger', 'Version', '2.10.0');
machine.registry.setNumber('HKLM\\SOFTWARE\\Ledger', 'Build', 210);
machine.files.write('C:\\Program Files\\Ledger\\ledger.exe', { size: 5_242_880, version: '2.10.0.4' });
machine.registry.setText(productKey('{L}'), 'DisplayVersion', '2.10.0');

const registry = (more: object): DetectionRule => ({
  type: '#microsoft.graph.win32LobAppRegistryRule',
  keyPath: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Ledger',
  ...more,
});
const file = (more: object): DetectionRule => ({
  type: 'win32LobAppFileSystemDetection',
  path: '%ProgramFiles%\\Ledger',
  fileOrFolderName: 'ledger.exe',
  ...more,
});
const product = (more: object): DetectionRule => ({ type: 'product', productCode: '{L}', ...more });

describe('a rule of a Win32 app', () => {
  it.each<[boolean, string, DetectionRule]>([
    [true, 'the key exists', registry({ operationType: 'exists' })],
    [true, 'the value exists', registry({ valueName: 'Build', operationType: 'exists' })],
    [false, 'the value is absent', registry({ valueName: 'Colour', operationType: 'exists' })],
    [true, 'the value shall be absent', registry({ valueName: 'Colour', operationType: 'doesNotExist' })],
    [
      true,
      'version 2.10 is above 2.9',
      registry({
        valueName: 'Version',
        operationType: 'version',
        operator: 'greaterThan',
        comparisonValue: '2.9',
      }),
    ],
    [
      false,
      'as text 2.10 is below 2.9',
      registry({
        valueName: 'Version',
        operationType: 'string',
        operator: 'greaterThan',
        comparisonValue: '2.9',
      }),
    ],
    [
      true,
      'a number, in the older spelling',
      registry({
        valueName: 'Build',
        detectionType: 'integer',
        operator: 'greaterThanOrEqual',
        detectionValue: '210',
      }),
    ],
    [true, 'the file exists', file({ detectionType: 'exists' })],
    [
      true,
      'the folder exists',
      file({ path: 'C:\\Program Files', fileOrFolderName: 'Ledger', detectionType: 'exists' }),
    ],
    [false, 'another file', file({ fileOrFolderName: 'other.exe', detectionType: 'exists' })],
    [
      true,
      'the file version',
      file({ detectionType: 'version', operator: 'equal', detectionValue: '2.10.0.4' }),
    ],
    [true, 'the size in MB', file({ operationType: 'sizeInMB', operator: 'equal', comparisonValue: 5 })],
    [true, 'the product', product({})],
    [
      true,
      'the product from a version on',
      product({ productVersionOperator: 'greaterThanOrEqual', productVersion: '2.0' }),
    ],
    [false, 'a newer product', product({ productVersionOperator: 'equal', productVersion: '3.0' })],
    [false, 'another product', product({ productCode: '{M}' })],
    [false, 'a rule of an unknown type', { type: 'oracle' }],
  ])('holds %s: %s', (holds, _what, rule) => {
    expect(ruleHolds(machine, rule)).toBe(holds);
  });

  it.each([
    [false, 'nothing is installed', undefined],
    [true, 'exit code 0 and something on STDOUT', { exitCode: 0, output: 'found' }],
    [false, 'exit code 0 and silence', { exitCode: 0, output: ' \n' }],
    [false, 'another exit code, whatever it says', { exitCode: 1, output: 'found' }],
  ])('by script holds %s: %s', (holds, _what, script) => {
    const rule = { type: 'win32LobAppPowerShellScriptRule', scriptContent: '' };
    expect(ruleHolds(machine, rule, script)).toBe(holds);
  });

  it('looks where 32-bit programs keep their keys when it asks for that', () => {
    machine.registry.setText('HKLM\\SOFTWARE\\WOW6432Node\\Quill', 'Version', '3.0');
    const rule = (check32BitOn64System: boolean) =>
      registry({ keyPath: 'HKLM\\SOFTWARE\\Quill', operationType: 'exists', check32BitOn64System });
    expect([ruleHolds(machine, rule(true)), ruleHolds(machine, rule(false))]).toEqual([true, false]);
  });
});

describe('a requirement', () => {
  it.each<[boolean, DetectionRule]>([
    [true, { type: 'base', applicableArchitectures: 'x64,arm64' }],
    [true, { type: 'base', applicableArchitectures: 'x86' }],
    [false, { type: 'base', applicableArchitectures: 'arm64' }],
    [true, { type: 'base', minimumSupportedWindowsRelease: '21H1' }],
    [false, { type: 'base', minimumSupportedWindowsRelease: 'Windows11_25H2' }],
    [true, { type: 'base', minimumMemoryInMB: 4096, minimumSupportedWindowsRelease: null }],
    [false, { type: 'base', minimumMemoryInMB: 4_000_000 }],
    [true, { type: 'base', minimumNumberOfProcessors: 2, minimumCpuSpeedInMHz: 1_000 }],
    [false, { type: 'base', minimumNumberOfProcessors: 512 }],
    [true, { type: 'base', minimumFreeDiskSpaceInMB: 50_000 }],
    [false, { type: 'base', minimumFreeDiskSpaceInMB: 4_000_000 }],
    [true, { type: 'powerShellScript', operationType: 'string', comparisonValue: 'laptop' }],
    [
      false,
      {
        type: 'powerShellScript',
        operationType: 'string',
        operator: 'equal',
        comparisonValue: 'laptop',
        declaredAnswer: seal({ exitCode: 0, output: 'desktop' }),
      },
    ],
    [
      true,
      {
        type: 'powerShellScript',
        operationType: 'integer',
        operator: 'greaterThanOrEqual',
        comparisonValue: '16',
        declaredAnswer: seal({ exitCode: 0, output: '32\r\n' }),
      },
    ],
    [false, file({ fileOrFolderName: 'licence.txt', operationType: 'exists' })],
  ])('met %s: %j', (met, rule) => {
    expect(unmetRequirement(machine, [rule]) === undefined).toBe(met);
  });
});

describe('versions and exit codes', () => {
  it('compares versions part by part', () => {
    expect([
      compareVersions('1.10', '1.9'),
      compareVersions('1.0', '1'),
      compareVersions('1.2', '1.2.1'),
    ]).toEqual([1, 0, -1]);
  });

  it.each([
    [0, 'success'],
    [1707, 'success'],
    [3010, 'softReboot'],
    [1641, 'hardReboot'],
    [1618, 'retry'],
    [1603, 'failed'],
    [42, 'failed'],
  ])('takes %d for %s without a table of the app', (code, type) => {
    expect(returnTypeOf({ ReturnCodes: [] }, code)).toBe(type);
  });

  it('goes by the app’s own table alone where it has one', () => {
    const table = { ReturnCodes: [{ ReturnCode: 42, Type: 'success' as const }] };
    expect([returnTypeOf(table, 42), returnTypeOf(table, 0)]).toEqual(['success', 'failed']);
  });
});
