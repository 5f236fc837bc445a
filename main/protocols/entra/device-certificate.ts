/** What a device's certificate of MS-Organization-Access says of it (facts/entra-join#the-devices-certificate). */
import { guidBytes } from '../bytes/little-endian.ts';
import { concat } from '../bytes/bytes.ts';
import type { OtherExtension } from '../pki/certificate-profile.ts';

export interface RegisteredDevice {
  /** Of the directory server that keeps the record. */
  readonly invocationId: string;
  readonly deviceId: string;
  /** The object of the person who joined the device; of a device that joined by itself its own. */
  readonly userId: string;
  readonly domainId: string;
  readonly tenantId: string;
}

/** All are GUIDs. */
export const registrationOids: Readonly<Record<keyof RegisteredDevice, string>> = {
  invocationId: '1.2.840.113556.1.5.284.1',
  deviceId: '1.2.840.113556.1.5.284.2',
  userId: '1.2.840.113556.1.5.284.3',
  domainId: '1.2.840.113556.1.5.284.4',
  tenantId: '1.2.840.113556.1.5.284.5',
};
const joinTypeOid = '1.2.840.113556.1.5.284.7';
/** In place of 0, a device that a person registered as theirs. */
const joined = Buffer.from('1');

/** An OCTET STRING that tells its length in the long form, short though it is, as the service writes it. */
const longForm = (bytes: Uint8Array): Uint8Array => concat(Uint8Array.of(0x04, 0x81, bytes.length), bytes);

export const registrationExtensions = (device: RegisteredDevice): readonly OtherExtension[] => [
  ...(Object.keys(registrationOids) as (keyof RegisteredDevice)[]).map((name) => ({
    oid: registrationOids[name],
    value: longForm(guidBytes(device[name])),
  })),
  { oid: joinTypeOid, value: longForm(joined) },
];
