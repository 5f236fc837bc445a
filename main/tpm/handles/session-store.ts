import { HMAC_SESSION_FIRST, POLICY_SESSION_FIRST, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { fail } from '../fail.ts';
import { sessionSlots, type Machine } from '../state/machine.ts';
import { ACTIVE_SESSIONS_MAX, CONTEXT_GAP_MAX } from '../profile.ts';
import { isSaved, type SavedSession, type Session } from '../state/session.ts';

/** HMAC, policy and trial sessions share their slots; the handle's low bits are the slot. */
export function slotOf(handle: number): number {
  return handle & 0xffffff;
}

/** A session in memory under exactly this handle. */
export function loadedSession(machine: Machine, handle: number): Session | null {
  const session = activeSession(machine, handle);
  return session === null || isSaved(session) ? null : session;
}

/** What is in the slot of a handle, whichever kind of session it is. */
export function sessionInSlot(machine: Machine, handle: number): Session | SavedSession | null {
  return machine.state.stateReset.sessions[slotOf(handle)] ?? null;
}

/** True if a handle names a loaded session by the type of the other kind. */
export function isOfOtherKind(machine: Machine, handle: number): boolean {
  const session = sessionInSlot(machine, handle);
  return session !== null && !isSaved(session) && session.handle !== handle;
}

/** A session in memory or saved. */
export function activeSession(machine: Machine, handle: number): Session | SavedSession | null {
  const session = sessionInSlot(machine, handle);
  return session !== null && session.handle === handle ? session : null;
}

export function loadedSessions(machine: Machine): Session[] {
  return activeSessions(machine).filter((session): session is Session => !isSaved(session));
}

export function savedSessions(machine: Machine): SavedSession[] {
  return activeSessions(machine).filter((session) => isSaved(session));
}

export function activeSessions(machine: Machine): (Session | SavedSession)[] {
  return machine.state.stateReset.sessions.filter((session) => session !== null);
}

/** The handle for a new session; fails with SESSION_MEMORY, CONTEXT_GAP or SESSION_HANDLES. */
export function nextSessionHandle(machine: Machine, policy: boolean): number {
  requireSessionSlot(machine);
  requireContextGap(machine);
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

/**
 * Fails with CONTEXT_GAP if the next sequence number would be too far from that of the oldest saved session:
 * until that one is loaded or flushed, sessions are neither started nor saved nor, but for it, loaded
 * (Part 1, 30.5).
 */
export function requireContextGap(machine: Machine, loading: SavedSession | null = null): void {
  const sequences = savedSessions(machine).map((session) => session.savedSequence);
  const oldest = Math.min(...sequences);
  const next = machine.state.stateReset.contextCounter + 1;
  if (next - oldest > CONTEXT_GAP_MAX && loading?.savedSequence !== oldest) fail(TPM_RC.CONTEXT_GAP);
}

export function storeSession(machine: Machine, session: Session | SavedSession): void {
  machine.state.stateReset.sessions[slotOf(session.handle)] = session;
}

export function removeSession(machine: Machine, session: Session | SavedSession): void {
  const slot = slotOf(session.handle);
  machine.state.stateReset.sessions[slot] = null;
  if (machine.state.volatile.exclusiveSession === slot) machine.state.volatile.exclusiveSession = null;
}
