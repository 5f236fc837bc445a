/**
 * The records of a hash that Windows itself made, as far as they were published: a virtual machine of Hyper-V, build 25158
 * (oofhours.com, "Connect the dots: Remediating the Autopilot hardware hash", 2 August 2022).
 */
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { toHex } from '../bytes/bytes.ts';
import { decodeHardwareHash, encodeHardwareHash } from './hardware-hash.codec.ts';
import { RecordType } from './hardware-hash-records.ts';
import { offlineDeviceIdOf } from './hardware-inventory.ts';

const published = [
  'AQAcAAAACgDoA0ZiAAAKAOgDRmLTF3wq5AIJCAIAEAAJAAEAAQACAAEAAAAFABkABAAAAAAAAAAACAAAAAAAAAIAAQADAwAR',
  'AEF1dGhlbnRpY0FNRAAEADQAQU1EIFJ5emVuIFRocmVhZHJpcHBlciBQUk8gMzk0NVdYIDEyLUNvcmVzICAgICAABgAQAIgA',
  'AAAAAAAACgD/AQcAHgB8VmlydHVhbCBEaXNrICAgIHxNc2Z0ICAgIAgAHgAAAAAAABVd6dtvDAAAAFYATQBCAFUAUwAAAAkA',
  'EAAAAAAAAAQAA/////8bAAgAAAAAAAoACQADAQEAAA0AVgBUUE0tVmVyc2lvbjoyLjAgLUxldmVsOjAtUmV2aXNpb246MS4x',
  'Ni1WZW5kb3JJRDonTVNGVCctRmlybXdhcmU6NTM4MjQ3NDQzLjEzOTQ3MjIAGQAEAanxi7niOvVwZMKOpFJg/JyzTkCw66Ws',
  'q7OZVVeSv2Zr8DG8FFSoy9q6LlRu+LzDPpJKQHlvMFc4ZvhOBp+YheQlEQekZkJl8xd0O0Gc3i3WWj6R3X7YEG0MSbNYWjxo',
  'oj0tGjYbYwz+Eg0CMNe65BwQjvMFd1/D7i1PgYGMeRhe+haRIKmIQwOUdlW7pur5EIYj86lAbiEFg0pHIFDwX9JES8QBYxiD',
  'aOfdIaJY9pJmP9mYMMGycjT/RBF8IoO+WQp84uOnae5ZUyHPIJPS0Ldz+BqUI2MAQsm3xAz+6QpXhovlXTfc+t9vAc2N5jaJ',
  'X6Z5P0uUOEuuX9nxcxeZZmULAC4AAAAAAAEAIAAAANCwWdK+tvKTQc6WN005eICSy4ioNqOve55vOipARjk7DAAUACGue7SR',
  'km9NmHa08LKo944OACUAMzc2Mi02MDMxLTkzNTEtODc1OC04MjIyLTk2MDEtMjgADwAaAE1pY3Jvc29mdCBDb3Jwb3JhdGlv',
  'bgAQABoATWljcm9zb2Z0IENvcnBvcmF0aW9uAA==',
].join('');

/** The published records closed as a hash is: what followed them was not published. */
function closed(records: Uint8Array): string {
  const size = Buffer.alloc(2);
  size.writeUInt16LE(4 + records.length);
  const block = Buffer.concat([Buffer.from('OA'), size, records]);
  const digest = createHash('sha256').update(block).digest();
  return Buffer.concat([block, Buffer.from('43532400', 'hex'), digest]).toString('base64');
}

/** Type and bytes of each record, header included. */
function recordsOf(hash: string): { type: number; record: string }[] {
  const bytes = Buffer.from(hash, 'base64');
  const end = bytes.readUInt16LE(2);
  const found = [];
  for (let at = 4; at < end; at += bytes.readUInt16LE(at + 2))
    found.push({
      type: bytes.readUInt16LE(at),
      record: toHex(bytes.subarray(at, at + bytes.readUInt16LE(at + 2))),
    });
  return found;
}

describe('a hash that Windows made', () => {
  const hash = closed(Buffer.from(published, 'base64'));
  const inventory = decodeHardwareHash(hash);

  test('holds the bare modulus of the EK, whose SHA-256 is the id of the PC', () => {
    expect(inventory.tpm?.ekPublic).toHaveLength(256);
    expect(inventory.offlineDeviceId).toEqual(offlineDeviceIdOf(inventory.tpm!.ekPublic));
  });

  test('tells of Hyper-V as our virtual machine does', () => {
    expect(inventory.collection).toMatchObject({
      toolBuild: '10.0.25158.1000',
      osBuild: '10.0.25158.1000',
      toolVersion: 8,
    });
    expect(inventory.networkAdapters).toEqual([
      { medium: 'unspecified', macAddress: '00-15-5D-E9-DB-6F', bus: 'VMBUS' },
    ]);
    expect(inventory.displays).toEqual([
      { widthMillimetres: 0, heightMillimetres: 0, horizontalPixels: 1024, verticalPixels: 768 },
    ]);
    expect(inventory.smbios.serialNumber).toMatch(/^(\d{4}-){6}\d{2}$/);
    expect(inventory.smbios.serialNumber).toHaveLength(32);
  });

  // Not here: the time zone (1), vendor and product behind a disk's serial number (7), the optical drive (10).
  const same = [
    RecordType.Processor,
    RecordType.ProcessorManufacturer,
    RecordType.ProcessorModel,
    RecordType.Memory,
    RecordType.Disk,
    RecordType.NetworkAdapter,
    RecordType.Display,
    RecordType.Unknown27,
    RecordType.TpmVersion,
    RecordType.TpmEkPub,
    RecordType.OfflineDeviceId,
    RecordType.SmbiosUuid,
    RecordType.SmbiosSerialNumber,
    RecordType.FirmwareVendor,
    RecordType.SystemManufacturer,
  ] as const;

  test('is written by us byte for byte, record for record, in the same order', () => {
    const ours = recordsOf(encodeHardwareHash(inventory));
    const theirs = recordsOf(hash);
    const order = theirs.map(({ type }) => type);
    expect(ours.map(({ type }) => type).filter((type) => order.includes(type))).toEqual(order);
    for (const type of same)
      expect(
        ours.filter((one) => one.type === type),
        `record ${type}`,
      ).toEqual(theirs.filter((one) => one.type === type));
  });
});
