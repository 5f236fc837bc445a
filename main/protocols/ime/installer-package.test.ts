import { describe, expect, test } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import type { InstallerPackage } from './installer-package.ts';
import { decodeInstallerPackage, encodeInstallerPackage } from './installer-package.ts';
import { seal } from './sealed.ts';

const ledger: InstallerPackage = {
  kind: 'win32',
  runSeconds: 42,
  exitCode: 3010,
  writes: {
    registry: [{ key: 'HKLM\\SOFTWARE\\Example\\Ledger', name: 'Version', value: '4.1' }],
    files: [{ path: 'C:\\Program Files\\Ledger\\ledger.exe', version: '4.1.0.0', size: 1_048_576 }],
    products: [],
  },
  startMenu: 'Ledger 4',
};

describe('an installer package', () => {
  test('comes out of a download as it was put in', () => {
    expect(decodeInstallerPackage(encodeInstallerPackage(ledger))).toEqual(ledger);
  });

  test('is refused where it is none', () => {
    expect(() => decodeInstallerPackage('<html>', 'ledger.intunewin')).toThrow(BadInputError);
  });

  test('is refused with the place where a value is wrong', () => {
    const damaged = seal({ ...ledger, exitCode: 'zero' });
    expect(() => decodeInstallerPackage(damaged, 'ledger.intunewin')).toThrow(
      expect.objectContaining({ name: 'BadInputError', place: 'ledger.intunewin exitCode' }),
    );
  });
});
