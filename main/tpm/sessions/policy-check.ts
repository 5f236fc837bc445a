import { equalBytes } from '../../protocols/bytes/bytes.ts';
import { has, TPM_CC, TPM_RC, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { policyOf, type Entity } from '../entities/entities.ts';
import { fail } from '../fail.ts';
import { hasExpired } from '../clock.ts';
import type { Machine } from '../state/machine.ts';
import type { Role } from '../define-command.ts';
import type { Session } from '../state/session.ts';

/** What a policy is held against when it authorizes a command. */
export interface PolicyUse {
  readonly commandCode: number;
  readonly role: Role;
  readonly locality: number;
  /** In the session's hash. */
  readonly cpHash: () => Uint8Array;
  readonly nameHash: () => Uint8Array;
  /** Hash of the template of a creation command, or null for other commands. */
  readonly templateHash: () => Uint8Array | null;
}

/** Fails unless the policy session may authorize this use of the entity (Part 1, 19.7.13). */
export function checkPolicy(machine: Machine, session: Session, entity: Entity, use: PolicyUse): void {
  const policy = policyOf(entity);
  const state = session.policy;
  if (session.type === 'trial') fail(TPM_RC.ATTRIBUTES);
  if (policy === null || policy.hashAlg !== session.authHash) fail(TPM_RC.POLICY_FAIL);
  if (!equalBytes(policy.authPolicy, state.digest)) fail(TPM_RC.POLICY_FAIL);
  if (
    state.pcrUpdateCounter !== null &&
    state.pcrUpdateCounter !== machine.state.stateReset.pcrUpdateCounter
  ) {
    fail(TPM_RC.PCR_CHANGED);
  }
  if (state.expiresAt !== null && hasExpired(machine, session.epoch, state.expiresAt)) fail(TPM_RC.EXPIRED);
  if (state.commandCode !== null) {
    if (state.commandCode !== use.commandCode) fail(TPM_RC.POLICY_CC);
  } else if (use.role !== 'user') {
    fail(TPM_RC.POLICY_FAIL);
  }
  if (state.duplicationSelected && use.commandCode !== TPM_CC.Duplicate) fail(TPM_RC.POLICY_CC);
  if (state.locality !== null && !localityAllowed(state.locality, use.locality)) fail(TPM_RC.LOCALITY);
  if (state.physicalPresenceNeeded && !machine.state.volatile.physicalPresence) fail(TPM_RC.PP);
  checkHashes(state, use);
  checkWritten(state.nvWritten, entity);
}

function checkHashes(state: Session['policy'], use: PolicyUse): void {
  if (state.cpHash !== null && !equalBytes(state.cpHash, use.cpHash())) fail(TPM_RC.POLICY_FAIL);
  if (state.nameHash !== null && !equalBytes(state.nameHash, use.nameHash())) fail(TPM_RC.POLICY_FAIL);
  if (state.templateHash !== null) {
    const template = use.templateHash();
    if (template === null || !equalBytes(state.templateHash, template)) fail(TPM_RC.POLICY_FAIL);
  }
}

function checkWritten(wanted: boolean | null, entity: Entity): void {
  if (wanted === null) return;
  if (entity.kind !== 'nv' || has(entity.index.public.attributes, TPMA_NV.WRITTEN) !== wanted) {
    fail(TPM_RC.POLICY_FAIL);
  }
}

/** TPMA_LOCALITY: bits for localities 0 to 4, or one extended locality from 32 on. */
function localityAllowed(allowed: number, locality: number): boolean {
  return allowed >= 32 ? allowed === locality : ((allowed >>> locality) & 1) === 1;
}
