import { has, nvType, TPM_NT, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { concat, u32Bytes } from '../../protocols/bytes/bytes.ts';
import type { Entity } from '../entities/entities.ts';
import type { Machine } from '../state/machine.ts';
import type { NvIndex } from '../state/state.ts';
import { writeNvIndex } from './nv-store.ts';

/**
 * PIN indices (Part 1, 37.2.8): the index holds a count and a limit, and its authValue can be used while
 * the count is below the limit. PIN Fail counts wrong uses in a row, PIN Pass counts right ones.
 */
export function isPinIndex(index: NvIndex): boolean {
  const type = nvType(index.public.attributes);
  return type === TPM_NT.PIN_FAIL || type === TPM_NT.PIN_PASS;
}

interface PinCounter {
  readonly count: number;
  readonly limit: number;
}

function counterOf(index: NvIndex): PinCounter {
  const view = new DataView(index.data.buffer, index.data.byteOffset, index.data.length);
  return { count: view.getUint32(0), limit: view.getUint32(4) };
}

function setCount(machine: Machine, index: NvIndex, count: number): void {
  writeNvIndex(machine, index, concat(u32Bytes(count), index.data.slice(4)));
}

/** False if the authValue of a PIN index cannot be used any more, or not yet. */
export function isPinLeft(index: NvIndex): boolean {
  if (!has(index.public.attributes, TPMA_NV.WRITTEN)) return false;
  const { count, limit } = counterOf(index);
  return count < limit;
}

/** Counts a use of the authValue. */
export function countPinUse(machine: Machine, entity: Entity, right: boolean): void {
  if (entity.kind !== 'nv' || !isPinIndex(entity.index)) return;
  const { index } = entity;
  const { count } = counterOf(index);
  if (nvType(index.public.attributes) === TPM_NT.PIN_FAIL) setCount(machine, index, right ? 0 : count + 1);
  else if (right) setCount(machine, index, count + 1);
}
