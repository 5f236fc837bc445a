/**
 * What the firmware measures before it hands over to Windows, PCRs 0 to 7, in order (PC Client Platform
 * Firmware Profile 3.3; facts/tpm-and-boot-log#event-log). Pure: the same hardware measures the same.
 */
import { createHash } from 'node:crypto';
import type { MeasuredEvent } from '../../protocols/attestation/event-log.codec.ts';
import { measure } from '../../protocols/attestation/event-log.codec.ts';
import { EventType } from '../../protocols/attestation/event-types.ts';
import {
  EFI_GLOBAL_VARIABLE,
  EFI_IMAGE_SECURITY_DATABASE_GUID,
  encodeUefiVariableData,
} from '../../protocols/attestation/uefi.ts';
import { guidBytes, u32, u64, u8 } from '../../protocols/bytes/little-endian.ts';
import { ascii, concat } from '../../protocols/bytes/bytes.ts';
import { imageLoadEvent } from './boot-image.ts';
import type { BootComponent, HardwareProfile } from '../hardware/hardware-profile.ts';
import { wideText } from './sipa.ts';

const separator = new Uint8Array(4);
const pcrsOfFirmware = [0, 1, 2, 3, 4, 5, 6, 7];
const sha256 = (text: string): Uint8Array => Uint8Array.from(createHash('sha256').update(text).digest());

/** EFI_CERT_SHA256_GUID and the owner of the lists' entries. */
const certSha256Guid = 'c1c41626-504c-4092-aca9-41f936934328';
const ownerGuid = '77fa9abd-0359-4d32-bd60-28f4e78f784b';

export function firmwareMeasurements(hardware: HardwareProfile): MeasuredEvent[] {
  return [
    ...code(hardware),
    ...configuration(hardware),
    ...secureBootPolicy(hardware),
    measure(4, EventType.EV_EFI_ACTION, ascii('Calling EFI Application from Boot Option')),
    ...pcrsOfFirmware.map((pcr) => measure(pcr, EventType.EV_SEPARATOR, separator)),
    ...bootAuthority(hardware),
    measure(5, EventType.EV_EFI_GPT_EVENT, partitionTable(hardware)),
    ...bootApplications(hardware),
    measure(5, EventType.EV_EFI_ACTION, ascii('Exit Boot Services Invocation')),
    measure(5, EventType.EV_EFI_ACTION, ascii('Exit Boot Services Returned with Success')),
  ];
}

const ofKind = (hardware: HardwareProfile, kind: BootComponent['kind']): BootComponent[] =>
  hardware.bootComponents.filter((component) => component.kind === kind);

/** PCR 0: the version of the core root of trust and the firmware volumes. PCR 2: option ROMs. */
function code(hardware: HardwareProfile): MeasuredEvent[] {
  return [
    measure(0, EventType.EV_S_CRTM_VERSION, wideText(hardware.firmware.version)),
    ...ofKind(hardware, 'firmware-volume').map((volume) => firmwareVolume(volume)),
    ...ofKind(hardware, 'option-rom').map((rom) =>
      imageLoadEvent(2, EventType.EV_EFI_BOOT_SERVICES_DRIVER, rom),
    ),
  ];
}

/** UEFI_PLATFORM_FIRMWARE_BLOB2 (PFP 10.2.5): description, address and length; the digest is of the volume. */
function firmwareVolume(volume: BootComponent): MeasuredEvent {
  const { digests } = measure(0, 0, ascii(`${volume.publisher}\0${volume.name}\0${volume.version}`));
  const description = ascii(volume.name);
  const data = concat(u8(description.length), description, u64(0xff000000), u64(0x400000));
  return { pcr: 0, type: EventType.EV_EFI_PLATFORM_FIRMWARE_BLOB2, digests, data };
}

/** PCR 1: the tables that tell the hardware, without what only one unit has. */
function configuration(hardware: HardwareProfile): MeasuredEvent[] {
  const { manufacturer, model, sku, cpu, memoryMegabytes, firmware } = hardware;
  const table = [manufacturer, model, sku, firmware.board, cpu.model, `${memoryMegabytes}`].join('\0');
  return [measure(1, EventType.EV_EFI_HANDOFF_TABLES2, ascii(`SmbiosTable\0${table}`))];
}

/** PCR 7 before its separator: whether Secure Boot is on, and its keys and lists. */
function secureBootPolicy(hardware: HardwareProfile): MeasuredEvent[] {
  const { manufacturer, secureBoot } = hardware;
  const variables = [
    { guid: EFI_GLOBAL_VARIABLE, name: 'SecureBoot', data: u8(secureBoot ? 1 : 0) },
    { guid: EFI_GLOBAL_VARIABLE, name: 'PK', data: signatureList(`${manufacturer} platform key`) },
    { guid: EFI_GLOBAL_VARIABLE, name: 'KEK', data: signatureList(`${manufacturer} key exchange key`) },
    { guid: EFI_IMAGE_SECURITY_DATABASE_GUID, name: 'db', data: signatureList(windowsAuthority) },
    { guid: EFI_IMAGE_SECURITY_DATABASE_GUID, name: 'dbx', data: signatureList('revoked loaders') },
  ];
  return variables.map((variable) =>
    measure(7, EventType.EV_EFI_VARIABLE_DRIVER_CONFIG, encodeUefiVariableData(variable)),
  );
}

const windowsAuthority = 'authority of the Windows boot manager';

/** EFI_SIGNATURE_LIST with one entry (UEFI 2.10, 32.4.1). */
function signatureList(holder: string): Uint8Array {
  const entry = signatureEntry(holder);
  return concat(guidBytes(certSha256Guid), u32(28 + entry.length), u32(0), u32(entry.length), entry);
}

const signatureEntry = (holder: string): Uint8Array => concat(guidBytes(ownerGuid), sha256(holder));

/** PCR 7 after its separator: the entry of db that the boot manager was verified with. */
function bootAuthority(hardware: HardwareProfile): MeasuredEvent[] {
  if (!hardware.secureBoot) return [];
  const data = signatureEntry(windowsAuthority);
  const variable = { guid: EFI_IMAGE_SECURITY_DATABASE_GUID, name: 'db', data };
  return [measure(7, EventType.EV_EFI_VARIABLE_AUTHORITY, encodeUefiVariableData(variable))];
}

/** UEFI_GPT_DATA (PFP 10.2.7): the header of the disk's partition table, and no partition before Windows'. */
function partitionTable(hardware: HardwareProfile): Uint8Array {
  const [disk] = hardware.disks;
  const [serialNumber = ''] = hardware.diskSerialNumbers;
  const sectors = BigInt(disk?.sizeGigabytes ?? 0) * 1_953_125n;
  const diskGuid = sha256(`disk ${serialNumber}`).slice(0, 16);
  const header = concat(
    ascii('EFI PART'),
    u32(0x00010000),
    u32(92),
    sha256(serialNumber).slice(0, 4),
    u32(0),
    u64(1),
    u64(sectors - 1n),
    u64(34),
    u64(sectors - 34n),
    diskGuid,
    u64(2),
    u32(128),
    u32(128),
    sha256(`partitions ${serialNumber}`).slice(0, 4),
  );
  return concat(header, u64(0));
}

/** PCR 4: the boot manager and the loader that it starts. */
const bootApplications = (hardware: HardwareProfile): MeasuredEvent[] =>
  [...ofKind(hardware, 'boot-manager'), ...ofKind(hardware, 'os-loader')].map((application) =>
    imageLoadEvent(4, EventType.EV_EFI_BOOT_SERVICES_APPLICATION, application),
  );
