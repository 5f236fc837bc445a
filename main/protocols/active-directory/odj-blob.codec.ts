/**
 * The blob of an offline domain join, as djoin and the Intune connector make it: ODJ_PROVISION_DATA with one
 * ODJ_WIN7BLOB in it, both serialized NDR (Windows' "Offline domain join" data structures). It travels as Base64.
 */
import { BadInputError } from '../../../shared/failures.ts';
import { fromBase64, toBase64 } from '../bytes/base64.ts';
import { NdrReader, NdrWriter } from './ndr.ts';

/** What a computer must know to be the member that was made for it. */
export interface OfflineDomainJoinData {
  /** DNS name of the domain. */
  readonly domain: string;
  /** Without '$'. */
  readonly machineName: string;
  readonly machinePassword: string;
  readonly netBiosDomainName: string;
  readonly forestName: string;
  readonly domainGuid: string;
  /** 'S-1-5-21-…'. */
  readonly domainSid: string;
  /** DNS name of the domain controller that made the account. */
  readonly domainController: string;
  readonly site: string;
}

const version = 1;
const win7BlobFormat = 1;
/** DS_INET_ADDRESS. */
const inetAddress = 1;
/** DS_PDC_FLAG to DS_DNS_FOREST_FLAG of a usual controller. */
const controllerFlags = 0xe00031fd;
const place = 'the offline domain join blob';

/** Base64, as the Blob node takes it. */
export function encodeOdjBlob(data: OfflineDomainJoinData): string {
  const blob = win7Blob(data);
  const writer = new NdrWriter();
  writer.pointer(() => {
    writer.u32(version);
    writer.u32(1);
    writer.pointer(() => {
      writer.u32(1);
      writer.u32(win7BlobFormat);
      writer.u32(blob.length);
      writer.pointer(() => writer.bytes(blob));
    });
  });
  return toBase64(writer.serialized());
}

function win7Blob(data: OfflineDomainJoinData): Uint8Array {
  const writer = new NdrWriter();
  writer.pointer(() => {
    writer.string(data.domain);
    writer.string(data.machineName);
    writer.string(data.machinePassword);
    writer.unicodeString(data.netBiosDomainName);
    writer.unicodeString(data.domain);
    writer.unicodeString(data.forestName);
    writer.guid(data.domainGuid);
    writer.sid(data.domainSid);
    writer.string(`\\\\${data.domainController}`);
    writer.string(`\\\\${data.domainController}`);
    writer.u32(inetAddress);
    writer.guid(data.domainGuid);
    writer.string(data.domain);
    writer.string(data.forestName);
    writer.u32(controllerFlags);
    writer.string(data.site);
    writer.string(data.site);
    writer.u32(0);
  });
  return writer.serialized();
}

/** Throws BadInputError where the text is no such blob. */
export function decodeOdjBlob(text: string): OfflineDomainJoinData {
  const reader = new NdrReader(fromBase64(text, place), place);
  const blobs: Uint8Array[] = [];
  reader.pointer(() => {
    reader.u32();
    reader.u32();
    reader.pointer(() => {
      reader.u32();
      const format = reader.u32();
      reader.u32();
      reader.pointer(() => {
        const blob = reader.bytes();
        if (format === win7BlobFormat) blobs.push(blob);
      });
    });
  });
  reader.flush();
  const [blob] = blobs;
  if (!blob) throw new BadInputError('The blob holds no join data', place, 'Let the connector make it anew');
  return readWin7Blob(blob);
}

type Draft = { -readonly [Key in keyof OfflineDomainJoinData]: OfflineDomainJoinData[Key] };

function readWin7Blob(blob: Uint8Array): OfflineDomainJoinData {
  const reader = new NdrReader(blob, place);
  const data: Draft = {
    domain: '',
    machineName: '',
    machinePassword: '',
    netBiosDomainName: '',
    forestName: '',
    domainGuid: '',
    domainSid: '',
    domainController: '',
    site: '',
  };
  const take = (key: keyof Draft) => (text: string) => {
    data[key] = text;
  };
  const pass = (): void => {};
  reader.pointer(() => {
    reader.string(take('domain'));
    reader.string(take('machineName'));
    reader.string(take('machinePassword'));
    reader.unicodeString(take('netBiosDomainName'));
    reader.unicodeString(pass);
    reader.unicodeString(take('forestName'));
    data.domainGuid = reader.guid();
    reader.sid(take('domainSid'));
    reader.string((text) => take('domainController')(text.replace(/^\\\\/, '')));
    reader.string(pass);
    reader.u32();
    reader.guid();
    reader.string(pass);
    reader.string(pass);
    reader.u32();
    reader.string(take('site'));
    reader.string(pass);
    reader.u32();
  });
  reader.flush();
  return data;
}
