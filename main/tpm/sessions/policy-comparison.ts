import { InternalError } from '../../../shared/failures.ts';
import { bytesToBigint } from '../../protocols/bytes/bytes.ts';
import { TPM_EO } from '../../protocols/tpm2/constants.ts';

/** TPM_EO (Part 2, 6.8) on two operands of the same size. */
export function compareOperands(operation: number, a: Uint8Array, b: Uint8Array): boolean {
  const [ua, ub] = [bytesToBigint(a), bytesToBigint(b)];
  const [sa, sb] = [signed(ua, a.length), signed(ub, b.length)];
  switch (operation) {
    case TPM_EO.EQ:
      return ua === ub;
    case TPM_EO.NEQ:
      return ua !== ub;
    case TPM_EO.SIGNED_GT:
      return sa > sb;
    case TPM_EO.UNSIGNED_GT:
      return ua > ub;
    case TPM_EO.SIGNED_LT:
      return sa < sb;
    case TPM_EO.UNSIGNED_LT:
      return ua < ub;
    case TPM_EO.SIGNED_GE:
      return sa >= sb;
    case TPM_EO.UNSIGNED_GE:
      return ua >= ub;
    case TPM_EO.SIGNED_LE:
      return sa <= sb;
    case TPM_EO.UNSIGNED_LE:
      return ua <= ub;
    case TPM_EO.BITSET:
      return (ua & ub) === ub;
    case TPM_EO.BITCLEAR:
      return (ua & ub) === 0n;
    default:
      throw new InternalError(`0x${operation.toString(16)} is no comparison`);
  }
}

/**
 * A number that orders operands as the reference orders signed ones (its SignedCompareB): by sign, and two negative
 * ones by magnitude, as if the rest were no complement. So 81 is greater than 82; chips and the tests of tpm2-tools
 * have it like that.
 */
function signed(value: bigint, size: number): bigint {
  const negative = size > 0 && value >> BigInt(size * 8 - 1) === 1n;
  return negative ? -value : value;
}
