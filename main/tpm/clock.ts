import type { ClockInfo } from '../protocols/tpm2/structures/attest.ts';
import { selfHeal } from './lockout.ts';
import type { Machine } from './machine.ts';

/** Lets `milliseconds` pass for a powered TPM (Part 1, 36). */
export function advanceClock(machine: Machine, milliseconds: number): void {
  const { volatile, permanent } = machine.state;
  if (!volatile.powered || milliseconds <= 0) return;
  volatile.time += milliseconds;
  permanent.clock += milliseconds;
  selfHeal(machine);
}

export function clockInfo(machine: Machine): ClockInfo {
  const { permanent, stateReset } = machine.state;
  return {
    clock: BigInt(Math.trunc(permanent.clock)),
    resetCount: permanent.resetCount,
    restartCount: stateReset.restartCount,
    safe: permanent.clockSafe,
  };
}

/** Milliseconds since power-on. */
export function timeSincePowerOn(machine: Machine): bigint {
  return BigInt(Math.trunc(machine.state.volatile.time));
}
