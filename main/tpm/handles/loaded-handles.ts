import {
  handleType,
  has,
  PLATFORM_PERSISTENT_FIRST,
  TPM_HT,
  TPM_RC,
  TPM_RH,
  TPMA_NV,
} from '../../protocols/tpm2/constants.ts';
import type { Entity } from '../entities/entities.ts';
import { findEntity } from './find-entity.ts';
import { atHandle, fail } from '../fail.ts';
import { isEnabled } from '../entities/hierarchies.ts';
import type { Machine } from '../state/machine.ts';
import { isOfOtherKind } from './session-store.ts';

/** The entities of a command's handles; fails for the first that is not there (Part 1, 18.5). */
export function loadHandles(machine: Machine, handles: readonly number[]): Entity[] {
  return handles.map((handle, i) => loadHandle(machine, handle, i + 1));
}

function loadHandle(machine: Machine, handle: number, number: number): Entity {
  const entity = findEntity(machine, handle);
  if (entity === null) {
    const type = handleType(handle);
    const stored = type === TPM_HT.NV_INDEX || type === TPM_HT.PERSISTENT;
    const session = type === TPM_HT.HMAC_SESSION || type === TPM_HT.POLICY_SESSION;
    const otherKind = session && isOfOtherKind(machine, handle);
    return fail(stored || otherKind ? atHandle(TPM_RC.HANDLE, number) : TPM_RC.REFERENCE_H0 + number - 1);
  }
  if (entity.kind === 'hierarchy' && !isEnabled(machine, handle)) fail(atHandle(TPM_RC.HIERARCHY, number));
  if (entity.kind === 'nv' && !nvVisible(machine, entity)) fail(atHandle(TPM_RC.HANDLE, number));
  if (handleType(handle) === TPM_HT.PERSISTENT && entity.kind === 'object') {
    // The owner keeps objects of the endorsement hierarchy too: they need both to be enabled.
    const keeper = handle >= PLATFORM_PERSISTENT_FIRST ? TPM_RH.PLATFORM : TPM_RH.OWNER;
    const enabled = isEnabled(machine, entity.object.hierarchy) && isEnabled(machine, keeper);
    if (!enabled) fail(atHandle(TPM_RC.HANDLE, number));
  }
  return entity;
}

/** Indices of a hierarchy that is switched off cannot be seen (Part 1, 37.2). */
function nvVisible(machine: Machine, entity: Entity & { kind: 'nv' }): boolean {
  return has(entity.index.public.attributes, TPMA_NV.PLATFORMCREATE)
    ? machine.state.stateClear.phEnableNV
    : machine.state.stateClear.shEnable;
}
