import { concat, NO_BYTES } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/sessions.ts';
import { TPM_ALG, TPM_RC, TPM_RH, TPM_SE } from '../../protocols/tpm2/constants.ts';
import { digestSize } from '../../protocols/tpm2/hashes.ts';
import { kdfa } from '../../protocols/tpm2/kdf.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import type { SymmetricDefinition } from '../../protocols/tpm2/structures/algorithms.ts';
import { defineCommand } from '../define-command.ts';
import { isDaProtected, type Entity, isLockoutEntity } from '../entities/entities.ts';
import { findEntity } from '../handles/find-entity.ts';
import { failHandle, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { random, type Machine } from '../state/machine.ts';
import { hasAttribute } from '../state/object.ts';
import { objectAt } from '../handles/object-store.ts';
import { openSecret } from '../objects/secret-sharing.ts';
import { boundIdentity, effectiveAuth } from '../sessions/session-hmac.ts';
import { nextSessionHandle, storeSession } from '../handles/session-store.ts';
import { emptyPolicy, type Session } from '../state/session.ts';
import { policySessionAt } from '../sessions/policy-session.ts';

/** Part 3, 11. */
const MIN_NONCE = 16;
const TYPES: Readonly<Record<number, Session['type']>> = {
  [TPM_SE.HMAC]: 'hmac',
  [TPM_SE.POLICY]: 'policy',
  [TPM_SE.TRIAL]: 'trial',
};

export const sessionCommands = [
  defineCommand(shapes.startAuthSession, {
    handles: { tpmKey: HANDLE.objectOrNull, bind: HANDLE.entityOrNull },
    run(machine, input) {
      const { tpmKey, nonceCaller, encryptedSalt, symmetric, authHash } = input;
      const size = digestSize(authHash);
      if (nonceCaller.length < MIN_NONCE || nonceCaller.length > size) failParameter(TPM_RC.SIZE, 1);
      checkSymmetric(symmetric);
      const salt = openSalt(machine, tpmKey, encryptedSalt);
      const type = TYPES[input.sessionType] ?? 'hmac';
      const bound = boundEntity(machine, input.bind);
      const handle = nextSessionHandle(machine, type !== 'hmac');
      const nonceTPM = random(machine, nonceCaller.length);
      const keyed = tpmKey !== TPM_RH.NULL || bound !== null;
      const key = concat(effectiveAuth(bound), salt);
      storeSession(machine, {
        handle,
        type,
        nonceTPM,
        sessionKey: keyed ? kdfa(authHash, key, 'ATH', nonceTPM, nonceCaller, size * 8) : NO_BYTES,
        authHash,
        symmetric,
        bound: bound !== null && type === 'hmac' ? boundIdentity(bound) : null,
        daBound: bound !== null && isDaProtected(bound),
        lockoutBound: bound !== null && isLockoutEntity(bound),
        policy: emptyPolicy(size),
        audit: false,
        auditDigest: NO_BYTES,
        startTime: machine.state.volatile.time,
        epoch: machine.state.permanent.timeEpoch,
      });
      return { sessionHandle: handle, nonceTPM };
    },
  }),

  defineCommand(shapes.policyRestart, {
    handles: { sessionHandle: HANDLE.policySession },
    run(machine, { sessionHandle }) {
      const session = policySessionAt(machine, sessionHandle);
      session.policy = emptyPolicy(digestSize(session.authHash));
      return {};
    },
  }),
];

/** Parameters are encrypted with CFB or XOR only (Part 1, 21). */
function checkSymmetric({ algorithm, mode }: SymmetricDefinition): void {
  if (algorithm === TPM_ALG.AES && mode !== TPM_ALG.CFB) failParameter(TPM_RC.MODE, 4);
}

function openSalt(machine: Machine, tpmKey: number, encryptedSalt: Uint8Array): Uint8Array {
  if (tpmKey === TPM_RH.NULL) {
    if (encryptedSalt.length > 0) failParameter(TPM_RC.VALUE, 2);
    return NO_BYTES;
  }
  const key = objectAt(machine, tpmKey, 1, TPM_RC.KEY);
  if (key.sensitive === null) failHandle(TPM_RC.HANDLE, 1);
  if (key.public.type !== TPM_ALG.RSA && key.public.type !== TPM_ALG.ECC) failHandle(TPM_RC.KEY, 1);
  if (encryptedSalt.length === 0) failParameter(TPM_RC.VALUE, 2);
  if (!hasAttribute(key, 'decrypt')) failHandle(TPM_RC.ATTRIBUTES, 1);
  try {
    return openSecret(key, 'SECRET', encryptedSalt);
  } catch (fault) {
    if (fault instanceof ResponseFault) return failParameter(fault.responseCode, 2);
    throw fault;
  }
}

function boundEntity(machine: Machine, handle: number): Entity | null {
  if (handle === TPM_RH.NULL) return null;
  const entity = findEntity(machine, handle);
  if (entity?.kind === 'object' && entity.object.sensitive === null) failHandle(TPM_RC.HANDLE, 2);
  return entity;
}
