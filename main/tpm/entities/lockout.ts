import { TPM_RC } from '../../protocols/tpm2/constants.ts';
import { fail } from '../fail.ts';
import type { Machine } from '../state/machine.ts';
import { forgetShutdown } from '../state/shutdown.ts';

/** Dictionary-attack protection (Part 1, 19.8). Times are of the TPM's clock. */
const SECOND = 1000;

export function isInLockout(machine: Machine): boolean {
  const { failedTries, maxTries } = machine.state.permanent.lockout;
  return failedTries >= maxTries;
}

/** Fails if the lockout forbids to look at the authValue of an entity under protection. */
export function requireNotLockedOut(machine: Machine, ofLockoutAuth: boolean): void {
  const { lockout } = machine.state.permanent;
  if (ofLockoutAuth ? !lockout.lockoutAuthEnabled : isInLockout(machine)) fail(TPM_RC.LOCKOUT);
}

/**
 * Notes the first use of a protected entity since start-up, which a chip writes to NV before it goes on:
 * the command is answered with RETRY once.
 */
export function noteProtectedUse(machine: Machine): void {
  const { lockout } = machine.state.permanent;
  if (lockout.daUsed) return;
  lockout.daUsed = true;
  forgetShutdown(machine);
  fail(TPM_RC.RETRY);
}

/** Counts a wrong authorization. */
export function registerFailure(machine: Machine, ofLockoutAuth: boolean): void {
  const { lockout } = machine.state.permanent;
  const { time } = machine.state.volatile;
  if (ofLockoutAuth) {
    lockout.lockoutAuthEnabled = false;
    lockout.lockoutSince = time;
    return;
  }
  if (lockout.failedTries === 0) lockout.selfHealSince = time;
  if (lockout.recoveryTime > 0) lockout.failedTries += 1;
}

/** Forgives a failed try for every recovery time that has passed; called as time advances. */
export function selfHeal(machine: Machine): void {
  const { lockout } = machine.state.permanent;
  const { time } = machine.state.volatile;
  if (!lockout.lockoutAuthEnabled && lockout.lockoutRecovery > 0) {
    if (time - lockout.lockoutSince >= lockout.lockoutRecovery * SECOND) lockout.lockoutAuthEnabled = true;
  }
  if (lockout.failedTries === 0 || lockout.recoveryTime === 0) return;
  const healed = Math.floor((time - lockout.selfHealSince) / (lockout.recoveryTime * SECOND));
  if (healed <= 0) return;
  lockout.failedTries = Math.max(0, lockout.failedTries - healed);
  lockout.selfHealSince += healed * lockout.recoveryTime * SECOND;
}

export function resetLockout(machine: Machine): void {
  const { lockout } = machine.state.permanent;
  lockout.failedTries = 0;
  lockout.lockoutAuthEnabled = true;
}

/** At start-up: use without an orderly shutdown counts as one failed try (Part 1, 19.8.6). */
export function startLockout(machine: Machine, orderly: boolean): void {
  const { lockout } = machine.state.permanent;
  if (!orderly && lockout.daUsed && !isInLockout(machine)) lockout.failedTries += 1;
  lockout.daUsed = false;
  lockout.selfHealSince = 0;
  lockout.lockoutSince = 0;
  if (lockout.lockoutRecovery === 0) lockout.lockoutAuthEnabled = true;
}
