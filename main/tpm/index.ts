import { MisuseError } from '../../shared/failures.ts';
import { TPM_RC } from '../protocols/tpm2/constants.ts';
import { ResponseFault } from '../protocols/tpm2/response-fault.ts';
import { advanceClock } from './clock.ts';
import { PROCESS_MEMORY } from './crypto/prime-trail.ts';
import { errorResponse, executeCommand } from './executor.ts';
import { addToHashSequence, endHashSequence, startHashSequence } from './pcr/hash-sequence.ts';
import type { Machine } from './state/machine.ts';
import { digestOf, loadState, saveState } from './state/blob.ts';
import { manufacturedState, newVolatile } from './state/manufacture.ts';
import type { TpmState } from './state/state.ts';
import { stringifyTagged } from './state/tagged-json.ts';
import { completed, type Steps } from './steps.ts';
import type { Tpm, TpmOptions } from './tpm.ts';

export type { KeyMemory } from './crypto/prime-trail.ts';
export type { NowPort, Tpm, TpmOptions } from './tpm.ts';
export { RESEAL_TPM_PROFILE, THREE_SLOT_PROFILE } from './profile.ts';

type Ports = Pick<TpmOptions, 'now' | 'memory'>;

/** A new TPM, unpowered. Its seeds, keys and random numbers follow from `seed` (at least 16 bytes). */
export function manufactureTpm(options: TpmOptions): Tpm {
  if (options.seed.length < 16) throw new MisuseError('a TPM needs a seed of at least 16 bytes');
  return tpmOf(manufacturedState(options.seed, options.profile), options);
}

/** The TPM that `save` saved, in the same condition. Throws `BadInputError` for a blob that is no such. */
export function loadTpm(blob: Uint8Array, options: Ports = {}): Tpm {
  return tpmOf(loadState(blob), options);
}

function tpmOf(state: TpmState, { now = () => 0, memory = PROCESS_MEMORY }: Ports): Tpm {
  const machine: Machine = { state, memory, primaries: new Map(), launch: null };
  let last = now();
  let known: string | undefined;
  const touch = (): void => {
    known = undefined;
  };
  const catchUp = (): void => {
    touch();
    const current = now();
    advanceClock(machine, current - last);
    last = current;
  };
  const tpm: Tpm = {
    execute: (command, locality) => completed(tpm.begin(command, locality)),
    *begin(command, locality = 0) {
      catchUp();
      if (!state.volatile.powered) return errorResponse(TPM_RC.INITIALIZE);
      try {
        return yield* answer(machine, command, locality);
      } finally {
        touch();
      }
    },
    powerOn() {
      catchUp();
      if (state.volatile.powered) return;
      const { physicalPresence } = state.volatile;
      state.volatile = { ...newVolatile(), powered: true, physicalPresence };
    },
    powerOff() {
      catchUp();
      machine.launch = null;
      const { physicalPresence } = state.volatile;
      state.volatile = { ...newVolatile(), physicalPresence };
    },
    physicalPresence(asserted) {
      touch();
      state.volatile.physicalPresence = asserted;
    },
    hashStart() {
      touch();
      startHashSequence(machine);
    },
    hashData(data) {
      touch();
      addToHashSequence(machine, data);
    },
    hashEnd() {
      touch();
      endHashSequence(machine);
    },
    advance(milliseconds) {
      touch();
      advanceClock(machine, milliseconds);
    },
    digest: () => (known ??= digestOf(stringifyTagged([state, machine.launch]))),
    save() {
      catchUp();
      return saveState(state);
    },
    peek: () => saveState(state),
  };
  return tpm;
}

/** Total: a fault of our own is the TPM's failure, as of a chip whose firmware stumbles. */
function* answer(machine: Machine, command: Uint8Array, locality: number): Steps<Uint8Array> {
  try {
    return yield* executeCommand(machine, command, locality);
  } catch (fault) {
    return errorResponse(fault instanceof ResponseFault ? fault.responseCode : TPM_RC.FAILURE);
  }
}
