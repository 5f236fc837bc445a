/** Values of binary XML: their types and their bytes ([MS-EVEN6] 2.2.12, 2.2.18). */
import { guidBytes, u16, u32, u64, u8 } from '../bytes/little-endian.ts';
import type { EventValue } from './evtx.types.ts';

export const ValueType = {
  Null: 0x00,
  String: 0x01,
  UInt8: 0x04,
  UInt16: 0x06,
  Int32: 0x07,
  UInt32: 0x08,
  UInt64: 0x0a,
  Boolean: 0x0d,
  Guid: 0x0f,
  FileTime: 0x11,
  Sid: 0x13,
  HexInt32: 0x14,
  HexInt64: 0x15,
  BinXml: 0x21,
} as const;

export interface BinaryValue {
  readonly type: number;
  readonly bytes: Uint8Array;
}

export const nothing: BinaryValue = { type: ValueType.Null, bytes: new Uint8Array(0) };
export const uint8 = (value: number): BinaryValue => ({ type: ValueType.UInt8, bytes: u8(value) });
export const uint16 = (value: number): BinaryValue => ({ type: ValueType.UInt16, bytes: u16(value) });
export const uint32 = (value: number): BinaryValue => ({ type: ValueType.UInt32, bytes: u32(value) });
export const uint64 = (value: bigint | number): BinaryValue => ({
  type: ValueType.UInt64,
  bytes: u64(value),
});
export const hex64 = (value: bigint): BinaryValue => ({ type: ValueType.HexInt64, bytes: u64(value) });
const guid = (text: string): BinaryValue => ({ type: ValueType.Guid, bytes: guidBytes(text) });

/** UTF-16 without an end mark: the descriptor has the size. */
export const string = (text: string): BinaryValue => ({
  type: ValueType.String,
  bytes: Buffer.from(text, 'utf16le'),
});

/** FILETIME counts steps of 100 ns from 1601 on; this many milliseconds of it lie before 1970. */
const since1601 = 11_644_473_600_000n;

/** Milliseconds since 1970 as a FILETIME. */
export const fileTime = (milliseconds: number): Uint8Array =>
  u64((BigInt(Math.trunc(milliseconds)) + since1601) * 10_000n);

export const time = (milliseconds: number): BinaryValue => ({
  type: ValueType.FileTime,
  bytes: fileTime(milliseconds),
});

/** 'S-1-5-18' as [MS-DTYP] 2.4.2.2 lays it out. */
export function sid(text: string): BinaryValue {
  const [, revision = '1', authority = '0', ...subs] = text.split('-');
  const bytes = Buffer.alloc(8 + 4 * subs.length);
  bytes.writeUInt8(Number(revision), 0);
  bytes.writeUInt8(subs.length, 1);
  bytes.writeUIntBE(Number(authority), 2, 6);
  for (const [index, sub] of subs.entries()) bytes.writeUInt32LE(Number(sub), 8 + 4 * index);
  return { type: ValueType.Sid, bytes };
}

/** A member of EventData. A Boolean takes four bytes. */
export function datum(value: EventValue): BinaryValue {
  switch (value.type) {
    case 'string':
      return string(value.data);
    case 'guid':
      return guid(value.data);
    case 'sid':
      return sid(value.data);
    case 'int32':
      return { type: ValueType.Int32, bytes: u32(value.data >>> 0) };
    case 'uint32':
      return uint32(value.data >>> 0);
    case 'hex32':
      return { type: ValueType.HexInt32, bytes: u32(value.data >>> 0) };
    case 'boolean':
      return { type: ValueType.Boolean, bytes: u32(value.data ? 1 : 0) };
  }
}
