import { bigintToBytes, bytesToBigint } from '../../protocols/bytes/bytes.ts';
import { has, nvType, TPM_NT, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import type { Machine } from '../state/machine.ts';
import { setNvAttributes } from './nv-store.ts';

/** Indices with TPMA_NV_ORDERLY: a chip keeps them in RAM and writes them at Shutdown (Part 1, 37.7). */

/** A counter in RAM is written when its low bits roll over: TPM_PT_ORDERLY_COUNT. */
export const ORDERLY_COUNT = 0xff;

/**
 * At a TPM Reset: what is in RAM is gone. Without a shutdown before it a counter goes on from the largest
 * value it can have had, so that it never shows one twice.
 */
export function resetOrderlyIndices(machine: Machine, shutDown: boolean): void {
  for (const index of machine.state.permanent.nvIndices) {
    const { attributes } = index.public;
    if (!has(attributes, TPMA_NV.ORDERLY)) continue;
    if (nvType(attributes) !== TPM_NT.COUNTER) {
      setNvAttributes(index, attributes & ~TPMA_NV.WRITTEN);
    } else if (!shutDown && has(attributes, TPMA_NV.WRITTEN)) {
      const count = bytesToBigint(index.data) | BigInt(ORDERLY_COUNT);
      index.data = bigintToBytes(count, index.data.length);
    }
  }
}
