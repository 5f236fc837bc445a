import { HMAC_SESSION_FIRST, POLICY_SESSION_FIRST, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { fail } from '../fail.ts';
import { sessionSlots, type Machine } from '../machine.ts';
import { ACTIVE_SESSIONS_MAX } from '../profile.ts';
import type { Session } from './session.ts';

/** HMAC, policy and trial sessions share their slots; the handle's low bits are the slot. */
export function slotOf(handle: number): number {
  return handle & 0xffffff;
}

/** A session in memory under exactly this handle. */
export function loadedSession(machine: Machine, handle: number): Session | null {
  const session = activeSession(machine, handle);
  return session !== null && session.savedSequence === null ? session : null;
}

/** A session in memory or saved. */
export function activeSession(machine: Machine, handle: number): Session | null {
  const session = machine.state.stateReset.sessions[slotOf(handle)] ?? null;
  return session !== null && session.handle === handle ? session : null;
}

export function loadedSessions(machine: Machine): Session[] {
  return activeSessions(machine).filter((session) => session.savedSequence === null);
}

export function activeSessions(machine: Machine): Session[] {
  return machine.state.stateReset.sessions.filter((session) => session !== null);
}

/** The handle for a new session; fails with SESSION_MEMORY or SESSION_HANDLES. */
export function nextSessionHandle(machine: Machine, policy: boolean): number {
  requireSessionSlot(machine);
  const { sessions } = machine.state.stateReset;
  for (let slot = 0; slot < ACTIVE_SESSIONS_MAX; slot++) {
    if ((sessions[slot] ?? null) === null) return (policy ? POLICY_SESSION_FIRST : HMAC_SESSION_FIRST) + slot;
  }
  return fail(TPM_RC.SESSION_HANDLES);
}

/** Fails with SESSION_MEMORY if no more session can be in memory. */
export function requireSessionSlot(machine: Machine): void {
  if (loadedSessions(machine).length >= sessionSlots(machine)) fail(TPM_RC.SESSION_MEMORY);
}

export function storeSession(machine: Machine, session: Session): void {
  machine.state.stateReset.sessions[slotOf(session.handle)] = session;
}

export function removeSession(machine: Machine, session: Session): void {
  const slot = slotOf(session.handle);
  machine.state.stateReset.sessions[slot] = null;
  if (machine.state.volatile.exclusiveSession === slot) machine.state.volatile.exclusiveSession = null;
}
