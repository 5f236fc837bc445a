import { InternalError } from '../../../shared/failures.ts';
import { has, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import type { Machine } from '../state/machine.ts';
import { forgetShutdown } from '../state/shutdown.ts';
import type { NvIndex } from '../state/state.ts';

/** The index with this handle, or null. */
export function findNvIndex(machine: Machine, handle: number): NvIndex | null {
  return machine.state.permanent.nvIndices.find((index) => index.public.nvIndex === handle) ?? null;
}

/** All handles, ascending. */
export function nvHandles(machine: Machine): number[] {
  return machine.state.permanent.nvIndices.map((index) => index.public.nvIndex).sort((a, b) => a - b);
}

/** Replaces the attributes; the public area and so the Name changes. */
export function setNvAttributes(index: NvIndex, attributes: number): void {
  index.public = { ...index.public, attributes: attributes >>> 0 };
}

/** Writes contents; the index is written from then on. */
export function writeNvIndex(machine: Machine, index: NvIndex, data: Uint8Array): void {
  index.data = data;
  changeNvAttributes(machine, index, index.public.attributes | TPMA_NV.WRITTEN);
}

/** Replaces the attributes by a command; what Shutdown saved of an orderly index is stale then. */
export function changeNvAttributes(machine: Machine, index: NvIndex, attributes: number): void {
  setNvAttributes(index, attributes);
  if (has(attributes, TPMA_NV.ORDERLY)) forgetShutdown(machine);
}

/** The index of a checked handle. */
export function nvIndexAt(machine: Machine, handle: number): NvIndex {
  const index = findNvIndex(machine, handle);
  if (index === null) throw new InternalError(`no NV index at 0x${handle.toString(16)}`);
  return index;
}
