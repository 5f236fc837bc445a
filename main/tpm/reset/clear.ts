import { has, TPM_RH, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { emptyAuth, newSecret } from '../state/manufacture.ts';
import { resetLockout } from '../entities/lockout.ts';
import type { Machine } from '../state/machine.ts';
import { randomBytes } from '../crypto/drbg.ts';
import { forgetShutdown } from '../state/shutdown.ts';

/** TPM2_Clear (Part 3, 24.6): the owner's things go, the endorsement seed and so the EK stay. */
export function clearTpm(machine: Machine): void {
  const { permanent, stateClear, stateReset } = machine.state;
  forgetShutdown(machine);
  // Policies that looked at PCRs do not hold any more (as in the reference).
  stateReset.pcrUpdateCounter += 1;
  const cleared: readonly number[] = [TPM_RH.OWNER, TPM_RH.ENDORSEMENT];
  for (const hierarchy of cleared) flushHierarchy(machine, hierarchy);
  permanent.persistent = permanent.persistent.filter((row) => !cleared.includes(row.object.hierarchy));
  permanent.nvIndices = permanent.nvIndices.filter((index) =>
    has(index.public.attributes, TPMA_NV.PLATFORMCREATE),
  );
  permanent.owner = newSecret(permanent.drbg);
  permanent.endorsement = {
    seed: permanent.endorsement.seed,
    proof: randomBytes(permanent.drbg, permanent.endorsement.proof.length),
  };
  permanent.ownerAuth = emptyAuth();
  permanent.endorsementAuth = emptyAuth();
  permanent.lockoutAuth = emptyAuth();
  stateClear.shEnable = true;
  stateClear.ehEnable = true;
  permanent.clock = 0;
  permanent.clockSafe = true;
  permanent.resetCount = 0;
  stateReset.restartCount = 0;
  resetLockout(machine);
}

/** Flushes the loaded objects of a hierarchy. */
export function flushHierarchy(machine: Machine, hierarchy: number): void {
  const { volatile } = machine.state;
  volatile.transient = volatile.transient.map((object) =>
    object?.kind === 'object' && object.hierarchy === hierarchy ? null : object,
  );
}
