/** The hardware hash of this PC, as DeviceHardwareData of the DevDetail CSP gives it. */
import { encodeHardwareHash } from '../../protocols/autopilot/hardware-hash.codec.ts';
import type { Process } from '../../world/process.ts';
import { ensureEk } from '../tpm-driver/tpm-provisioning.ts';
import { publicAreaBytes, TpmMessenger } from '../tpm-driver/tpm.messenger.ts';
import { hardwareInventory } from './inventory.ts';
import type { Machine } from '../windows/machine.ts';

/** Base64; `ekPublic` is the EK's TPMT_PUBLIC. The hash tells when it was taken, so two of them differ though the hardware does not. */
export const hardwareHashOf = (machine: Machine, ekPublic: Uint8Array): string =>
  encodeHardwareHash(hardwareInventory(machine.hardware, ekPublic, machine.release, machine.deviceTime()));

/** The same, with the EK asked of the TPM. Throws TpmError. */
export function* hardwareHash(machine: Machine): Process<string> {
  return hardwareHashOf(machine, publicAreaBytes(yield* ensureEk(new TpmMessenger(machine))));
}
