import type { TpmtSensitive } from '../../protocols/tpm2/structures/sensitive.ts';
import type { TpmtPublic } from '../../protocols/tpm2/structures/public-area.ts';
import { randomBytes } from '../crypto/drbg.ts';
import type { KeyMemory } from '../crypto/prime-trail.ts';
import { DEFAULT_SLOTS } from '../profile.ts';
import type { TpmState } from './state.ts';

/** A template made into a key: the public area with its `unique`, and the private part without authValue. */
export interface GeneratedKey {
  readonly public: TpmtPublic;
  readonly sensitive: TpmtSensitive;
}

/** A TPM at work: its state, and what may be computed again and is not saved. */
export interface Machine {
  readonly state: TpmState;
  /** Primary keys already derived, by seed and template. */
  readonly primaries: Map<string, GeneratedKey>;
  /** Where searches for primes ended; outlives the TPM. */
  readonly memory: KeyMemory;
  /** A hash sequence of the interface; not saved, for it does not outlast the power. */
  launch: { readonly data: Uint8Array[]; complete: boolean } | null;
}

/** The next `size` bytes of the TPM's generator. */
export function random(machine: Machine, size: number): Uint8Array {
  return randomBytes(machine.state.permanent.drbg, size);
}

export function transientSlots(machine: Machine): number {
  return machine.state.profile.transientSlots ?? DEFAULT_SLOTS.transient;
}

export function sessionSlots(machine: Machine): number {
  return machine.state.profile.sessionSlots ?? DEFAULT_SLOTS.session;
}

export function persistentSlots(machine: Machine): number {
  return machine.state.profile.persistentSlots ?? DEFAULT_SLOTS.persistent;
}
