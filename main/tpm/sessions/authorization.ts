import { equalBytes, stripTrailingZeros } from '../../protocols/bytes/bytes.ts';
import { has, TPM_RC, TPMA_NV, TPMA_SESSION } from '../../protocols/tpm2/constants.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import type { Command } from '../define-command.ts';
import { isDaProtected, policyOf, type Entity, isLockoutEntity } from '../entities/entities.ts';
import { atSession, fail } from '../fail.ts';
import { noteProtectedUse, registerFailure, requireNotLockedOut } from '../entities/lockout.ts';
import type { Machine } from '../state/machine.ts';
import { countPinUse, isPinIndex, isPinLeft } from '../nv/pin.ts';
import { hasAttribute } from '../state/object.ts';
import { AUTHORIZED_PCRS } from '../pcr/pcr-attributes.ts';
import { requirePresence } from '../entities/physical-presence.ts';
import type { UsedSession } from './authorization-area.ts';
import { checkPolicy, type PolicyUse } from './policy-check.ts';
import { boundIdentity, effectiveAuth, foreignNonces, sessionHmac } from './session-hmac.ts';
import { isPolicySession, type Session } from '../state/session.ts';

/** The call as the authorization checks need it. */
export interface AuthorizedCall {
  readonly command: Command;
  readonly sessions: readonly UsedSession[];
  /** cpHash in a hash algorithm. */
  readonly cpHash: (hashAlg: number) => Uint8Array;
  readonly policyUse: (used: UsedSession) => PolicyUse;
}

const USEFUL = TPMA_SESSION.decrypt | TPMA_SESSION.encrypt | TPMA_SESSION.audit;

/** Checks every session of a command (Part 1, 19); fails with the number of the one that does not hold. */
export function checkAuthorizations(machine: Machine, call: AuthorizedCall): void {
  call.sessions.forEach((used, i) => {
    try {
      if (used.entity !== null) checkAuthorization(machine, call, used, used.entity, i + 1);
      else checkHelper(machine, call, used, i + 1);
    } catch (fault) {
      if (fault instanceof ResponseFault) fail(atSession(fault.responseCode, i + 1));
      throw fault;
    }
  });
}

/** A session that authorizes nothing must encrypt, decrypt or audit. */
function checkHelper(machine: Machine, call: AuthorizedCall, used: UsedSession, number: number): void {
  if (used.session === null) fail(TPM_RC.HANDLE);
  if ((used.attributes & USEFUL) === 0) fail(TPM_RC.ATTRIBUTES);
  checkHmac(machine, call, used, used.session, null, number);
}

function checkAuthorization(
  machine: Machine,
  call: AuthorizedCall,
  used: UsedSession,
  entity: Entity,
  number: number,
): void {
  const { session } = used;
  if (session?.type === 'trial') fail(TPM_RC.ATTRIBUTES);
  requirePresence(machine, call.command.shape.code, entity);
  used.includeAuth = usesAuthValue(used, entity);
  if (used.includeAuth && isDaProtected(entity)) {
    requireNotLockedOut(machine, isLockoutEntity(entity));
    if (!isLockoutEntity(entity)) noteProtectedUse(machine);
  }
  if (session !== null && isPolicySession(session)) {
    if (!policyAvailable(call.command, used, entity)) fail(TPM_RC.AUTH_UNAVAILABLE);
    checkPolicy(machine, session, entity, call.policyUse(used));
    const pin = used.includeAuth && entity.kind === 'nv' && isPinIndex(entity.index);
    if (pin && !isPinLeft(entity.index)) fail(TPM_RC.AUTH_UNAVAILABLE);
    if (session.policy.passwordNeeded) {
      checkPassword(machine, used, entity);
      return;
    }
  } else {
    if (policyRequired(used, entity)) fail(TPM_RC.AUTH_TYPE);
    if (!authValueAvailable(call.command, used, entity)) fail(TPM_RC.AUTH_UNAVAILABLE);
    if (session === null) {
      checkPassword(machine, used, entity);
      return;
    }
  }
  checkHmac(machine, call, used, session, entity, number);
}

/** True if the authValue of the entity is looked at. */
function usesAuthValue(used: UsedSession, entity: Entity): boolean {
  const { session } = used;
  if (session === null) return true;
  if (isPolicySession(session)) return session.policy.authValueNeeded || session.policy.passwordNeeded;
  return session.bound === null || !equalBytes(session.bound, boundIdentity(entity));
}

/** DUP wants a policy always; ADMIN if the object says so, and for NV indices. */
function policyRequired(used: UsedSession, entity: Entity): boolean {
  if (used.role === 'dup') return true;
  if (used.role !== 'admin') return false;
  return entity.kind === 'nv' || (entity.kind === 'object' && hasAttribute(entity.object, 'adminWithPolicy'));
}

function authValueAvailable(command: Command, used: UsedSession, entity: Entity): boolean {
  switch (entity.kind) {
    case 'object':
      if (entity.object.sensitive === null) return false;
      return used.role === 'admin'
        ? !hasAttribute(entity.object, 'adminWithPolicy')
        : hasAttribute(entity.object, 'userWithAuth');
    case 'nv':
      // The PIN of a PIN index does not need AUTHREAD: what it may do is count.
      if (isPinIndex(entity.index) && command.attributes.nvAccess === 'read') return isPinLeft(entity.index);
      return nvAllows(command, entity.index.public.attributes, TPMA_NV.AUTHWRITE, TPMA_NV.AUTHREAD);
    default:
      return true;
  }
}

function policyAvailable(command: Command, used: UsedSession, entity: Entity): boolean {
  if (entity.kind === 'object') return entity.object.sensitive !== null;
  if (policyOf(entity) === null) return entity.kind === 'pcr' && AUTHORIZED_PCRS.includes(entity.handle);
  if (entity.kind !== 'nv' || used.role === 'admin') return true;
  return nvAllows(command, entity.index.public.attributes, TPMA_NV.POLICYWRITE, TPMA_NV.POLICYREAD);
}

function nvAllows(command: Command, attributes: number, write: number, read: number): boolean {
  if (command.attributes.nvAccess === 'write') return has(attributes, write);
  return command.attributes.nvAccess === 'read' && has(attributes, read);
}

function checkPassword(machine: Machine, used: UsedSession, entity: Entity): void {
  if (!equalBytes(stripTrailingZeros(used.hmac), effectiveAuth(entity))) wrong(machine, entity);
  countPinUse(machine, entity, true);
}

function checkHmac(
  machine: Machine,
  call: AuthorizedCall,
  used: UsedSession,
  session: Session,
  entity: Entity | null,
  number: number,
): void {
  if (session.daBound) requireNotLockedOut(machine, session.lockoutBound);
  const expected = sessionHmac(
    used,
    entity,
    call.cpHash(session.authHash),
    used.nonceCaller,
    session.nonceTPM,
    foreignNonces(call.sessions, number),
  );
  if (equalBytes(expected, used.hmac)) {
    if (entity !== null && used.includeAuth) countPinUse(machine, entity, true);
    return;
  }
  if (entity !== null && used.includeAuth) wrong(machine, entity);
  if (session.daBound) registerFailure(machine, session.lockoutBound);
  fail(session.daBound ? TPM_RC.AUTH_FAIL : TPM_RC.BAD_AUTH);
}

/** A wrong authorization: counted where the entity is under protection. */
function wrong(machine: Machine, entity: Entity): never {
  countPinUse(machine, entity, false);
  if (!isDaProtected(entity)) fail(TPM_RC.BAD_AUTH);
  registerFailure(machine, isLockoutEntity(entity));
  return fail(TPM_RC.AUTH_FAIL);
}
