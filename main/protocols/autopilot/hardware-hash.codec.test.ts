import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadInputError, MisuseError } from '../../../shared/failures.ts';
import { instant, parseInstant } from '../../world/time.ts';
import { toHex } from '../bytes/bytes.ts';
import { decodeHardwareHash, encodeHardwareHash } from './hardware-hash.codec.ts';
import type { HardwareInventory } from './hardware-inventory.ts';

const notebook: HardwareInventory = {
  collection: {
    toolBuild: '10.0.26100.1742',
    osBuild: '10.0.26100.1742',
    osArchitecture: 'x64',
    at: parseInstant('2026-03-02T08:00:00Z')!,
    toolVersion: 3,
  },
  processor: {
    architecture: 'x64',
    packages: 1,
    cores: 6,
    threads: 12,
    hyperthreading: true,
    manufacturer: 'GenuineExample',
    model: 'Example Core 7',
  },
  memory: { gigabytes: 16, maximumGigabytes: 64, slots: 2, arrays: 1, errorCorrection: 'none' },
  disks: [{ gigabytes: 477, bus: 'NVMe', rotating: false, trim: true, serialNumber: 'D15K-0001' }],
  networkAdapters: [
    { medium: 'ethernet', macAddress: '02-00-5E-10-00-01', bus: 'PCI' },
    { medium: 'native-802.11', macAddress: '02-00-5E-10-00-02', bus: 'USB' },
  ],
  displays: [{ widthMillimetres: 309, heightMillimetres: 174, horizontalPixels: 1920, verticalPixels: 1080 }],
  enclosure: { chassisType: 10, powerPlatformRole: 'mobile' },
  offlineDeviceId: { kind: 'TPM_EK', id: new Uint8Array(32).fill(0xab) },
  smbios: {
    uuid: '00112233-4455-6677-8899-aabbccddeeff',
    serialNumber: 'RSL-0001',
    firmwareVendor: 'Example Firmware',
    firmwareVersion: '1.7.2',
    manufacturer: 'Example Corp',
    productName: 'Model One',
    skuNumber: 'M1-16-512',
    family: 'Model',
    systemVersion: 'A1',
    boardProduct: 'M1-Board',
    boardVersion: 'A0',
  },
  tpm: {
    version: "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'RSL'-Firmware:458752.3",
    ekPublic: new Uint8Array(256).fill(0x5a),
  },
  productKey: { id: '3318000012345', partNumber: 'X22-00001' },
  videoAdapters: [
    { dedicatedVideoMegabytes: 128, dedicatedSystemMegabytes: 0, manufacturer: 'Example', model: 'Xe' },
  ],
};

const bytesOf = (hash: string): Buffer => Buffer.from(hash, 'base64');

describe('a hardware hash', () => {
  test('is laid out as the tools read it: OA block, records, CS trailer, zeros', () => {
    const bytes = bytesOf(encodeHardwareHash(notebook));
    const end = bytes.readUInt16LE(2);
    expect(bytes.subarray(0, 2).toString()).toBe('OA');
    // versions: 10.0.26100.1742 twice (minor, major, revision, build), time from 2000, UTC, full Windows, x64
    expect(toHex(bytes.subarray(4, 32))).toBe(`01001c00${'00000a00ce06f465'.repeat(2)}` + '0000383100020903');
    // processor: x64, 1 package, 6 cores, 12 threads, hyperthreading
    expect(toHex(bytes.subarray(32, 48))).toBe('0200100009000100' + '06000c0001000000');
    // strings end with a zero byte, and the length counts it and the four bytes of the header
    expect(bytes.includes(Buffer.from('\x0e\x00\x0d\x00RSL-0001\x00', 'latin1'))).toBe(true);
    expect(bytes.includes(Buffer.from('0c00140033221100554477668899aabbccddeeff', 'hex'))).toBe(true);
    expect(
      bytes.includes(Buffer.from('0b002e00' + '00000000' + '01002000' + '0000' + 'ab'.repeat(32), 'hex')),
    ).toBe(true);
    expect(toHex(bytes.subarray(end, end + 4))).toBe('43532400');
    expect(bytes.subarray(end + 4, end + 36)).toEqual(
      createHash('sha256').update(bytes.subarray(0, end)).digest(),
    );
    expect(bytes.subarray(end + 36).every((byte) => byte === 0)).toBe(true);
    expect(encodeHardwareHash(notebook)).toHaveLength(4_000);
  });

  test('changes with the mainboard and with the TPM', () => {
    const hash = encodeHardwareHash(notebook);
    const otherBoard = { ...notebook, smbios: { ...notebook.smbios, serialNumber: 'RSL-0002' } };
    const otherTpm = { ...notebook, tpm: { ...notebook.tpm!, ekPublic: new Uint8Array(256).fill(1) } };
    expect(new Set([hash, encodeHardwareHash(otherBoard), encodeHardwareHash(otherTpm)]).size).toBe(3);
  });

  test('says what it was made of', () => {
    expect(decodeHardwareHash(encodeHardwareHash(notebook))).toEqual(notebook);
  });

  test('comes back for any hardware', () => {
    fc.assert(
      fc.property(inventories, (inventory) => {
        expect(decodeHardwareHash(encodeHardwareHash(inventory))).toEqual(inventory);
      }),
      { numRuns: 60 },
    );
  });

  test('of another tool may hold records that are not known, and lack others', () => {
    const block = Buffer.from('4f41' + '1500' + '0e000800' + '41424300' + '22000900' + '0102030405', 'hex');
    const digest = createHash('sha256').update(block).digest();
    const hash = Buffer.concat([block, Buffer.from('43532400', 'hex'), digest]).toString('base64');
    const inventory = decodeHardwareHash(hash);
    expect(inventory.smbios.serialNumber).toBe('ABC');
    expect(inventory.disks).toEqual([]);
    expect(inventory.tpm).toBeUndefined();
  });

  const damage = (at: number, value: number): string => {
    const bytes = bytesOf(encodeHardwareHash(notebook));
    bytes[at] = value;
    return bytes.toString('base64');
  };
  test.each([
    ['is no Base64', '[DEVICEHASH]'],
    ['is empty', ''],
    ['does not begin with OA', damage(0, 0x58)],
    ['has a changed byte', damage(60, 0xff)],
    ['has a wrong length', damage(2, 0x01)],
    ['is cut off', encodeHardwareHash(notebook).slice(0, 400)],
  ])('is refused where it %s', (_what, hash) => {
    expect(() => decodeHardwareHash(hash)).toThrow(BadInputError);
  });

  test('is refused for any changed byte before its zeros', () => {
    const bytes = bytesOf(encodeHardwareHash(notebook));
    const length = bytes.readUInt16LE(2) + 36;
    fc.assert(
      fc.property(fc.nat(length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        expect(() => decodeHardwareHash(damage(at, bytes[at]! ^ change))).toThrow(BadInputError);
      }),
      { numRuns: 100 },
    );
  });

  test('is not made of nonsense', () => {
    const collection = { ...notebook.collection, osBuild: 'eleven' };
    expect(() => encodeHardwareHash({ ...notebook, collection })).toThrow(MisuseError);
    const networkAdapters = [{ medium: 'ethernet', macAddress: '02-00', bus: 'PCI' }] as const;
    expect(() => encodeHardwareHash({ ...notebook, networkAdapters })).toThrow(MisuseError);
  });
});

const name = fc.string({ unit: 'grapheme', maxLength: 24 }).filter((text) => !text.includes('\0'));
const word = fc.nat(0xffff);
const build = fc.tuple(word, word, word, word).map((parts) => parts.join('.'));
const architecture = fc.constantFrom('x86', 'x64', 'arm64' as const);
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const some = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 3 });

const inventories: fc.Arbitrary<HardwareInventory> = fc.record(
  {
    collection: fc.record({
      toolBuild: build,
      osBuild: build,
      osArchitecture: architecture,
      at: fc.integer({ min: 946_684_800, max: 4_000_000_000 }).map((second) => instant(second * 1_000)),
      toolVersion: fc.nat(255),
    }),
    processor: fc.record({
      architecture,
      packages: word,
      cores: word,
      threads: word,
      hyperthreading: fc.boolean(),
      manufacturer: name,
      model: name,
    }),
    memory: fc.record({
      gigabytes: word,
      maximumGigabytes: word,
      slots: word,
      arrays: word,
      errorCorrection: fc.constantFrom('none', 'parity', 'single-bit-ecc', 'multi-bit-ecc', 'crc' as const),
    }),
    disks: some(
      fc.record({
        gigabytes: fc.maxSafeNat(),
        bus: fc.constantFrom('SCSI', 'ATAPI', 'ATA', 'RAID', 'SAS', 'SATA', 'SD', 'NVMe' as const),
        rotating: fc.boolean(),
        trim: fc.boolean(),
        serialNumber: name.filter((serial) => !serial.includes('|')).map((serial) => serial.trim()),
      }),
    ),
    networkAdapters: some(
      fc.record({
        medium: fc.constantFrom(
          'unspecified',
          'wireless-lan',
          'native-802.11',
          'bluetooth',
          'ethernet' as const,
        ),
        macAddress: bytes(6).map((mac) => toHex(mac).toUpperCase().match(/../g)!.join('-')),
        bus: name,
      }),
    ),
    displays: some(
      fc.record({
        widthMillimetres: word,
        heightMillimetres: word,
        horizontalPixels: word,
        verticalPixels: word,
      }),
    ),
    enclosure: fc.record({
      chassisType: fc.nat(255),
      powerPlatformRole: fc.constantFrom('unspecified', 'desktop', 'mobile', 'workstation', 'slate' as const),
    }),
    offlineDeviceId: fc.record({
      kind: fc.constantFrom('TPM_EK', 'UEFI_VARIABLE_TPM' as const),
      id: bytes(32),
    }),
    smbios: fc.record({
      uuid: fc.uuid(),
      serialNumber: name,
      firmwareVendor: name,
      firmwareVersion: name,
      manufacturer: name,
      productName: name,
      skuNumber: name,
      family: name,
      systemVersion: name,
      boardProduct: name,
      boardVersion: name,
    }),
    tpm: fc.record({ version: name, ekPublic: bytes(256) }),
    productKey: fc.record({ id: name.filter((id) => id !== ''), partNumber: name }),
    videoAdapters: some(
      fc.record({
        dedicatedVideoMegabytes: word,
        dedicatedSystemMegabytes: word,
        manufacturer: name.filter((maker) => !maker.includes('|')),
        model: name,
      }),
    ),
  },
  {
    requiredKeys: [
      'collection',
      'processor',
      'memory',
      'disks',
      'networkAdapters',
      'displays',
      'enclosure',
      'smbios',
      'videoAdapters',
    ],
  },
);
