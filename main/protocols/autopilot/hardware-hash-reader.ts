/** From the records of an OA block to the inventory. */
import { instant } from '../../world/time.ts';
import { guidText, LittleEndianReader } from '../bytes/little-endian.ts';
import {
  architectures,
  diskBuses,
  errorCorrections,
  nameOf,
  offlineDeviceIdKinds,
  physicalMedia,
  powerPlatformRoles,
  RecordType,
  secondsTo2000,
} from './hardware-hash-records.ts';
import type { HardwareInventory } from './hardware-inventory.ts';

type Records = ReadonlyMap<number, readonly Uint8Array[]>;

/** Values that are missing, or that a record is too short for, are empty: 0, '', none. */
export function readInventory(records: Records): HardwareInventory {
  const text = (type: number): string => texts(records, type)[0] ?? '';
  const offlineDeviceId = offlineDeviceIdOf(records);
  const ekPublic = records.get(RecordType.TpmEkPub)?.[0];
  const tpmVersion = text(RecordType.TpmVersion);
  const productKey = { id: text(RecordType.ProductKeyId), partNumber: text(RecordType.ProductKeyPartNumber) };
  const enclosure = open(records, RecordType.Enclosure)[0] ?? emptyRecord();
  const uuid = records.get(RecordType.SmbiosUuid)?.[0];
  return {
    collection: collectionOf(records),
    processor: {
      ...processorOf(records),
      manufacturer: text(RecordType.ProcessorManufacturer),
      model: text(RecordType.ProcessorModel),
    },
    memory: memoryOf(records),
    disks: disksOf(records),
    networkAdapters: open(records, RecordType.NetworkAdapter).map((record) => ({
      medium: nameOf(physicalMedia, record.u32(), 'unspecified'),
      macAddress: macText(record.take(6)),
      bus: busOf(record),
    })),
    displays: open(records, RecordType.Display).map((record) => ({
      widthMillimetres: record.u16(),
      heightMillimetres: record.u16(),
      horizontalPixels: record.u16(),
      verticalPixels: record.u16(),
    })),
    enclosure: {
      chassisType: enclosure.u8(),
      powerPlatformRole: nameOf(powerPlatformRoles, enclosure.u8(), 'unspecified'),
    },
    ...(offlineDeviceId ? { offlineDeviceId } : {}),
    smbios: {
      uuid: uuid ? guidText(uuid) : '',
      serialNumber: text(RecordType.SmbiosSerialNumber),
      firmwareVendor: text(RecordType.FirmwareVendor),
      firmwareVersion: text(RecordType.FirmwareVersion),
      manufacturer: text(RecordType.SystemManufacturer),
      productName: text(RecordType.SystemProductName),
      skuNumber: text(RecordType.SystemSkuNumber),
      family: text(RecordType.SystemFamily),
      systemVersion: text(RecordType.SystemVersion),
      boardProduct: text(RecordType.BoardProduct),
      boardVersion: text(RecordType.BoardVersion),
    },
    ...(ekPublic || tpmVersion
      ? { tpm: { version: tpmVersion, ekPublic: ekPublic ?? new Uint8Array(0) } }
      : {}),
    ...(productKey.id || productKey.partNumber ? { productKey } : {}),
    videoAdapters: videoAdaptersOf(records),
  };
}

const open = (records: Records, type: number): LittleEndianReader[] =>
  (records.get(type) ?? []).map((value) => new LittleEndianReader(value, `hardware hash, record ${type}`));

/** Stands for a record that is missing. */
const emptyRecord = (): LittleEndianReader => new LittleEndianReader(new Uint8Array(32), 'hardware hash');

/** UTF-16 up to its zero. */
const wideText = (value: Uint8Array): string =>
  Buffer.from(value).toString('utf16le').split('\0', 1)[0] ?? '';

/** Strings end at their zero byte. */
const texts = (records: Records, type: number): string[] =>
  (records.get(type) ?? []).map((value) => Buffer.from(value).toString('utf8').split('\0', 1)[0] ?? '');

function collectionOf(records: Records): HardwareInventory['collection'] {
  const record = open(records, RecordType.Collection)[0] ?? emptyRecord();
  const toolBuild = buildText(record);
  const osBuild = buildText(record);
  const at = instant((record.u32() + secondsTo2000) * 1_000);
  record.take(2);
  const osArchitecture = nameOf(architectures, record.u8(), 'x64');
  return { toolBuild, osBuild, osArchitecture, at, toolVersion: record.u8() };
}

/** Written minor, major, revision, build. */
function buildText(record: LittleEndianReader): string {
  const [minor, major, revision, build] = [record.u16(), record.u16(), record.u16(), record.u16()];
  return `${major}.${minor}.${build}.${revision}`;
}

function processorOf(records: Records): Omit<HardwareInventory['processor'], 'manufacturer' | 'model'> {
  const record = open(records, RecordType.Processor)[0] ?? emptyRecord();
  return {
    architecture: nameOf(architectures, record.u16(), 'x64'),
    packages: record.u16(),
    cores: record.u16(),
    threads: record.u16(),
    hyperthreading: record.u16() !== 0,
  };
}

function memoryOf(records: Records): HardwareInventory['memory'] {
  const record = open(records, RecordType.Memory)[0] ?? emptyRecord();
  return {
    gigabytes: record.u64(),
    maximumGigabytes: record.u64(),
    slots: record.u16(),
    arrays: record.u16(),
    errorCorrection: nameOf(errorCorrections, record.u8(), 'none'),
  };
}

/** UTF-16 with its terminator, behind its length in bytes. */
function busOf(record: LittleEndianReader): string {
  const size = record.u32();
  return wideText(record.take(size));
}

/** A disk's record may name its product and vendor after the serial number, each after a '|'. */
function disksOf(records: Records): HardwareInventory['disks'] {
  const serialNumbers = texts(records, RecordType.DiskSerialNumber);
  const byKernel = texts(records, RecordType.DiskSerialNumberKernel);
  return open(records, RecordType.Disk).map((record, index) => ({
    gigabytes: record.u64(),
    bus: nameOf(diskBuses, record.u16(), 'SCSI'),
    rotating: record.u8() !== 0,
    trim: record.u8() !== 0,
    serialNumber: (serialNumbers[index] ?? byKernel[index] ?? '').split('|', 1)[0]?.trim() ?? '',
  }));
}

function offlineDeviceIdOf(records: Records): HardwareInventory['offlineDeviceId'] {
  const record = open(records, RecordType.OfflineDeviceId)[0];
  if (!record) return undefined;
  record.take(4);
  const kind = nameOf(offlineDeviceIdKinds, record.u16(), 'UEFI_VARIABLE_TPM');
  const size = record.u16();
  record.take(2);
  return { kind, id: record.take(size) };
}

function videoAdaptersOf(records: Records): HardwareInventory['videoAdapters'] {
  const names = (records.get(RecordType.VideoAdapterName) ?? []).map(wideText);
  return open(records, RecordType.VideoAdapterMemory).map((record, index) => {
    const [manufacturer = '', ...model] = (names[index] ?? '').split('|');
    return {
      dedicatedVideoMegabytes: record.u64(),
      dedicatedSystemMegabytes: record.u64(),
      manufacturer,
      model: model.join('|'),
    };
  });
}

const macText = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('-');
