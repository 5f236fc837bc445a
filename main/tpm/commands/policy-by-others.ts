import {
  bigintToBytes,
  bytesToBigint,
  concat,
  equalBytes,
  NO_BYTES,
  u16Bytes,
  u32Bytes,
} from '../../protocols/bytes/bytes.ts';
import { encode } from '../../protocols/tpm2/codec.ts';
import * as shapes from '../../protocols/tpm2/commands/policy.ts';
import { TPM_ALG, TPM_CC, TPM_RC, TPM_RH, TPM_ST } from '../../protocols/tpm2/constants.ts';
import { digest, digestSize, isHash } from '../../protocols/tpm2/hashes.ts';
import { tpmsTimeInfo } from '../../protocols/tpm2/structures/attest.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import type { TpmtSignature } from '../../protocols/tpm2/structures/signature.ts';
import type { Ticket } from '../../protocols/tpm2/structures/tickets.ts';
import { clockInfo, hasExpired, timeSincePowerOn } from '../clock.ts';
import { defineCommand } from '../define-command.ts';
import { nameOf, hierarchyOf } from '../entities/entities.ts';
import { findEntity } from '../handles/find-entity.ts';
import { fail, failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import type { Machine } from '../state/machine.ts';
import { checkNvRead } from '../nv/nv-access.ts';
import { nvIndexAt } from '../nv/nv-store.ts';
import type { TpmObject } from '../state/object.ts';
import { objectAt } from '../handles/object-store.ts';
import { verifyDigest } from '../objects/signing.ts';
import { holdsTicket, makeTicket, nullTicket } from '../objects/tickets.ts';
import { compareOperands } from '../sessions/policy-comparison.ts';
import {
  extendPolicy,
  extendPolicyByName,
  limitTime,
  limitToCpHash,
  policySessionAt,
  replacePolicy,
} from '../sessions/policy-session.ts';
import type { Session } from '../state/session.ts';

/** Part 3, 23: policies that another entity answers for: a secret, a signature, a ticket, an NV index. */
const TIMEOUT_SIZE = 8;

interface Terms {
  readonly nonceTPM: Uint8Array;
  readonly cpHashA: Uint8Array;
  readonly policyRef: Uint8Array;
  readonly expiration: number;
}

/** Checks nonce and cpHash and answers the time limit, or null for none (Part 3, 23.2.2). */
function checkTerms(machine: Machine, session: Session, terms: Terms): number | null {
  const { nonceTPM, cpHashA, expiration } = terms;
  if (cpHashA.length > 0 && cpHashA.length !== digestSize(session.authHash)) failParameter(TPM_RC.SIZE, 2);
  if (session.type === 'trial') return null;
  if (nonceTPM.length > 0 && !equalBytes(nonceTPM, session.nonceTPM)) failParameter(TPM_RC.NONCE, 1);
  if (expiration === 0) return null;
  const { time } = machine.state.volatile;
  const ofSession = nonceTPM.length > 0;
  const expiresAt = (ofSession ? session.startTime : time) + Math.abs(expiration) * 1000;
  const epoch = ofSession ? session.epoch : machine.state.permanent.timeEpoch;
  if (hasExpired(machine, epoch, expiresAt)) failParameter(TPM_RC.EXPIRED, 4);
  return expiresAt;
}

/** A ticket's timeout is a time of this epoch: a ticket ends with it. */
function epochOf(machine: Machine): Uint8Array {
  return u32Bytes(machine.state.permanent.timeEpoch);
}

/** Writes the authorization into the session and makes the ticket a negative expiration asks for. */
function grant(
  machine: Machine,
  session: Session,
  commandCode: number,
  tag: number,
  authHandle: number,
  terms: Terms,
  expiresAt: number | null,
): { timeout: Uint8Array; policyTicket: Ticket } {
  const entity = findEntity(machine, authHandle);
  const name = entity === null ? NO_BYTES : nameOf(entity);
  if (terms.cpHashA.length > 0 && session.type !== 'trial') limitToCpHash(session, terms.cpHashA);
  if (expiresAt !== null) limitTime(session, expiresAt);
  extendPolicyByName(session, commandCode, name, terms.policyRef);
  if (expiresAt === null || terms.expiration >= 0) {
    return { timeout: NO_BYTES, policyTicket: nullTicket(tag) };
  }
  const timeout = bigintToBytes(BigInt(Math.trunc(expiresAt)), 8);
  const hierarchy = entity === null ? TPM_RH.NULL : hierarchyOf(entity);
  const statement = [epochOf(machine), timeout, terms.cpHashA, terms.policyRef, name];
  return { timeout, policyTicket: makeTicket(machine, tag, hierarchy, ...statement) };
}

/** What the key says of the signature; its complaints are about parameter 5. */
function verifies(key: TpmObject, signed: Uint8Array, auth: TpmtSignature): boolean {
  try {
    return verifyDigest(key, signed, auth);
  } catch (fault) {
    if (fault instanceof ResponseFault) return failParameter(fault.responseCode, 5);
    throw fault;
  }
}

export const policyByOthersCommands = [
  defineCommand(shapes.policySecret, {
    handles: { authHandle: HANDLE.entity, policySession: HANDLE.policySession },
    authorisation: { authHandle: 'user' },
    attributes: { nvAccess: 'read' },
    run(machine, { authHandle, policySession, ...terms }) {
      const session = policySessionAt(machine, policySession);
      const expiresAt = checkTerms(machine, session, terms);
      return grant(machine, session, TPM_CC.PolicySecret, TPM_ST.AUTH_SECRET, authHandle, terms, expiresAt);
    },
  }),

  defineCommand(shapes.policySigned, {
    handles: { authObject: HANDLE.object, policySession: HANDLE.policySession },
    run(machine, { authObject, policySession, auth, ...terms }) {
      const session = policySessionAt(machine, policySession);
      const key = objectAt(machine, authObject);
      const expiresAt = checkTerms(machine, session, terms);
      if (session.type !== 'trial') {
        const hashAlg = auth.sigAlg === TPM_ALG.NULL ? session.authHash : auth.hash;
        const expiration = u32Bytes(terms.expiration >>> 0);
        const signed = digest(hashAlg, terms.nonceTPM, expiration, terms.cpHashA, terms.policyRef);
        if (!verifies(key, signed, auth)) failParameter(TPM_RC.SIGNATURE, 5);
      }
      return grant(machine, session, TPM_CC.PolicySigned, TPM_ST.AUTH_SIGNED, authObject, terms, expiresAt);
    },
  }),

  defineCommand(shapes.policyTicket, {
    handles: { policySession: HANDLE.policySession },
    run(machine, { policySession, timeout, cpHashA, policyRef, authName, ticket }) {
      const session = policySessionAt(machine, policySession);
      if (session.type === 'trial') failHandle(TPM_RC.ATTRIBUTES, 1);
      if (timeout.length !== TIMEOUT_SIZE) failParameter(TPM_RC.SIZE, 1);
      if (cpHashA.length > 0 && cpHashA.length !== digestSize(session.authHash))
        failParameter(TPM_RC.SIZE, 2);
      if (!holdsTicket(machine, ticket, epochOf(machine), timeout, cpHashA, policyRef, authName))
        failParameter(TPM_RC.TICKET, 5);
      const expiresAt = Number(bytesToBigint(timeout));
      if (expiresAt < machine.state.volatile.time) failParameter(TPM_RC.EXPIRED, 1);
      if (cpHashA.length > 0) limitToCpHash(session, cpHashA);
      limitTime(session, expiresAt);
      const code = ticket.tag === TPM_ST.AUTH_SECRET ? TPM_CC.PolicySecret : TPM_CC.PolicySigned;
      extendPolicyByName(session, code, authName, policyRef);
      return {};
    },
  }),

  defineCommand(shapes.policyAuthorize, {
    handles: { policySession: HANDLE.policySession },
    run(machine, { policySession, approvedPolicy, policyRef, keySign, checkTicket }) {
      const session = policySessionAt(machine, policySession);
      const keyHash = ((keySign[0] ?? 0) << 8) | (keySign[1] ?? 0);
      if (!isHash(keyHash)) failParameter(TPM_RC.HASH, 3);
      if (keySign.length !== 2 + digestSize(keyHash)) failParameter(TPM_RC.SIZE, 3);
      if (session.type !== 'trial') {
        if (!equalBytes(session.policy.digest, approvedPolicy)) failParameter(TPM_RC.VALUE, 1);
        const signed = digest(keyHash, approvedPolicy, policyRef);
        if (!holdsTicket(machine, checkTicket, signed, keySign)) failParameter(TPM_RC.VALUE, 4);
      }
      replacePolicy(session, TPM_CC.PolicyAuthorize, keySign);
      session.policy.digest = digest(session.authHash, session.policy.digest, policyRef);
      return {};
    },
  }),

  defineCommand(shapes.policyAuthorizeNv, {
    handles: { authHandle: HANDLE.nvAuth, nvIndex: HANDLE.nvIndex, policySession: HANDLE.policySession },
    authorisation: { authHandle: 'user' },
    attributes: { nvAccess: 'read' },
    run(machine, { authHandle, nvIndex, policySession }) {
      const session = policySessionAt(machine, policySession);
      const index = nvIndexAt(machine, nvIndex);
      if (session.type !== 'trial') {
        checkNvRead(index, authHandle);
        if (!isHash(((index.data[0] ?? 0) << 8) | (index.data[1] ?? 0))) fail(TPM_RC.HASH);
        const approved = concat(u16Bytes(session.authHash), session.policy.digest);
        if (!equalBytes(index.data.slice(0, approved.length), approved)) fail(TPM_RC.POLICY_FAIL);
      }
      replacePolicy(session, TPM_CC.PolicyAuthorizeNV, nameOf({ kind: 'nv', handle: nvIndex, index }));
      return {};
    },
  }),

  defineCommand(shapes.policyNv, {
    handles: { authHandle: HANDLE.nvAuth, nvIndex: HANDLE.nvIndex, policySession: HANDLE.policySession },
    authorisation: { authHandle: 'user' },
    attributes: { nvAccess: 'read' },
    run(machine, { authHandle, nvIndex, policySession, operandB, offset, operation }) {
      const session = policySessionAt(machine, policySession);
      const index = nvIndexAt(machine, nvIndex);
      if (session.type !== 'trial') {
        checkNvRead(index, authHandle);
        if (offset > index.data.length) failParameter(TPM_RC.VALUE, 2);
        if (offset + operandB.length > index.data.length) failParameter(TPM_RC.SIZE, 1);
        const operandA = index.data.slice(offset, offset + operandB.length);
        if (!compareOperands(operation, operandA, operandB)) fail(TPM_RC.POLICY);
      }
      const terms = digest(session.authHash, operandB, u16Bytes(offset), u16Bytes(operation));
      extendPolicy(session, TPM_CC.PolicyNV, terms, nameOf({ kind: 'nv', handle: nvIndex, index }));
      return {};
    },
  }),

  defineCommand(shapes.policyCounterTimer, {
    handles: { policySession: HANDLE.policySession },
    run(machine, { policySession, operandB, offset, operation }) {
      const session = policySessionAt(machine, policySession);
      const now = encode(tpmsTimeInfo, { time: timeSincePowerOn(machine), clockInfo: clockInfo(machine) });
      if (offset > now.length) failParameter(TPM_RC.VALUE, 2);
      if (offset + operandB.length > now.length) fail(TPM_RC.RANGE);
      const operandA = now.slice(offset, offset + operandB.length);
      if (session.type !== 'trial' && !compareOperands(operation, operandA, operandB)) fail(TPM_RC.POLICY);
      const terms = digest(session.authHash, operandB, u16Bytes(offset), u16Bytes(operation));
      extendPolicy(session, TPM_CC.PolicyCounterTimer, terms);
      return {};
    },
  }),
];
