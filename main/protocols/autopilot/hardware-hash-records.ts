/** Record types and codes of the OA block (facts/hardware-hash#records). */
import type {
  Architecture,
  DiskBus,
  ErrorCorrection,
  PhysicalMedium,
  PowerPlatformRole,
} from './hardware-inventory.ts';

/** Seconds between 1970 and 2000, where the block's time begins. */
export const secondsTo2000 = 946_684_800;

export const RecordType = {
  Collection: 1,
  Processor: 2,
  ProcessorManufacturer: 3,
  ProcessorModel: 4,
  Memory: 5,
  Disk: 6,
  DiskSerialNumber: 7,
  NetworkAdapter: 8,
  Display: 9,
  Enclosure: 10,
  OfflineDeviceId: 11,
  SmbiosUuid: 12,
  TpmVersion: 13,
  SmbiosSerialNumber: 14,
  FirmwareVendor: 15,
  SystemManufacturer: 16,
  SystemProductName: 17,
  SystemSkuNumber: 18,
  SystemFamily: 19,
  FirmwareVersion: 20,
  BoardProduct: 21,
  BoardVersion: 22,
  SystemVersion: 23,
  ProductKeyId: 24,
  TpmEkPub: 25,
  ProductKeyPartNumber: 26,
  /** Four bytes; what they say is not known. */
  Unknown27: 27,
  DiskSerialNumberKernel: 28,
  VideoAdapterMemory: 29,
  VideoAdapterName: 30,
} as const;

/** PROCESSOR_ARCHITECTURE_… */
export const architectures: Readonly<Record<Architecture, number>> = { x86: 0, x64: 9, arm64: 12 };

/** STORAGE_BUS_TYPE. */
export const diskBuses: Readonly<Record<DiskBus, number>> = {
  SCSI: 1,
  ATAPI: 2,
  ATA: 3,
  RAID: 8,
  SAS: 10,
  SATA: 11,
  SD: 12,
  NVMe: 17,
};

/** NDIS_PHYSICAL_MEDIUM. */
export const physicalMedia: Readonly<Record<PhysicalMedium, number>> = {
  unspecified: 0,
  'wireless-lan': 1,
  'native-802.11': 9,
  bluetooth: 10,
  ethernet: 14,
};

/** SMBIOS 7.17.3. */
export const errorCorrections: Readonly<Record<ErrorCorrection, number>> = {
  none: 3,
  parity: 4,
  'single-bit-ecc': 5,
  'multi-bit-ecc': 6,
  crc: 7,
};

export const powerPlatformRoles: Readonly<Record<PowerPlatformRole, number>> = {
  unspecified: 0,
  desktop: 1,
  mobile: 2,
  workstation: 3,
  'appliance-pc': 6,
  slate: 8,
};

export const offlineDeviceIdKinds = { TPM_EK: 0x0001, UEFI_VARIABLE_TPM: 0x0102 } as const;

/** The name of a code; `other` where the code has none here. */
export function nameOf<Name extends string>(
  table: Readonly<Record<Name, number>>,
  code: number,
  other: NoInfer<Name>,
): Name {
  for (const name in table) if (table[name] === code) return name;
  return other;
}
