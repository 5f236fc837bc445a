/**
 * The TPM behind the simulator protocol, with what its platform port can do to it besides power: take the NV
 * memory away, cancel, fail.
 */
import { TPM_CC, TPM_RC } from '../../protocols/tpm2/constants.ts';
import { describeCommand } from '../../protocols/tpm2/decode/describe-command.ts';
import type { Tpm } from '../../tpm/index.ts';
import { COMMANDS } from '../../tpm/commands/command-table.ts';

export type SimulatedTpm = Pick<
  Tpm,
  'execute' | 'powerOn' | 'powerOff' | 'physicalPresence' | 'hashStart' | 'hashData' | 'hashEnd'
>;

export interface Simulator extends SimulatedTpm {
  /** Without NV, commands that write to it answer TPM_RC_NV_UNAVAILABLE. */
  setNv(available: boolean): void;
  /** While it is set, commands that look for primes answer TPM_RC_CANCELED, as the reference's do. */
  setCancel(cancelled: boolean): void;
  /** Until the power is gone every command answers TPM_RC_FAILURE but those that tell of it (Part 1, 39.4). */
  failForTest(): void;
}

const toldInFailure: ReadonlySet<number> = new Set([TPM_CC.GetTestResult, TPM_CC.GetCapability]);
const creators: ReadonlySet<number> = new Set([TPM_CC.CreatePrimary, TPM_CC.Create, TPM_CC.CreateLoaded]);

export function createSimulator(tpm: SimulatedTpm): Simulator {
  let nv = true;
  let cancelled = false;
  let failing = false;

  function refusal(command: Uint8Array): number | null {
    const code = codeOf(command);
    if (failing && !toldInFailure.has(code)) return TPM_RC.FAILURE;
    if (!nv && COMMANDS.get(code)?.attributes.nv === true) return TPM_RC.NV_UNAVAILABLE;
    if (cancelled && creators.has(code) && makesRsaKey(command)) return TPM_RC.CANCELED;
    return null;
  }

  return {
    execute(command, locality) {
      const code = refusal(command);
      return code === null ? tpm.execute(command, locality) : errorResponse(code);
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

/** Only the search for primes can be cancelled. */
function makesRsaKey(command: Uint8Array): boolean {
  const area = describeCommand(command).parameters['inPublic'];
  if (typeof area === 'string') return area.startsWith('0001');
  return typeof area === 'object' && area !== null && 'type' in area && area.type === 'TPM_ALG_RSA';
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
