import { NO_BYTES } from '../protocols/tpm2/bytes.ts';
import {
  handleType,
  has,
  TPM_ALG,
  TPM_HT,
  TPM_RH,
  TPMA_NV,
  TRANSIENT_FIRST,
} from '../protocols/tpm2/constants.ts';
import { handleName, nvName } from '../protocols/tpm2/names.ts';
import { hierarchyAuth } from './hierarchies.ts';
import type { Machine } from './machine.ts';
import { findNvIndex } from './nv/nv-store.ts';
import { hasAttribute, type SequenceObject, type TpmObject } from './objects/object.ts';
import { AUTHORIZED_PCRS } from './pcr/pcr-attributes.ts';
import { loadedSession } from './sessions/session-store.ts';
import type { Session } from './sessions/session.ts';
import type { HierarchyAuth, NvIndex } from './state/state.ts';

/** What a handle stands for, if there is something. */
export type Entity =
  | { readonly kind: 'hierarchy'; readonly handle: number; readonly auth: HierarchyAuth | null }
  | { readonly kind: 'pcr'; readonly handle: number; readonly auth: HierarchyAuth | null }
  | { readonly kind: 'nv'; readonly handle: number; readonly index: NvIndex }
  | { readonly kind: 'session'; readonly handle: number; readonly session: Session }
  | { readonly kind: 'object'; readonly handle: number; readonly object: TpmObject }
  | { readonly kind: 'sequence'; readonly handle: number; readonly object: SequenceObject };

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

/** The authValue; empty where there is none. */
export function authValueOf(entity: Entity): Uint8Array {
  switch (entity.kind) {
    case 'hierarchy':
    case 'pcr':
      return entity.auth?.authValue ?? NO_BYTES;
    case 'nv':
      return entity.index.authValue;
    case 'object':
      return entity.object.sensitive?.authValue ?? NO_BYTES;
    case 'sequence':
      return entity.object.authValue;
    default:
      return NO_BYTES;
  }
}

/** The policy that may authorize the entity, or null. */
export function policyOf(entity: Entity): { hashAlg: number; authPolicy: Uint8Array } | null {
  switch (entity.kind) {
    case 'hierarchy':
    case 'pcr':
      if (entity.auth === null || entity.auth.policyAlg === TPM_ALG.NULL) return null;
      return { hashAlg: entity.auth.policyAlg, authPolicy: entity.auth.authPolicy };
    case 'nv':
      return policyUnlessEmpty(entity.index.public.nameAlg, entity.index.public.authPolicy);
    case 'object':
      return policyUnlessEmpty(entity.object.public.nameAlg, entity.object.public.authPolicy);
    default:
      return null;
  }
}

function policyUnlessEmpty(hashAlg: number, authPolicy: Uint8Array): ReturnType<typeof policyOf> {
  return authPolicy.length === 0 ? null : { hashAlg, authPolicy };
}

/** The Name (Part 1, 16). */
export function nameOf(entity: Entity): Uint8Array {
  switch (entity.kind) {
    case 'nv':
      return nvName(entity.index.public);
    case 'object':
      return entity.object.name;
    case 'sequence':
      return NO_BYTES;
    default:
      return handleName(entity.handle);
  }
}

/** True if wrong authorizations of the entity count for the dictionary-attack protection. */
export function isDaProtected(entity: Entity): boolean {
  switch (entity.kind) {
    case 'hierarchy':
      return entity.handle === TPM_RH.LOCKOUT;
    case 'nv':
      return !has(entity.index.public.attributes, TPMA_NV.NO_DA);
    case 'object':
      return !hasAttribute(entity.object, 'noDA');
    default:
      return false;
  }
}
