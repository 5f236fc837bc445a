import { ByteReader } from '../../protocols/tpm2/byte-reader.ts';
import { attributeBits, sizedBytes, u8 } from '../../protocols/tpm2/codec.ts';
import {
  has,
  HMAC_SESSION_FIRST,
  LIMITS,
  POLICY_SESSION_FIRST,
  TPM_RC,
  TPM_RH,
  TPMA_SESSION,
  TPMA_SESSION_RESERVED,
} from '../../protocols/tpm2/constants.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import { atSession, fail } from '../fail.ts';
import type { Entity } from '../entities/entities.ts';
import type { Machine } from '../state/machine.ts';
import { ACTIVE_SESSIONS_MAX } from '../profile.ts';
import type { Role } from '../define-command.ts';
import { isPolicySession, type Session } from '../state/session.ts';
import { isOfOtherKind, loadedSession } from '../handles/session-store.ts';

/** One authorization of a command, with what it authorizes. */
export interface UsedSession {
  readonly handle: number;
  /** Null for a password. */
  readonly session: Session | null;
  readonly nonceCaller: Uint8Array;
  readonly attributes: number;
  readonly hmac: Uint8Array;
  /** What it authorizes; null for a session that only encrypts, decrypts or audits. */
  readonly entity: Entity | null;
  readonly role: Role | null;
  /** The authValue belongs to the HMAC key; decided when the authorization is checked. */
  includeAuth: boolean;
}

const MAX_SESSIONS = 3;
/** Handle, empty nonce, attributes, empty HMAC. */
const MIN_AREA = 9;
const nonceCodec = sizedBytes(LIMITS.MAX_DIGEST_SIZE);
const attributesCodec = attributeBits(u8, TPMA_SESSION_RESERVED);

/**
 * Reads the authorization area (Part 1, 18.6) and gives its sessions to the handles that need them, in
 * order. Leaves `reader` at the parameters.
 */
export function readAuthorizationArea(
  machine: Machine,
  reader: ByteReader,
  authorized: readonly { entity: Entity; role: Role }[],
): UsedSession[] {
  if (reader.remaining < 4) fail(TPM_RC.SIZE);
  const size = reader.u32();
  if (size < MIN_AREA || size > reader.remaining) fail(TPM_RC.SIZE);
  const area = new ByteReader(reader.take(size));
  const used: UsedSession[] = [];
  while (area.remaining > 0) {
    if (used.length === MAX_SESSIONS) fail(atSession(TPM_RC.SIZE, MAX_SESSIONS + 1));
    used.push(readSession(machine, area, used.length + 1, authorized[used.length] ?? null));
  }
  requireSingle(used, TPMA_SESSION.decrypt);
  requireSingle(used, TPMA_SESSION.encrypt);
  requireSingle(used, TPMA_SESSION.audit);
  return used;
}

function readSession(
  machine: Machine,
  area: ByteReader,
  number: number,
  target: { entity: Entity; role: Role } | null,
): UsedSession {
  try {
    const handle = readSessionHandle(area);
    const nonceCaller = nonceCodec.read(area);
    const attributes = attributesCodec.read(area);
    const hmac = nonceCodec.read(area);
    const session = findSession(machine, handle, number);
    if (session === null && (attributes & ~TPMA_SESSION.continueSession) !== 0) fail(TPM_RC.ATTRIBUTES);
    // Only an HMAC session can audit (Part 1, 17.7).
    const audits = has(attributes, TPMA_SESSION.audit);
    if (session !== null && audits && isPolicySession(session)) fail(TPM_RC.ATTRIBUTES);
    return {
      handle,
      session,
      nonceCaller,
      attributes,
      hmac,
      entity: target?.entity ?? null,
      role: target?.role ?? null,
      includeAuth: false,
    };
  } catch (fault) {
    if (fault instanceof ResponseFault) fail(atSession(fault.responseCode, number));
    throw fault;
  }
}

/** TPMI_SH_AUTH_SESSION: a password or a session of the slots there are. */
function readSessionHandle(area: ByteReader): number {
  const handle = area.u32();
  const inRange =
    handle === TPM_RH.PW ||
    (handle >= HMAC_SESSION_FIRST && handle < HMAC_SESSION_FIRST + ACTIVE_SESSIONS_MAX) ||
    (handle >= POLICY_SESSION_FIRST && handle < POLICY_SESSION_FIRST + ACTIVE_SESSIONS_MAX);
  return inRange ? handle : fail(TPM_RC.VALUE);
}

function findSession(machine: Machine, handle: number, number: number): Session | null {
  if (handle === TPM_RH.PW) return null;
  if (isOfOtherKind(machine, handle)) fail(TPM_RC.HANDLE);
  return loadedSession(machine, handle) ?? fail(TPM_RC.REFERENCE_S0 + number - 1);
}

/** Only one session of a command may encrypt, one decrypt and one audit. */
function requireSingle(used: readonly UsedSession[], attribute: number): void {
  const second = used.findIndex(
    (one, i) =>
      has(one.attributes, attribute) && used.findIndex((other) => has(other.attributes, attribute)) < i,
  );
  if (second >= 0) fail(atSession(TPM_RC.ATTRIBUTES, second + 1));
}

/** The session with an attribute, or null. */
export function sessionWith(used: readonly UsedSession[], attribute: number): UsedSession | null {
  return used.find((one) => has(one.attributes, attribute)) ?? null;
}
