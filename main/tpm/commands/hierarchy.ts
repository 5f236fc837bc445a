import { NO_BYTES, stripTrailingZeros } from '../../protocols/bytes/bytes.ts';
import * as shapes from '../../protocols/tpm2/commands/hierarchy.ts';
import { LIMITS, TPM_ALG, TPM_RC, TPM_RH } from '../../protocols/tpm2/constants.ts';
import { digestSize } from '../../protocols/tpm2/hashes.ts';
import { InternalError } from '../../../shared/failures.ts';
import { defineCommand } from '../define-command.ts';
import { fail, failParameter } from '../fail.ts';
import { HANDLE } from '../handle-kinds.ts';
import { hierarchyAuth } from '../entities/hierarchies.ts';
import { emptyAuth, newSecret } from '../state/manufacture.ts';
import { resetLockout } from '../entities/lockout.ts';
import type { Machine } from '../state/machine.ts';
import { changePresenceList } from '../entities/physical-presence.ts';
import type { HierarchyAuth } from '../state/state.ts';
import { forgetShutdown } from '../state/shutdown.ts';
import { clearTpm, flushHierarchy } from '../reset/clear.ts';

/** Part 3, 24 (but CreatePrimary), 25 and 26. */
const user = { authHandle: 'user' } as const;
const lockUser = { lockHandle: 'user' } as const;

function authOf(machine: Machine, handle: number): HierarchyAuth {
  const auth = hierarchyAuth(machine, handle);
  if (auth === null) throw new InternalError(`0x${handle.toString(16)} has no authorization`);
  return auth;
}

export const hierarchyCommands = [
  defineCommand(shapes.hierarchyControl, {
    handles: { authHandle: HANDLE.enabledHierarchy },
    authorisation: user,
    attributes: { nv: true, extensive: true },
    run(machine, { authHandle, enable, state }) {
      const { stateClear } = machine.state;
      const own = enable === authHandle && !state;
      if (authHandle !== TPM_RH.PLATFORM && !own) fail(TPM_RC.AUTH_TYPE);
      forgetShutdown(machine);
      switch (enable) {
        case TPM_RH.OWNER:
          stateClear.shEnable = state;
          break;
        case TPM_RH.ENDORSEMENT:
          stateClear.ehEnable = state;
          break;
        case TPM_RH.PLATFORM_NV:
          stateClear.phEnableNV = state;
          return {};
        default:
          // Only a start-up enables the platform hierarchy again.
          if (!state) stateClear.phEnable = false;
      }
      if (!state) flushHierarchy(machine, enable);
      return {};
    },
  }),

  defineCommand(shapes.setPrimaryPolicy, {
    handles: { authHandle: HANDLE.hierarchyAuth },
    authorisation: user,
    attributes: { nv: true },
    run(machine, { authHandle, authPolicy, hashAlg }) {
      if (authPolicy.length !== digestSize(hashAlg)) failParameter(TPM_RC.SIZE, 1);
      const auth = authOf(machine, authHandle);
      if (authHandle === TPM_RH.PLATFORM) forgetShutdown(machine);
      auth.policyAlg = hashAlg;
      auth.authPolicy = authPolicy;
      return {};
    },
  }),

  defineCommand(shapes.changePps, {
    handles: { authHandle: HANDLE.platform },
    authorisation: user,
    attributes: { nv: true, extensive: true },
    run(machine) {
      const { permanent, stateClear } = machine.state;
      forgetShutdown(machine);
      permanent.platform = newSecret(permanent.drbg);
      stateClear.platformAuth = { ...stateClear.platformAuth, policyAlg: TPM_ALG.NULL, authPolicy: NO_BYTES };
      flushHierarchy(machine, TPM_RH.PLATFORM);
      evict(machine, TPM_RH.PLATFORM);
      return {};
    },
  }),

  defineCommand(shapes.changeEps, {
    handles: { authHandle: HANDLE.platform },
    authorisation: user,
    attributes: { nv: true, extensive: true },
    run(machine) {
      const { permanent } = machine.state;
      forgetShutdown(machine);
      permanent.endorsement = newSecret(permanent.drbg);
      permanent.endorsementAuth = emptyAuth();
      machine.state.stateClear.ehEnable = true;
      flushHierarchy(machine, TPM_RH.ENDORSEMENT);
      evict(machine, TPM_RH.ENDORSEMENT);
      return {};
    },
  }),

  defineCommand(shapes.clear, {
    handles: { authHandle: HANDLE.clear },
    authorisation: user,
    attributes: { nv: true, extensive: true },
    run(machine) {
      if (machine.state.permanent.disableClear) fail(TPM_RC.DISABLED);
      clearTpm(machine);
      return {};
    },
  }),

  defineCommand(shapes.clearControl, {
    handles: { auth: HANDLE.clear },
    authorisation: { auth: 'user' },
    attributes: { nv: true },
    run(machine, { auth, disable }) {
      if (auth === TPM_RH.LOCKOUT && !disable) fail(TPM_RC.AUTH_FAIL);
      machine.state.permanent.disableClear = disable;
      return {};
    },
  }),

  defineCommand(shapes.hierarchyChangeAuth, {
    handles: { authHandle: HANDLE.hierarchyAuth },
    authorisation: user,
    attributes: { nv: true },
    run(machine, { authHandle, newAuth }) {
      const authValue = stripTrailingZeros(newAuth);
      if (authValue.length > LIMITS.MAX_DIGEST_SIZE) failParameter(TPM_RC.SIZE, 1);
      if (authHandle === TPM_RH.PLATFORM) forgetShutdown(machine);
      authOf(machine, authHandle).authValue = authValue;
      return {};
    },
  }),

  defineCommand(shapes.ppCommands, {
    handles: { auth: HANDLE.platform },
    authorisation: { auth: 'user' },
    attributes: { nv: true },
    run(machine, { setList, clearList }) {
      changePresenceList(machine, setList, clearList);
      return {};
    },
  }),

  // The sets are the maker's; this one has a single set and only keeps the number (Part 3, 26.3).
  defineCommand(shapes.setAlgorithmSet, {
    handles: { authHandle: HANDLE.platform },
    authorisation: user,
    attributes: { nv: true },
    run(machine, { algorithmSet }) {
      machine.state.permanent.algorithmSet = algorithmSet;
      return {};
    },
  }),

  defineCommand(shapes.dictionaryAttackLockReset, {
    handles: { lockHandle: HANDLE.lockout },
    authorisation: lockUser,
    attributes: { nv: true },
    run(machine) {
      resetLockout(machine);
      return {};
    },
  }),

  defineCommand(shapes.dictionaryAttackParameters, {
    handles: { lockHandle: HANDLE.lockout },
    authorisation: lockUser,
    attributes: { nv: true },
    run(machine, { newMaxTries, newRecoveryTime, lockoutRecovery }) {
      const { lockout } = machine.state.permanent;
      lockout.maxTries = newMaxTries;
      lockout.recoveryTime = newRecoveryTime;
      lockout.lockoutRecovery = lockoutRecovery;
      // A recovery time of zero means that failures are not counted (Part 3, 25.3).
      if (newRecoveryTime === 0) lockout.failedTries = 0;
      lockout.selfHealSince = machine.state.volatile.time;
      return {};
    },
  }),
];

/** Removes the persistent objects of a hierarchy whose seed has changed. */
function evict(machine: Machine, hierarchy: number): void {
  const { permanent } = machine.state;
  permanent.persistent = permanent.persistent.filter((row) => row.object.hierarchy !== hierarchy);
}
