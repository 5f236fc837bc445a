import { describe, expect, it } from 'vitest';
import { fromHex } from '../../protocols/bytes/bytes.ts';
import { TPM_EO } from '../../protocols/tpm2/constants.ts';
import { compareOperands } from './policy-comparison.ts';

const holds = (a: string, operation: number, b: string): boolean =>
  compareOperands(operation, fromHex(a), fromHex(b));

describe('a comparison of a policy', () => {
  it.each([
    ['7f', TPM_EO.SIGNED_GT, '80'],
    ['00', TPM_EO.SIGNED_GT, 'ff'],
    ['0001', TPM_EO.SIGNED_LT, '00ff'],
    // Of two negative numbers the reference takes that with the smaller magnitude for the greater one.
    ['81', TPM_EO.SIGNED_GT, '82'],
    ['81', TPM_EO.SIGNED_LT, '80'],
    ['81', TPM_EO.SIGNED_GE, '82'],
    ['81', TPM_EO.SIGNED_LE, '80'],
    ['81', TPM_EO.UNSIGNED_LT, '82'],
    ['81', TPM_EO.SIGNED_GE, '81'],
    ['', TPM_EO.SIGNED_GE, ''],
  ] as const)('%s, operation %i, %s holds, and not the other way round', (a, operation, b) => {
    expect(holds(a, operation, b)).toBe(true);
    expect(holds(b, operation, a)).toBe(a === b);
  });
});
