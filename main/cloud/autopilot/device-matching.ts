/**
 * Which registered device a hardware hash is of. Memory, disks and firmware may change; serial number, system
 * and either the TPM or the board's UUID must agree (facts/autopilot-service#whose-hash-it-is: 807, 908). Of a
 * device that came out of an export there is no hash: serial number, maker and model decide, and its first hash
 * is kept.
 */
import { BadInputError } from '../../../shared/failures.ts';
import { decodeHardwareHash } from '../../protocols/autopilot/hardware-hash.codec.ts';
import type { HardwareInventory } from '../../protocols/autopilot/hardware-inventory.ts';
import type { ZtdErrorName } from '../../protocols/autopilot/ztd.messages.ts';
import { equalBytes } from '../../protocols/bytes/bytes.ts';
import type { AutopilotIdentity } from '../directory/records.ts';

export type Match = { readonly identity: AutopilotIdentity } | { readonly error: ZtdErrorName };

export function matchDevice(identities: Iterable<AutopilotIdentity>, hardwareHash: string): Match {
  const inventory = decoded(hardwareHash);
  if (!inventory) return { error: 'ZtdDeviceIsNotRegistered' };
  let changed = false;
  for (const identity of identities) {
    const sameSystem = isSameSystem(identity, inventory);
    const sameBoard = identity.inventory ? isSameBoard(identity.inventory, inventory) : sameSystem;
    if (sameSystem && sameBoard) {
      if (!identity.inventory) Object.assign(identity, { hardwareHash, inventory });
      return { identity };
    }
    if (sameSystem) identity.remediationState = 'manualRemediationRequired';
    changed ||= sameSystem || sameBoard;
  }
  return { error: changed ? 'ZtdSerialNumberMismatch' : 'ZtdDeviceIsNotRegistered' };
}

function decoded(hardwareHash: string): HardwareInventory | undefined {
  try {
    return decodeHardwareHash(hardwareHash);
  } catch (error) {
    if (error instanceof BadInputError) return undefined;
    throw error;
  }
}

/** Exports may leave out maker and model: then the serial number alone is known. */
const isSameSystem = (identity: AutopilotIdentity, { smbios }: HardwareInventory): boolean =>
  same(identity.serialNumber, smbios.serialNumber) &&
  (identity.manufacturer === '' || same(identity.manufacturer, smbios.manufacturer)) &&
  (identity.model === '' || same(identity.model, smbios.productName));

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** A hash that was taken without a TPM says nothing about it: the board's UUID decides. */
function isSameBoard(registered: HardwareInventory, present: HardwareInventory): boolean {
  const before = registered.tpm?.ekPublic;
  const now = present.tpm?.ekPublic;
  if (before && now && before.length > 0 && equalBytes(before, now)) return true;
  return registered.smbios.uuid !== '' && same(registered.smbios.uuid, present.smbios.uuid);
}
