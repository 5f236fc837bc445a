import { handleType, TPM_HT, TPM_RC, TRANSIENT_FIRST } from '../../protocols/tpm2/constants.ts';
import { InternalError } from '../../../shared/failures.ts';
import { findEntity } from './find-entity.ts';
import { fail, failHandle } from '../fail.ts';
import { transientSlots, type Machine } from '../state/machine.ts';
import { isParent, type Loadable, type SequenceObject, type TpmObject } from '../state/object.ts';

/** Puts an object into the lowest free slot and answers its handle; fails with OBJECT_MEMORY. */
export function storeTransient(machine: Machine, object: Loadable): number {
  const slot = freeSlot(machine);
  machine.state.volatile.transient[slot] = object;
  return TRANSIENT_FIRST + slot;
}

/** The lowest free slot; commands ask before they spend time on a key. */
export function freeSlot(machine: Machine): number {
  const { transient } = machine.state.volatile;
  for (let slot = 0; slot < transientSlots(machine); slot++) {
    if ((transient[slot] ?? null) === null) return slot;
  }
  return fail(TPM_RC.OBJECT_MEMORY);
}

export function removeTransient(machine: Machine, handle: number): void {
  machine.state.volatile.transient[handle - TRANSIENT_FIRST] = null;
}

/** Replaces what is in a slot, as a sequence grows. */
export function replaceTransient(machine: Machine, handle: number, object: Loadable): void {
  machine.state.volatile.transient[handle - TRANSIENT_FIRST] = object;
}

export function transientHandles(machine: Machine): number[] {
  return machine.state.volatile.transient.flatMap((object, slot) =>
    object === null ? [] : [TRANSIENT_FIRST + slot],
  );
}

export function persistentHandles(machine: Machine): number[] {
  return machine.state.permanent.persistent.map((row) => row.handle).sort((a, b) => a - b);
}

/** The object of a checked handle; a sequence there answers `responseCode` for handle `number`. */
export function objectAt(
  machine: Machine,
  handle: number,
  number = 1,
  responseCode: number = TPM_RC.TYPE,
): TpmObject {
  const entity = findEntity(machine, handle);
  if (entity?.kind === 'object') return entity.object;
  if (entity?.kind === 'sequence') return failHandle(responseCode, number);
  throw new InternalError(`no object at 0x${handle.toString(16)}`);
}

/** The sequence of a checked handle, or null if something else is there. */
export function sequenceAt(machine: Machine, handle: number): SequenceObject | null {
  const entity = findEntity(machine, handle);
  return entity?.kind === 'sequence' ? entity.object : null;
}

export function isPersistentHandle(handle: number): boolean {
  return handleType(handle) === TPM_HT.PERSISTENT;
}

/** The storage parent of a checked handle; something else answers TYPE for handle `number`. */
export function parentAt(machine: Machine, handle: number, number = 1): TpmObject {
  const parent = objectAt(machine, handle, number);
  return isParent(parent) ? parent : failHandle(TPM_RC.TYPE, number);
}
