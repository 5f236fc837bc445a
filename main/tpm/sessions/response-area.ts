import { concat, NO_BYTES, u32Bytes } from '../../protocols/bytes/bytes.ts';
import type { ByteWriter } from '../../protocols/bytes/byte-writer.ts';
import { has, TPM_RC, TPMA_SESSION } from '../../protocols/tpm2/constants.ts';
import { digest, digestSize } from '../../protocols/tpm2/hashes.ts';
import type { Entity } from '../entities/entities.ts';
import { findEntity } from '../handles/find-entity.ts';
import { random, type Machine } from '../state/machine.ts';
import { sessionWith, type UsedSession } from './authorization-area.ts';
import { cryptParameter, sessionHmac } from './session-hmac.ts';
import { emptyPolicy, isPolicySession, type Session } from '../state/session.ts';
import { removeSession, slotOf } from '../handles/session-store.ts';

/** New nonces for the sessions that answer; then the response can be encrypted. */
export function renewNonces(machine: Machine, sessions: readonly UsedSession[]): void {
  for (const { session } of sessions) {
    if (session !== null) session.nonceTPM = random(machine, session.nonceTPM.length);
  }
}

/** Encrypts the contents of the TPM2B at the start of `parameters` if a session wants it. */
export function encryptFirstParameter(sessions: readonly UsedSession[], parameters: Uint8Array): Uint8Array {
  const used = sessionWith(sessions, TPMA_SESSION.encrypt);
  if (used === null || used.session === null) return parameters;
  const size = ((parameters[0] ?? 0) << 8) | (parameters[1] ?? 0);
  const plain = parameters.slice(2, 2 + size);
  const secret = cryptParameter(used, used.session.nonceTPM, used.nonceCaller, plain, 'encrypt');
  return concat(parameters.slice(0, 2), secret, parameters.slice(2 + size));
}

/** The acknowledgements of a successful command (Part 1, 18.10), and what its sessions become. */
export function writeResponseArea(
  machine: Machine,
  writer: ByteWriter,
  commandCode: number,
  sessions: readonly UsedSession[],
  parameters: Uint8Array,
  cpHash: (hashAlg: number) => Uint8Array,
): void {
  const rpHash = (hashAlg: number): Uint8Array =>
    digest(hashAlg, u32Bytes(TPM_RC.SUCCESS), u32Bytes(commandCode), parameters);
  for (const used of sessions) {
    if (used.session !== null && has(used.attributes, TPMA_SESSION.audit)) {
      audit(machine, used, used.session, cpHash, rpHash);
    }
  }
  endExclusive(machine, sessions);
  for (const used of sessions) writeAcknowledgement(machine, writer, used, rpHash);
}

/**
 * What authorized a command, as it is in the key of the response's HMAC: an entity that has a new authValue by now
 * brings that, and an index that the command has removed brings none (Part 3, 31.5). A sequence object that is complete
 * is there until the response is made, as in the reference.
 */
function entityAfter(machine: Machine, entity: Entity): Entity | null {
  return entity.kind === 'sequence' ? entity : findEntity(machine, entity.handle);
}

function writeAcknowledgement(
  machine: Machine,
  writer: ByteWriter,
  used: UsedSession,
  rpHash: (hashAlg: number) => Uint8Array,
): void {
  const { session } = used;
  if (session === null) {
    writer.u16(0);
    writer.u8(used.attributes | TPMA_SESSION.continueSession);
    writer.u16(0);
    return;
  }
  const entity = used.entity === null ? null : entityAfter(machine, used.entity);
  const exclusive = machine.state.volatile.exclusiveSession === slotOf(session.handle);
  const answered = {
    ...used,
    attributes: exclusive
      ? used.attributes | TPMA_SESSION.auditExclusive
      : used.attributes & ~TPMA_SESSION.auditExclusive,
  };
  const mac =
    isPolicySession(session) && session.policy.passwordNeeded && used.entity !== null
      ? NO_BYTES
      : sessionHmac(answered, entity, rpHash(session.authHash), session.nonceTPM, used.nonceCaller, NO_BYTES);
  writer.u16(session.nonceTPM.length);
  writer.bytes(session.nonceTPM);
  writer.u8(answered.attributes);
  writer.u16(mac.length);
  writer.bytes(mac);
  if (!has(used.attributes, TPMA_SESSION.continueSession)) removeSession(machine, session);
  else if (isPolicySession(session) && used.entity !== null) {
    session.policy = emptyPolicy(digestSize(session.authHash));
  }
}

/** Session audit (Part 1, 20.1): the digest grows by cpHash and rpHash. */
function audit(
  machine: Machine,
  used: UsedSession,
  session: Session,
  cpHash: (hashAlg: number) => Uint8Array,
  rpHash: (hashAlg: number) => Uint8Array,
): void {
  const size = digestSize(session.authHash);
  if (!session.audit || has(used.attributes, TPMA_SESSION.auditReset)) {
    session.auditDigest = new Uint8Array(size);
    session.audit = true;
    machine.state.volatile.exclusiveSession = slotOf(session.handle);
    session.bound = null;
  }
  session.auditDigest = digest(
    session.authHash,
    session.auditDigest,
    cpHash(session.authHash),
    rpHash(session.authHash),
  );
}

/** A command outside the exclusive audit session ends its exclusiveness. */
function endExclusive(machine: Machine, sessions: readonly UsedSession[]): void {
  const { volatile } = machine.state;
  if (volatile.exclusiveSession === null) return;
  const audited = sessions.some(
    (used) =>
      used.session !== null &&
      has(used.attributes, TPMA_SESSION.audit) &&
      slotOf(used.session.handle) === volatile.exclusiveSession,
  );
  if (!audited) volatile.exclusiveSession = null;
}
