/**
 * The hardware hash ("4K hash"): Base64 of an OA block of records about the hardware, closed by a CS trailer
 * with the SHA-256 of what is before it, filled with zeros to 3000 bytes (facts/hardware-hash#layout).
 */
import { createHash } from 'node:crypto';
import { BadInputError, MisuseError } from '../../../shared/failures.ts';
import { guidBytes, LittleEndianReader, u16, u32, u64, u8 } from '../bytes/little-endian.ts';
import { fromBase64, toBase64 } from '../bytes/base64.ts';
import { concat, equalBytes } from '../bytes/bytes.ts';
import { readInventory } from './hardware-hash-reader.ts';
import {
  architectures,
  diskBuses,
  errorCorrections,
  offlineDeviceIdKinds,
  physicalMedia,
  powerPlatformRoles,
  RecordType,
  secondsTo2000,
} from './hardware-hash-records.ts';
import type { HardwareInventory } from './hardware-inventory.ts';

export type { HardwareInventory };

const blockTag = Buffer.from('OA', 'latin1');
const trailerTag = Buffer.from('CS', 'latin1');
const headerSize = 4;
const trailerSize = 4 + 32;
const filledSize = 3_000;
const place = 'hardware hash';

/** Base64 of the block. The same inventory always gives the same hash. */
export function encodeHardwareHash(inventory: HardwareInventory): string {
  const records = concat(...recordsOf(inventory));
  const end = headerSize + records.length;
  if (end + trailerSize > 0xffff) throw new MisuseError('The inventory is too large for a hardware hash');
  const block = concat(blockTag, u16(end), records);
  const trailer = concat(trailerTag, u16(trailerSize), sha256(block));
  const fill = new Uint8Array(Math.max(0, filledSize - end - trailerSize));
  return toBase64(concat(block, trailer, fill));
}

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

const record = (type: number, ...value: readonly Uint8Array[]): Uint8Array => {
  const bytes = concat(...value);
  return concat(u16(type), u16(headerSize + bytes.length), bytes);
};
const text = (type: number, value: string): Uint8Array => record(type, Buffer.from(value), u8(0));

/** UTF-16 with its terminator. */
const wideText = (value: string): Uint8Array => Buffer.from(`${value}\0`, 'utf16le');

/** The end of a display's record; the published hashes have no other value there, and what it says is not known. */
const displayEnd = 0xffff_ffff;

/** In the order in which Windows writes them. */
function* recordsOf(inventory: HardwareInventory): Generator<Uint8Array> {
  const { collection, processor, memory, enclosure, offlineDeviceId, smbios, tpm, productKey } = inventory;
  yield record(
    RecordType.Collection,
    build(collection.toolBuild),
    build(collection.osBuild),
    u32(Math.floor(collection.at / 1_000) - secondsTo2000),
    u8(0), // time zone: UTC
    u8(2), // full Windows, not Windows PE
    u8(architectures[collection.osArchitecture]),
    u8(collection.toolVersion),
  );
  yield record(
    RecordType.Processor,
    u16(architectures[processor.architecture]),
    u16(processor.packages),
    u16(processor.cores),
    u16(processor.threads),
    u16(Number(processor.hyperthreading)),
    u16(0),
  );
  yield record(
    RecordType.Memory,
    u64(memory.gigabytes),
    u64(memory.maximumGigabytes),
    u16(memory.slots),
    u16(memory.arrays),
    u8(errorCorrections[memory.errorCorrection]),
  );
  yield text(RecordType.ProcessorManufacturer, processor.manufacturer);
  yield text(RecordType.ProcessorModel, processor.model);
  for (const disk of inventory.disks) {
    yield record(
      RecordType.Disk,
      u64(disk.gigabytes),
      u16(diskBuses[disk.bus]),
      u8(disk.rotating ? 0xff : 0),
      u8(Number(disk.trim)),
    );
    yield text(RecordType.DiskSerialNumber, disk.serialNumber);
  }
  for (const { medium, macAddress, bus } of inventory.networkAdapters) {
    const name = wideText(bus);
    yield record(
      RecordType.NetworkAdapter,
      u32(physicalMedia[medium]),
      macBytes(macAddress),
      u32(name.length),
      name,
    );
  }
  for (const display of inventory.displays)
    yield record(
      RecordType.Display,
      u16(display.widthMillimetres),
      u16(display.heightMillimetres),
      u16(display.horizontalPixels),
      u16(display.verticalPixels),
      u32(displayEnd),
    );
  yield record(RecordType.Unknown27, u32(0));
  yield record(
    RecordType.Enclosure,
    u8(enclosure.chassisType),
    u8(powerPlatformRoles[enclosure.powerPlatformRole]),
    u8(0), // no optical drive
    u16(0), // no digitizer
  );
  if (tpm) {
    yield text(RecordType.TpmVersion, tpm.version);
    yield record(RecordType.TpmEkPub, tpm.ekPublic);
  }
  if (offlineDeviceId)
    yield record(
      RecordType.OfflineDeviceId,
      u32(0), // status: found
      u16(offlineDeviceIdKinds[offlineDeviceId.kind]),
      u16(offlineDeviceId.id.length),
      u16(0),
      offlineDeviceId.id,
    );
  yield record(RecordType.SmbiosUuid, guidBytes(smbios.uuid));
  yield text(RecordType.SmbiosSerialNumber, smbios.serialNumber);
  yield text(RecordType.FirmwareVendor, smbios.firmwareVendor);
  yield text(RecordType.SystemManufacturer, smbios.manufacturer);
  yield text(RecordType.SystemProductName, smbios.productName);
  yield text(RecordType.SystemSkuNumber, smbios.skuNumber);
  yield text(RecordType.SystemFamily, smbios.family);
  yield text(RecordType.FirmwareVersion, smbios.firmwareVersion);
  yield text(RecordType.BoardProduct, smbios.boardProduct);
  yield text(RecordType.BoardVersion, smbios.boardVersion);
  yield text(RecordType.SystemVersion, smbios.systemVersion);
  if (productKey) {
    yield text(RecordType.ProductKeyId, productKey.id);
    yield text(RecordType.ProductKeyPartNumber, productKey.partNumber);
  }
  for (const { serialNumber } of inventory.disks) yield text(RecordType.DiskSerialNumberKernel, serialNumber);
  for (const adapter of inventory.videoAdapters) {
    yield record(
      RecordType.VideoAdapterMemory,
      u64(adapter.dedicatedVideoMegabytes),
      u64(adapter.dedicatedSystemMegabytes),
      u16(0),
    );
    const name = `${adapter.manufacturer}|${adapter.model}`;
    yield record(RecordType.VideoAdapterName, wideText(name));
  }
}

/** Minor, major, revision, build. */
function build(dotted: string): Uint8Array {
  const match = /^(\d{1,5})\.(\d{1,5})\.(\d{1,5})\.(\d{1,5})$/.exec(dotted);
  if (!match) throw new MisuseError(`"${dotted}" is no build of four numbers`);
  const [major = 0, minor = 0, number = 0, revision = 0] = match.slice(1).map(Number);
  return concat(u16(minor), u16(major), u16(revision), u16(number));
}

function macBytes(address: string): Uint8Array {
  const hex = address.replace(/[-:]/g, '');
  if (!/^[0-9a-fA-F]{12}$/.test(hex)) throw new MisuseError(`"${address}" is no MAC address`);
  return Uint8Array.from(Buffer.from(hex, 'hex'));
}

/**
 * What a hash says. Records that are not known are passed over; for records that are missing the values are
 * empty. Throws BadInputError where the block is damaged: tags, lengths, or the SHA-256 of the trailer.
 */
export function decodeHardwareHash(base64: string): HardwareInventory {
  const bytes = fromBase64(base64, place);
  const reader = new LittleEndianReader(bytes, place);
  if (!equalBytes(reader.take(2), blockTag)) throw damaged('The hash does not begin with OA');
  const end = reader.u16();
  if (end < headerSize) throw damaged('The hash has no records');
  const records = reader.take(end - headerSize);
  if (!equalBytes(reader.take(2), trailerTag) || reader.u16() !== trailerSize)
    throw damaged('The hash has no CS trailer after its records');
  if (!equalBytes(reader.take(32), sha256(bytes.subarray(0, end))))
    throw damaged('The SHA-256 of the hash does not match its records');
  return readInventory(recordsIn(records));
}

/** Values by type, in their order. */
function recordsIn(bytes: Uint8Array): Map<number, Uint8Array[]> {
  const found = new Map<number, Uint8Array[]>();
  const reader = new LittleEndianReader(bytes, place);
  while (reader.remaining > 0) {
    const type = reader.u16();
    const size = reader.u16();
    if (size < headerSize) throw damaged(`Record ${type} is shorter than its header`);
    const value = reader.take(size - headerSize);
    const others = found.get(type);
    if (others) others.push(value);
    else found.set(type, [value]);
  }
  return found;
}

const damaged = (what: string): BadInputError =>
  new BadInputError(what, place, 'Collect the hardware hash of the device again');
