import { expect, test } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { toHex } from '../bytes/bytes.ts';
import { decodeUefiVariableData, EFI_GLOBAL_VARIABLE, encodeUefiVariableData } from './uefi.ts';

const variable = { guid: EFI_GLOBAL_VARIABLE, name: 'PK', data: Uint8Array.of(1, 2, 3) };

test('a UEFI variable is GUID, two lengths, name without terminator, data', () => {
  const bytes = encodeUefiVariableData(variable);
  expect(toHex(bytes)).toBe(
    '61dfe48bca93d211aa0d00e098032b8c' + '0200000000000000' + '0300000000000000' + '50004b00' + '010203',
  );
  expect(decodeUefiVariableData(bytes)).toEqual(variable);
});

test('a UEFI variable that ends early is refused', () => {
  expect(() => decodeUefiVariableData(encodeUefiVariableData(variable).slice(0, -1))).toThrow(BadInputError);
});
