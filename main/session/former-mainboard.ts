/** The hash that a PC had before its mainboard was replaced: another TPM and another UUID, the rest as it is. */
import { createHash } from 'node:crypto';
import type { HashCsvRow } from '../protocols/autopilot/hash-csv.ts';
import { decodeHardwareHash, encodeHardwareHash } from '../protocols/autopilot/hardware-hash.codec.ts';
import { offlineDeviceIdOf, type HardwareInventory } from '../protocols/autopilot/hardware-inventory.ts';

/** 2048 bits of another key in the place of the endorsement key's modulus: the service compares, it does not use it. */
function anotherKey(key: Uint8Array): Uint8Array {
  const digest = createHash('sha256').update(key).digest();
  return key.map((byte, index) => byte ^ (digest[index % digest.length] ?? 0));
}

const anotherUuid = (uuid: string): string =>
  createHash('sha256')
    .update(uuid)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

function ofAnotherChip(
  tpm: NonNullable<HardwareInventory['tpm']>,
): Pick<HardwareInventory, 'tpm' | 'offlineDeviceId'> {
  const ekPublic = anotherKey(tpm.ekPublic);
  return { tpm: { ...tpm, ekPublic }, offlineDeviceId: offlineDeviceIdOf(ekPublic) };
}

/** The row with the hash of before; serial number and group tag stay. Throws BadInputError for a damaged hash. */
export function ofFormerMainboard(row: HashCsvRow): HashCsvRow {
  const inventory = decodeHardwareHash(row.hardwareHash);
  const { smbios, tpm } = inventory;
  const former = {
    ...inventory,
    smbios: { ...smbios, uuid: anotherUuid(smbios.uuid) },
    ...(tpm ? ofAnotherChip(tpm) : {}),
  };
  return { ...row, hardwareHash: encodeHardwareHash(former) };
}
