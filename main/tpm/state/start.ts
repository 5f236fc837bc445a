import { has, nvType, TPM_NT, TPMA_NV } from '../../protocols/tpm2/constants.ts';
import { startLockout } from '../lockout.ts';
import type { Machine } from '../machine.ts';
import { setNvAttributes } from '../nv/nv-store.ts';
import { startPcrs } from '../pcr/pcrs.ts';
import { newStateClear, newStateReset } from './manufacture.ts';

/** The three ways to start (Part 1, 12.2.4). */

/** Startup(CLEAR) after no shutdown or Shutdown(CLEAR): everything but permanent state begins anew. */
export function resetTpm(machine: Machine, locality: number): void {
  const { permanent } = machine.state;
  permanent.resetCount += 1;
  machine.state.stateReset = newStateReset(permanent.drbg);
  loseOrderlyData(machine);
  startClear(machine);
  startPcrs(machine, locality, null);
  started(machine, locality);
}

/** Startup(CLEAR) after Shutdown(STATE): sessions and the null seed stay. */
export function restartTpm(machine: Machine, locality: number): void {
  const { stateReset } = machine.state;
  stateReset.restartCount += 1;
  stateReset.clearCount += 1;
  keepSavedSessions(machine);
  startClear(machine);
  startPcrs(machine, locality, null);
  started(machine, locality);
}

/** Startup(STATE) after Shutdown(STATE): as before, with PCR 0 to 15. */
export function resumeTpm(machine: Machine, locality: number): void {
  machine.state.stateReset.restartCount += 1;
  keepSavedSessions(machine);
  startPcrs(machine, locality, machine.state.permanent.savedPcrs);
  started(machine, locality);
}

function started(machine: Machine, locality: number): void {
  const { permanent, volatile } = machine.state;
  const orderly = permanent.shutdown !== 'none';
  startLockout(machine, orderly);
  permanent.clockSafe = orderly;
  permanent.shutdown = 'none';
  permanent.savedPcrs = [];
  volatile.orderly = orderly;
  volatile.startupLocality = locality;
  volatile.started = true;
}

/** What Startup(CLEAR) always resets: platform auth, enables, the locks of NV indices. */
function startClear(machine: Machine): void {
  machine.state.stateClear = newStateClear();
  for (const index of machine.state.permanent.nvIndices) {
    let { attributes } = index.public;
    attributes &= ~TPMA_NV.READLOCKED;
    if (has(attributes, TPMA_NV.CLEAR_STCLEAR)) attributes &= ~TPMA_NV.WRITTEN;
    const lockedForGood = has(attributes, TPMA_NV.WRITEDEFINE) && has(attributes, TPMA_NV.WRITTEN);
    if (!lockedForGood) attributes &= ~TPMA_NV.WRITELOCKED;
    setNvAttributes(index, attributes);
  }
}

/** Without an orderly shutdown, orderly indices other than counters lose their data (Part 1, 37.7). */
function loseOrderlyData(machine: Machine): void {
  if (machine.state.permanent.shutdown !== 'none') return;
  for (const index of machine.state.permanent.nvIndices) {
    const { attributes } = index.public;
    if (has(attributes, TPMA_NV.ORDERLY) && nvType(attributes) !== TPM_NT.COUNTER) {
      setNvAttributes(index, attributes & ~TPMA_NV.WRITTEN);
    }
  }
}

/** Sessions in memory went with the power; saved ones can be loaded again. */
function keepSavedSessions(machine: Machine): void {
  const { stateReset } = machine.state;
  stateReset.sessions = stateReset.sessions.map((session) =>
    session !== null && session.savedSequence !== null ? session : null,
  );
}
