/**
 * What the script Get-WindowsAutopilotInfo writes: this PC as a row of a hardware-hash CSV
 * (facts/autopilot-service#import-file).
 */
import { formatHashCsv } from '../../protocols/autopilot/hash-csv.ts';
import type { Process } from '../../world/process.ts';
import { ensureEk } from '../tpm-driver/tpm-provisioning.ts';
import { publicAreaBytes, TpmMessenger } from '../tpm-driver/tpm.messenger.ts';
import type { Machine } from '../windows/machine.ts';
import { hardwareHashOf } from '../attestation/hardware-hash.ts';

export interface InfoOptions {
  readonly groupTag?: string;
  /** User principal name. */
  readonly assignedUser?: string;
}

/** The CSV text, with the EK asked of the TPM. Throws TpmError. */
export function* getWindowsAutopilotInfo(machine: Machine, options: InfoOptions = {}): Process<string> {
  return autopilotInfoCsv(machine, publicAreaBytes(yield* ensureEk(new TpmMessenger(machine))), options);
}

/** The same for a known EK (its TPMT_PUBLIC), at once: of a PC that need not run. */
export const autopilotInfoCsv = (machine: Machine, ekPublic: Uint8Array, options: InfoOptions = {}): string =>
  formatHashCsv([
    {
      serialNumber: machine.hardware.serialNumber,
      productId: '',
      hardwareHash: hardwareHashOf(machine, ekPublic),
      groupTag: options.groupTag ?? '',
      assignedUser: options.assignedUser ?? '',
    },
  ]);
