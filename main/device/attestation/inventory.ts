/** The hardware as the hardware hash tells it (facts/hardware-hash#records). */
import { builds, type Release } from '../../../shared/release.ts';
import {
  offlineDeviceIdOf,
  type DiskBus,
  type HardwareInventory,
  type PhysicalMedium,
  type PowerPlatformRole,
} from '../../protocols/autopilot/hardware-inventory.ts';
import { bareKeyOf, readPublicArea } from '../../protocols/attestation/public-key.ts';
import type { SimTime } from '../../world/time.ts';
import type { HardwareModel, HardwareProfile } from '../hardware/hardware-profile.ts';
import { tpmProfileOf } from '../hardware/tpm-make.ts';

const buses: Readonly<Record<HardwareModel['disks'][number]['bus'], DiskBus>> = {
  nvme: 'NVMe',
  sata: 'SATA',
  scsi: 'SAS',
};
const media: Readonly<Record<HardwareModel['networkAdapters'][number]['medium'], PhysicalMedium>> = {
  wired: 'ethernet',
  wireless: 'native-802.11',
};
/** What the collecting tool says of itself and of Windows: 22H2 of Windows 10 still has the files of 2004. */
const tools: Readonly<Record<Release, { readonly build: string; readonly version: number }>> = {
  'windows-11-24h2': { build: builds['windows-11-24h2'], version: 8 },
  'windows-10-22h2': { build: builds['windows-10-22h2'].replace('.19045.', '.19041.'), version: 5 },
};
/** SMBIOS 7.4.1 and POWER_PLATFORM_ROLE; a virtual machine says that it is a desktop. */
const enclosures: Readonly<
  Record<HardwareModel['chassis'], { chassisType: number; powerPlatformRole: PowerPlatformRole }>
> = {
  desktop: { chassisType: 3, powerPlatformRole: 'desktop' },
  notebook: { chassisType: 10, powerPlatformRole: 'mobile' },
  convertible: { chassisType: 31, powerPlatformRole: 'slate' },
  'all-in-one': { chassisType: 13, powerPlatformRole: 'desktop' },
  virtual: { chassisType: 3, powerPlatformRole: 'desktop' },
};

/** Everything the hash says about this unit. `ekPublic` is the EK's TPMT_PUBLIC, `at` when the hash was taken. */
export function hardwareInventory(
  hardware: HardwareProfile,
  ekPublic: Uint8Array,
  release: Release,
  at: SimTime,
): HardwareInventory {
  const { cpu, memoryMegabytes, display, firmware, tpm, virtualMachine } = hardware;
  const { build, version } = tools[release];
  const ek = bareKeyOf(readPublicArea(ekPublic));
  const gigabytes = Math.round(memoryMegabytes / 1_024);
  return {
    collection: {
      toolBuild: build,
      osBuild: build,
      osArchitecture: cpu.architecture,
      at,
      toolVersion: version,
    },
    processor: {
      architecture: cpu.architecture,
      packages: cpu.packages,
      cores: cpu.cores,
      threads: cpu.threads,
      hyperthreading: cpu.threads > cpu.cores,
      manufacturer: cpu.manufacturer,
      model: cpu.model,
    },
    memory: { gigabytes, maximumGigabytes: gigabytes * 2, slots: 2, arrays: 1, errorCorrection: 'none' },
    disks: hardware.disks.map((disk, index) => ({
      gigabytes: disk.sizeGigabytes,
      bus: buses[disk.bus],
      rotating: virtualMachine,
      trim: true,
      serialNumber: hardware.diskSerialNumbers[index] ?? '',
    })),
    networkAdapters: hardware.networkAdapters.map((adapter, index) => ({
      medium: adapter.bus === 'vmbus' ? 'unspecified' : media[adapter.medium],
      macAddress: hardware.macAddresses[index] ?? '',
      bus: adapter.bus.toUpperCase(),
    })),
    displays: [
      {
        widthMillimetres: virtualMachine ? 0 : display.widthMillimetres,
        heightMillimetres: virtualMachine ? 0 : display.heightMillimetres,
        horizontalPixels: display.widthPixels,
        verticalPixels: display.heightPixels,
      },
    ],
    enclosure: enclosures[hardware.chassis],
    offlineDeviceId: offlineDeviceIdOf(ek),
    smbios: {
      uuid: hardware.smbiosUuid,
      serialNumber: hardware.serialNumber,
      firmwareVendor: firmware.vendor,
      firmwareVersion: firmware.version,
      manufacturer: hardware.manufacturer,
      productName: hardware.model,
      skuNumber: hardware.sku,
      family: hardware.family,
      systemVersion: '1.0',
      boardProduct: firmware.board,
      boardVersion: '1.0',
    },
    tpm: { version: tpmVersion(tpm), ekPublic: ek },
    videoAdapters: [
      {
        dedicatedVideoMegabytes: 128,
        dedicatedSystemMegabytes: 0,
        manufacturer: cpu.manufacturer,
        model: hardware.graphics,
      },
    ],
  };
}

/** As Windows' TPM base services print it, with the firmware's two words in decimal. */
function tpmVersion(tpm: HardwareModel['tpm']): string {
  const { manufacturer, firmwareVersion } = tpmProfileOf(tpm);
  return `TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'${manufacturer.replaceAll('\0', ' ')}'-Firmware:${firmwareVersion.join('.')}`;
}
