import { handleType, TPM_HT, TRANSIENT_FIRST } from '../../protocols/tpm2/constants.ts';
import type { Entity } from '../entities/entities.ts';
import { hierarchyAuth } from '../entities/hierarchies.ts';
import { findNvIndex } from '../nv/nv-store.ts';
import { AUTHORIZED_PCRS } from '../pcr/pcr-attributes.ts';
import type { Machine } from '../state/machine.ts';
import type { HierarchyAuth } from '../state/state.ts';
import { loadedSession } from './session-store.ts';

/** The entity of a handle, or null if nothing is there. */
export function findEntity(machine: Machine, handle: number): Entity | null {
  switch (handleType(handle)) {
    case TPM_HT.PCR:
      return { kind: 'pcr', handle, auth: AUTHORIZED_PCRS.includes(handle) ? pcrAuth(machine) : null };
    case TPM_HT.PERMANENT:
      return { kind: 'hierarchy', handle, auth: hierarchyAuth(machine, handle) };
    case TPM_HT.NV_INDEX: {
      const index = findNvIndex(machine, handle);
      return index === null ? null : { kind: 'nv', handle, index };
    }
    case TPM_HT.HMAC_SESSION:
    case TPM_HT.POLICY_SESSION: {
      const session = loadedSession(machine, handle);
      return session === null ? null : { kind: 'session', handle, session };
    }
    case TPM_HT.TRANSIENT: {
      const object = machine.state.volatile.transient[handle - TRANSIENT_FIRST] ?? null;
      if (object === null) return null;
      return object.kind === 'object'
        ? { kind: 'object', handle, object }
        : { kind: 'sequence', handle, object };
    }
    case TPM_HT.PERSISTENT: {
      const row = machine.state.permanent.persistent.find((entry) => entry.handle === handle);
      return row === undefined ? null : { kind: 'object', handle, object: row.object };
    }
    default:
      return null;
  }
}

/** The authorization of the PCR group: its value goes with Startup(CLEAR), its policy stays. */
function pcrAuth(machine: Machine): HierarchyAuth {
  const { permanent, stateClear } = machine.state;
  return { ...permanent.pcrPolicy, authValue: stateClear.pcrAuthValue };
}
