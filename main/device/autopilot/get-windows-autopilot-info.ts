/**
 * What the script Get-WindowsAutopilotInfo writes: this PC as a row of a hardware-hash CSV
 * (facts/autopilot-service#import-file).
 */
import { formatHashCsv } from '../../protocols/autopilot/hash-csv.ts';
import type { Machine } from '../windows/machine.ts';
import { hardwareHashOf } from '../attestation/hardware-hash.ts';

export interface InfoOptions {
  readonly groupTag?: string;
  /** User principal name. */
  readonly assignedUser?: string;
}

/** The CSV text, at once: of a PC that need not run. `ekPublic` is the TPMT_PUBLIC of its EK. */
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
