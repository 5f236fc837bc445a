import type { ClockInfo } from '../protocols/tpm2/structures/attest.ts';
import { selfHeal } from './entities/lockout.ts';
import type { Machine } from './state/machine.ts';
import { CLOCK_NOMINAL } from './profile.ts';

/** Lets `milliseconds` pass for a powered TPM (Part 1, 36). */
export function advanceClock(machine: Machine, milliseconds: number): void {
  const { volatile, permanent } = machine.state;
  if (!volatile.powered || milliseconds <= 0) return;
  const advance = (milliseconds * CLOCK_NOMINAL) / volatile.clockDivisor;
  volatile.time += advance;
  permanent.clock += advance;
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

/** True once the TPM time of an epoch is over; that of an earlier epoch always is. */
export function hasExpired(machine: Machine, epoch: number, expiresAt: number): boolean {
  const { permanent, volatile } = machine.state;
  return epoch !== permanent.timeEpoch || expiresAt < volatile.time;
}

/**
 * Steps of ClockRateAdjust by TPM_CLOCK_ADJUST (a signed byte): a hundredth, a thousandth and the finest,
 * as in the reference implementation; a larger divisor makes the clock slower.
 */
const STEPS: Readonly<Record<number, number>> = { 1: 1, 2: 30, 3: 300 };
/** The rate can be corrected by a sixth at most. */
const CLOCK_LIMIT = 5000;

/** Adjusts the rate of Clock and Time until the power goes (Part 3, 29.4). */
export function adjustClockRate(machine: Machine, rateAdjust: number): void {
  const signed = (rateAdjust << 24) >> 24;
  const step = Math.sign(signed) * (STEPS[Math.abs(signed)] ?? 0);
  const { volatile } = machine.state;
  const divisor = volatile.clockDivisor - step;
  volatile.clockDivisor = Math.min(
    CLOCK_NOMINAL + CLOCK_LIMIT,
    Math.max(CLOCK_NOMINAL - CLOCK_LIMIT, divisor),
  );
}

/** Milliseconds since power-on. */
export function timeSincePowerOn(machine: Machine): bigint {
  return BigInt(Math.trunc(machine.state.volatile.time));
}
