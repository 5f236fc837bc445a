import { NO_BYTES } from '../protocols/tpm2/bytes.ts';
import { has, TPM_ALG, TPM_RH, TPMA_NV } from '../protocols/tpm2/constants.ts';
import { InternalError } from '../../shared/failures.ts';
import type { Entity } from './entities.ts';
import type { Machine } from './machine.ts';
import type { HierarchyAuth, HierarchySecret } from './state/state.ts';

/** Seed and proof of a hierarchy. */
export function hierarchySecret(machine: Machine, hierarchy: number): HierarchySecret {
  const { permanent, stateReset } = machine.state;
  switch (hierarchy) {
    case TPM_RH.OWNER:
      return permanent.owner;
    case TPM_RH.ENDORSEMENT:
      return permanent.endorsement;
    case TPM_RH.PLATFORM:
      return permanent.platform;
    case TPM_RH.NULL:
      return stateReset.nullSecret;
    default:
      throw new InternalError(`0x${hierarchy.toString(16)} is no hierarchy`);
  }
}

/** authValue and policy of a permanent entity; null for one that has none. */
export function hierarchyAuth(machine: Machine, handle: number): HierarchyAuth | null {
  const { permanent, stateClear } = machine.state;
  switch (handle) {
    case TPM_RH.OWNER:
      return permanent.ownerAuth;
    case TPM_RH.ENDORSEMENT:
      return permanent.endorsementAuth;
    case TPM_RH.PLATFORM:
      return stateClear.platformAuth;
    case TPM_RH.LOCKOUT:
      return permanent.lockoutAuth;
    default:
      return null;
  }
}

/** False for a hierarchy that HierarchyControl has switched off. */
export function isEnabled(machine: Machine, hierarchy: number): boolean {
  const { stateClear } = machine.state;
  switch (hierarchy) {
    case TPM_RH.OWNER:
      return stateClear.shEnable;
    case TPM_RH.ENDORSEMENT:
      return stateClear.ehEnable;
    case TPM_RH.PLATFORM:
      return stateClear.phEnable;
    default:
      return true;
  }
}

export function emptyAuth(): HierarchyAuth {
  return { authValue: NO_BYTES, policyAlg: TPM_ALG.NULL, authPolicy: NO_BYTES };
}

/** The hierarchy whose proof a ticket about an entity is made with. */
export function hierarchyOf(entity: Entity): number {
  switch (entity.kind) {
    case 'object':
      return entity.object.hierarchy;
    case 'nv':
      return has(entity.index.public.attributes, TPMA_NV.PLATFORMCREATE) ? TPM_RH.PLATFORM : TPM_RH.OWNER;
    case 'hierarchy':
      return entity.handle === TPM_RH.LOCKOUT ? TPM_RH.OWNER : entity.handle;
    default:
      return TPM_RH.NULL;
  }
}
