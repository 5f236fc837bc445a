import {
  handleType,
  HMAC_SESSION_FIRST,
  LIMITS,
  PERSISTENT_FIRST,
  POLICY_SESSION_FIRST,
  TPM_HT,
  TPM_RH,
  TRANSIENT_FIRST,
} from '../protocols/tpm2/constants.ts';
import { transientSlots, type Machine } from './state/machine.ts';
import { ACTIVE_SESSIONS_MAX } from './profile.ts';

/** Handle types of the command table (TPMI_DH_*, TPMI_RH_*, TPMI_SH_*; Part 2, 9). */
export type HandleKind = (machine: Machine, handle: number) => boolean;

const isTransient: HandleKind = (machine, handle) =>
  handle >= TRANSIENT_FIRST && handle < TRANSIENT_FIRST + transientSlots(machine);
const isPersistent: HandleKind = (_, handle) =>
  handle >= PERSISTENT_FIRST && handleType(handle) === TPM_HT.PERSISTENT;
const isObject: HandleKind = (machine, handle) =>
  isTransient(machine, handle) || isPersistent(machine, handle);
const isPcr: HandleKind = (_, handle) => handle < LIMITS.PCR_COUNT;
const isNvIndex: HandleKind = (_, handle) => handleType(handle) === TPM_HT.NV_INDEX;
const isPolicySession: HandleKind = (_, handle) =>
  handle >= POLICY_SESSION_FIRST && handle < POLICY_SESSION_FIRST + ACTIVE_SESSIONS_MAX;
const isHmacSession: HandleKind = (_, handle) =>
  handle >= HMAC_SESSION_FIRST && handle < HMAC_SESSION_FIRST + ACTIVE_SESSIONS_MAX;

function permanent(...allowed: readonly number[]): HandleKind {
  return (_, handle) => allowed.includes(handle);
}

function either(...kinds: readonly HandleKind[]): HandleKind {
  return (machine, handle) => kinds.some((kind) => kind(machine, handle));
}

const isNull = permanent(TPM_RH.NULL);
const isHierarchyAuth = permanent(TPM_RH.OWNER, TPM_RH.ENDORSEMENT, TPM_RH.PLATFORM, TPM_RH.LOCKOUT);
const isEntity = either(isHierarchyAuth, isPcr, isNvIndex, isObject);

export const HANDLE = {
  object: isObject,
  objectOrNull: either(isObject, isNull),
  /** TPMI_DH_CONTEXT */
  context: either(isTransient, isPolicySession, isHmacSession),
  /** TPMI_DH_PARENT of CreateLoaded */
  parent: either(isObject, permanent(TPM_RH.OWNER, TPM_RH.ENDORSEMENT, TPM_RH.PLATFORM, TPM_RH.NULL)),
  entity: isEntity,
  entityOrNull: either(isEntity, isNull),
  pcr: isPcr,
  pcrOrNull: either(isPcr, isNull),
  nvIndex: isNvIndex,
  nvAuth: either(isNvIndex, permanent(TPM_RH.OWNER, TPM_RH.PLATFORM)),
  policySession: isPolicySession,
  hmacSession: isHmacSession,
  hierarchy: permanent(TPM_RH.OWNER, TPM_RH.ENDORSEMENT, TPM_RH.PLATFORM, TPM_RH.NULL),
  hierarchyAuth: isHierarchyAuth,
  enabledHierarchy: permanent(TPM_RH.OWNER, TPM_RH.ENDORSEMENT, TPM_RH.PLATFORM),
  provision: permanent(TPM_RH.OWNER, TPM_RH.PLATFORM),
  clear: permanent(TPM_RH.LOCKOUT, TPM_RH.PLATFORM),
  platform: permanent(TPM_RH.PLATFORM),
  lockout: permanent(TPM_RH.LOCKOUT),
  endorsement: permanent(TPM_RH.ENDORSEMENT),
} as const satisfies Record<string, HandleKind>;
