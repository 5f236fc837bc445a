import { TPM_RH } from '../../protocols/tpm2/constants.ts';
import { InternalError } from '../../../shared/failures.ts';
import type { Machine } from '../state/machine.ts';
import type { HierarchyAuth, HierarchySecret } from '../state/state.ts';

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
