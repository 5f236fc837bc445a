import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { fromBase64, toBase64 } from '../bytes/base64.ts';
import type { OfflineDomainJoinData } from './odj-blob.codec.ts';
import { decodeOdjBlob, encodeOdjBlob } from './odj-blob.codec.ts';

const data: OfflineDomainJoinData = {
  domain: 'corp.northwind.example',
  machineName: 'NW-4F7K2A',
  machinePassword: 'x9!kD#v2',
  netBiosDomainName: 'CORP',
  forestName: 'corp.northwind.example',
  domainGuid: '7d1c6f2e-3b64-4f39-9a1b-5a0c2d8e4f10',
  domainSid: 'S-1-5-21-1004336348-1177238915-682003330',
  domainController: 'dc01.corp.northwind.example',
  site: 'Default-First-Site-Name',
};

describe('the offline domain join blob', () => {
  it('is a serialized NDR type with one blob of Windows 7’s format', () => {
    const bytes = fromBase64(encodeOdjBlob(data));
    // Version 1, little-endian, header length 8; length of what follows; the first referent.
    expect(Buffer.from(bytes.slice(0, 8)).toString('hex')).toBe('01100800cccccccc');
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    expect(view.getUint32(8, true)).toBe(bytes.length - 16);
    const words = [16, 20, 24, 28, 32, 36, 40].map((at) => view.getUint32(at, true));
    // Pointer, version, one blob, pointer to the array; its length, format ODJ_WIN7BLOB, bytes of it.
    expect(words).toEqual([0x20000, 1, 1, 0x20004, 1, 1, view.getUint32(40, true)]);
    expect(Buffer.from(bytes).includes(Buffer.from('NW-4F7K2A\0', 'utf16le'))).toBe(true);
  });

  it('comes back as it was, whatever the names', () => {
    expect(decodeOdjBlob(encodeOdjBlob(data))).toEqual(data);
    const name = fc.stringMatching(/^[A-Za-z0-9.-]{1,40}$/);
    fc.assert(
      fc.property(name, name, fc.string({ maxLength: 120 }), (domain, machineName, machinePassword) => {
        const other = { ...data, domain, machineName, machinePassword: machinePassword.replaceAll('\0', '') };
        expect(decodeOdjBlob(encodeOdjBlob(other))).toEqual(other);
      }),
    );
  });

  it('is refused as bad input where it is cut, or something else', () => {
    const bytes = fromBase64(encodeOdjBlob(data));
    for (let length = 0; length < bytes.length - 8; length += 7)
      expect(() => decodeOdjBlob(toBase64(bytes.slice(0, length)))).toThrow(BadInputError);
    expect(() => decodeOdjBlob('QUJDRA==')).toThrow(BadInputError);
    expect(() => decodeOdjBlob('not base64!')).toThrow(BadInputError);
  });
});
