import { NO_BYTES } from '../../protocols/bytes/bytes.ts';
import { has, TPM_ALG, TPM_RH, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { handleName, nvName } from '../../protocols/tpm2/names.ts';
import { hasAttribute, type SequenceObject, type TpmObject } from '../state/object.ts';
import type { Session } from '../state/session.ts';
import type { HierarchyAuth, NvIndex } from '../state/state.ts';

/** What a handle stands for, if there is something. */
export type Entity =
  | { readonly kind: 'hierarchy'; readonly handle: number; readonly auth: HierarchyAuth | null }
  | { readonly kind: 'pcr'; readonly handle: number; readonly auth: HierarchyAuth | null }
  | { readonly kind: 'nv'; readonly handle: number; readonly index: NvIndex }
  | { readonly kind: 'session'; readonly handle: number; readonly session: Session }
  | { readonly kind: 'object'; readonly handle: number; readonly object: TpmObject }
  | { readonly kind: 'sequence'; readonly handle: number; readonly object: SequenceObject };

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

export function isLockoutEntity(entity: Entity): boolean {
  return entity.kind === 'hierarchy' && entity.handle === TPM_RH.LOCKOUT;
}
