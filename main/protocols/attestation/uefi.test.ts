import { expect, test } from 'vitest';
import { toHex } from '../bytes/bytes.ts';
import { EFI_GLOBAL_VARIABLE, encodeUefiVariableData } from './uefi.ts';

const variable = { guid: EFI_GLOBAL_VARIABLE, name: 'PK', data: Uint8Array.of(1, 2, 3) };

test('a UEFI variable is GUID, two lengths, name without terminator, data', () => {
  const bytes = encodeUefiVariableData(variable);
  expect(toHex(bytes)).toBe(
    '61dfe48bca93d211aa0d00e098032b8c' + '0200000000000000' + '0300000000000000' + '50004b00' + '010203',
  );
});
