/**
 * The TPM behind the simulator protocol, with what its platform port can do to it besides power: take the NV
 * memory away, cancel, fail.
 */
import { TPM_CC, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { ResponseFault } from '../../protocols/tpm2/response-fault.ts';
import type { Tpm } from '../../tpm/index.ts';
import { COMMANDS } from '../../tpm/commands/command-table.ts';

export type SimulatedTpm = Pick<
  Tpm,
  'begin' | 'powerOn' | 'powerOff' | 'physicalPresence' | 'hashStart' | 'hashData' | 'hashEnd'
>;

export interface Simulator extends SimulatedTpm {
  /** Without NV, commands that write to it answer TPM_RC_NV_UNAVAILABLE. */
  setNv(available: boolean): void;
  /** While it is set, a command that looks for primes ends with TPM_RC_CANCELED, as the reference's do. */
  setCancel(cancelled: boolean): void;
  /** Until the power is gone every command answers TPM_RC_FAILURE but those that tell of it (Part 1, 39.4). */
  failForTest(): void;
}

const toldInFailure: ReadonlySet<number> = new Set([TPM_CC.GetTestResult, TPM_CC.GetCapability]);

export function createSimulator(tpm: SimulatedTpm): Simulator {
  let nv = true;
  let cancelled = false;
  let failing = false;

  function refusal(command: Uint8Array): number | null {
    const code = codeOf(command);
    if (failing && !toldInFailure.has(code)) return TPM_RC.FAILURE;
    if (!nv && COMMANDS.get(code)?.attributes.nv === true) return TPM_RC.NV_UNAVAILABLE;
    return null;
  }

  return {
    *begin(command, locality) {
      const code = refusal(command);
      if (code !== null) return errorResponse(code);
      const steps = tpm.begin(command, locality);
      for (let step = steps.next(); ; step = cancelled ? cancel(steps) : steps.next()) {
        if (step.done === true) return step.value;
        yield;
      }
    },
    powerOn: () => tpm.powerOn(),
    powerOff() {
      failing = false;
      tpm.powerOff();
    },
    physicalPresence: (asserted) => tpm.physicalPresence(asserted),
    hashStart: () => tpm.hashStart(),
    hashData: (data) => tpm.hashData(data),
    hashEnd: () => tpm.hashEnd(),
    setNv(available) {
      nv = available;
    },
    setCancel(now) {
      cancelled = now;
    },
    failForTest() {
      failing = true;
    },
  };
}

/** Only the search for primes takes steps, and so can be cancelled. */
function cancel(steps: ReturnType<Tpm['begin']>): IteratorResult<void, Uint8Array> {
  return steps.throw(new ResponseFault(TPM_RC.CANCELED));
}

const codeOf = (command: Uint8Array): number =>
  command.length < 10 ? 0 : new DataView(command.buffer, command.byteOffset).getUint32(6);

function errorResponse(responseCode: number): Uint8Array {
  const response = new Uint8Array(10);
  const view = new DataView(response.buffer);
  view.setUint16(0, 0x8001);
  view.setUint32(2, 10);
  view.setUint32(6, responseCode);
  return response;
}
