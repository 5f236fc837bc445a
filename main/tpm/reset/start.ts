import { has, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { measureCrtm } from '../pcr/hash-sequence.ts';
import { startLockout } from '../entities/lockout.ts';
import type { Machine } from '../state/machine.ts';
import { setNvAttributes } from '../nv/nv-store.ts';
import { resetOrderlyIndices } from '../nv/orderly.ts';
import { startPcrs } from '../pcr/pcrs.ts';
import { isSaved } from '../state/session.ts';
import { newStateClear, newStateReset } from '../state/manufacture.ts';

/** The three ways to start (Part 1, 12.2.4). */

/** Startup(CLEAR) after no shutdown or Shutdown(CLEAR): everything but permanent state begins anew. */
export function resetTpm(machine: Machine, locality: number): void {
  const { permanent } = machine.state;
  permanent.resetCount += 1;
  machine.state.stateReset = newStateReset(permanent.drbg);
  resetOrderlyIndices(machine, permanent.shutdown !== 'none');
  startClear(machine, locality);
  startPcrs(machine, locality, null);
  measureCrtm(machine);
  started(machine);
}

/** Startup(CLEAR) after Shutdown(STATE): sessions and the null seed stay. */
export function restartTpm(machine: Machine, locality: number): void {
  const { stateReset } = machine.state;
  stateReset.restartCount += 1;
  stateReset.clearCount += 1;
  keepSavedSessions(machine);
  startClear(machine, locality);
  startPcrs(machine, locality, null);
  measureCrtm(machine);
  started(machine);
}

/** Startup(STATE) after Shutdown(STATE): as before, with PCR 0 to 15. */
export function resumeTpm(machine: Machine, locality: number): void {
  const { stateClear, stateReset } = machine.state;
  stateReset.restartCount += 1;
  keepSavedSessions(machine);
  // HierarchyControl switches the platform off until any start (Part 3, 24.2).
  stateClear.phEnable = true;
  startPcrs(machine, locality, machine.state.permanent.savedPcrs);
  started(machine);
}

function started(machine: Machine): void {
  const { permanent, volatile } = machine.state;
  const orderly = permanent.shutdown !== 'none';
  startLockout(machine, orderly);
  permanent.clockSafe = orderly;
  permanent.shutdown = 'none';
  permanent.savedPcrs = [];
  permanent.timeEpoch += 1;
  volatile.orderly = orderly;
  volatile.started = true;
}

/** What Startup(CLEAR) always resets: platform auth, enables, the locks of NV indices. */
function startClear(machine: Machine, locality: number): void {
  machine.state.stateClear = { ...newStateClear(), startupLocality: locality };
  for (const index of machine.state.permanent.nvIndices) {
    let { attributes } = index.public;
    attributes &= ~TPMA_NV.READLOCKED;
    if (has(attributes, TPMA_NV.CLEAR_STCLEAR)) attributes &= ~TPMA_NV.WRITTEN;
    const lockedForGood = has(attributes, TPMA_NV.WRITEDEFINE) && has(attributes, TPMA_NV.WRITTEN);
    if (!lockedForGood) attributes &= ~TPMA_NV.WRITELOCKED;
    setNvAttributes(index, attributes);
  }
}

/** Sessions in memory went with the power; saved ones can be loaded again. */
function keepSavedSessions(machine: Machine): void {
  const { stateReset } = machine.state;
  stateReset.sessions = stateReset.sessions.map((session) =>
    session !== null && isSaved(session) ? session : null,
  );
}
