import { InternalError } from '../../../shared/failures.ts';
import { equalBytes, u32Bytes } from '../../protocols/bytes/bytes.ts';
import { TPM_RC } from '../../protocols/tpm2/constants.ts';
import { digest, digestSize } from '../../protocols/tpm2/hashes.ts';
import { fail } from '../fail.ts';
import type { Machine } from '../state/machine.ts';
import type { Session } from '../state/session.ts';
import { loadedSession } from '../handles/session-store.ts';

/** The policy session of a checked handle. */
export function policySessionAt(machine: Machine, handle: number): Session {
  const session = loadedSession(machine, handle);
  if (session === null) throw new InternalError(`no session at 0x${handle.toString(16)}`);
  return session;
}

/** policyDigest = H(policyDigest ‖ commandCode ‖ parts) (Part 1, 19.7.6). */
export function extendPolicy(session: Session, commandCode: number, ...parts: readonly Uint8Array[]): void {
  const { policy, authHash } = session;
  policy.digest = digest(authHash, policy.digest, u32Bytes(commandCode), ...parts);
}

/** The same from a digest of zeros: PolicyOR, PolicyAuthorize and PolicyAuthorizeNV replace the policy. */
export function replacePolicy(session: Session, commandCode: number, ...parts: readonly Uint8Array[]): void {
  session.policy.digest = new Uint8Array(digestSize(session.authHash));
  extendPolicy(session, commandCode, ...parts);
}

/** The two steps of PolicySigned, PolicySecret and PolicyAuthorize: by Name, then by policyRef. */
export function extendPolicyByName(
  session: Session,
  commandCode: number,
  name: Uint8Array,
  policyRef: Uint8Array,
): void {
  extendPolicy(session, commandCode, name);
  session.policy.digest = digest(session.authHash, session.policy.digest, policyRef);
}

/** Keeps the earlier of two time limits. */
export function limitTime(session: Session, expiresAt: number): void {
  const { policy } = session;
  policy.expiresAt = policy.expiresAt === null ? expiresAt : Math.min(policy.expiresAt, expiresAt);
}

/** Notes a cpHash; another one is set already fails with CPHASH. */
export function limitToCpHash(session: Session, cpHash: Uint8Array): void {
  const { policy } = session;
  if (policy.nameHash !== null || policy.templateHash !== null) fail(TPM_RC.CPHASH);
  if (policy.cpHash !== null && !equalBytes(policy.cpHash, cpHash)) fail(TPM_RC.CPHASH);
  policy.cpHash = cpHash;
}
