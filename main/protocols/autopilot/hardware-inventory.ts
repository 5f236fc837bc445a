/** What a hardware hash says about a PC (facts/hardware-hash#records; units as the collecting tool reports them). */
import { createHash } from 'node:crypto';
import type { SimTime } from '../../world/time.ts';

export type Architecture = 'x86' | 'x64' | 'arm64';
export type DiskBus = 'SCSI' | 'ATAPI' | 'ATA' | 'RAID' | 'SAS' | 'SATA' | 'SD' | 'NVMe';
export type PhysicalMedium = 'unspecified' | 'wireless-lan' | 'native-802.11' | 'bluetooth' | 'ethernet';
export type ErrorCorrection = 'none' | 'parity' | 'single-bit-ecc' | 'multi-bit-ecc' | 'crc';
/** Of POWER_PLATFORM_ROLE. */
export type PowerPlatformRole =
  | 'unspecified'
  | 'desktop'
  | 'mobile'
  | 'workstation'
  | 'appliance-pc'
  | 'slate';

export interface HardwareInventory {
  readonly collection: {
    /** '10.0.26100.1742': of the collecting tool and of Windows. */
    readonly toolBuild: string;
    readonly osBuild: string;
    readonly osArchitecture: Architecture;
    /** Whole seconds from 2000 on. */
    readonly at: SimTime;
    readonly toolVersion: number;
  };
  readonly processor: {
    readonly architecture: Architecture;
    readonly packages: number;
    readonly cores: number;
    readonly threads: number;
    readonly hyperthreading: boolean;
    readonly manufacturer: string;
    readonly model: string;
  };
  readonly memory: {
    readonly gigabytes: number;
    readonly maximumGigabytes: number;
    readonly slots: number;
    readonly arrays: number;
    readonly errorCorrection: ErrorCorrection;
  };
  readonly disks: readonly {
    readonly gigabytes: number;
    readonly bus: DiskBus;
    readonly rotating: boolean;
    readonly trim: boolean;
    /** Without '|' and without blanks around it. */
    readonly serialNumber: string;
  }[];
  readonly networkAdapters: readonly {
    readonly medium: PhysicalMedium;
    /** '02-00-5E-10-00-01'. */
    readonly macAddress: string;
    /** 'PCI', 'USB', 'VMBUS': what the adapter is plugged into, as Plug and Play names it. */
    readonly bus: string;
  }[];
  /** Millimetres are 0 where the display does not tell its size. */
  readonly displays: readonly {
    readonly widthMillimetres: number;
    readonly heightMillimetres: number;
    readonly horizontalPixels: number;
    readonly verticalPixels: number;
  }[];
  readonly enclosure: {
    /** SMBIOS 7.4.1: 9 laptop, 10 notebook, 3 desktop. */
    readonly chassisType: number;
    readonly powerPlatformRole: PowerPlatformRole;
  };
  /** Absent where neither a TPM nor a firmware variable gives one. */
  readonly offlineDeviceId?: {
    readonly kind: 'TPM_EK' | 'UEFI_VARIABLE_TPM';
    /** 32 bytes. */
    readonly id: Uint8Array;
  };
  readonly smbios: {
    readonly uuid: string;
    readonly serialNumber: string;
    readonly firmwareVendor: string;
    readonly firmwareVersion: string;
    readonly manufacturer: string;
    readonly productName: string;
    readonly skuNumber: string;
    readonly family: string;
    readonly systemVersion: string;
    readonly boardProduct: string;
    readonly boardVersion: string;
  };
  /** Absent on a PC without TPM. */
  readonly tpm?: {
    /** "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'RSL'-Firmware:458752.3". */
    readonly version: string;
    /** The modulus of an RSA endorsement key, big-endian; of an elliptic curve's the coordinates x and y. */
    readonly ekPublic: Uint8Array;
  };
  /** Of the digital product key in the firmware. */
  readonly productKey?: { readonly id: string; readonly partNumber: string };
  readonly videoAdapters: readonly {
    readonly dedicatedVideoMegabytes: number;
    readonly dedicatedSystemMegabytes: number;
    readonly manufacturer: string;
    readonly model: string;
  }[];
}

/** What a PC with a TPM is known by: the SHA-256 of its EK, as the hash holds it. */
export const offlineDeviceIdOf = (
  ekPublic: Uint8Array,
): NonNullable<HardwareInventory['offlineDeviceId']> => ({
  kind: 'TPM_EK',
  id: Uint8Array.from(createHash('sha256').update(ekPublic).digest()),
});
