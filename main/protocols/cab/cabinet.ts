/** A cabinet file (.cab) with one folder, compressed by MSZIP ([MS-CAB], [MS-MCI]). */
import { deflateRawSync } from 'node:zlib';
import { concat } from '../bytes/bytes.ts';
import { u16, u32, u8 } from '../bytes/little-endian.ts';

export interface CabinetFile {
  /** Without a folder; up to 255 bytes of UTF-8. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Year to second, as the PC's own clock shows them. */
export interface CabinetTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** A block before its compression is at most this long. */
const blockSize = 32_768;
/** A block after it is at most this much longer. */
const mostGrowth = 12;
const headSize = 36;
const folderSize = 8;
const mszip = 1;
/** A file's attributes: archive; and that its name is UTF-8. */
const attributes = { archive: 0x20, nameIsUtf8: 0x80 };

/** The cabinet, at most 2 GB of content; `time` is every file's. */
export function encodeCabinet(files: readonly CabinetFile[], time: CabinetTime): Uint8Array {
  const content = concat(...files.map(({ bytes }) => bytes));
  const blocks = Array.from({ length: Math.ceil(content.length / blockSize) }, (_, index) =>
    dataBlock(content.subarray(index * blockSize, (index + 1) * blockSize)),
  );
  const entries = fileEntries(files, time);
  const filesAt = headSize + folderSize;
  const dataAt = filesAt + entries.length;
  const data = concat(...blocks);
  const folder = concat(u32(dataAt), u16(blocks.length), u16(mszip));
  return concat(head(dataAt + data.length, filesAt, files.length), folder, entries, data);
}

function head(size: number, filesAt: number, files: number): Uint8Array {
  const version = concat(u8(3), u8(1));
  const [folders, flags, setId, index] = [1, 0, 0, 0];
  return concat(
    Buffer.from('MSCF', 'latin1'),
    u32(0),
    u32(size),
    u32(0),
    u32(filesAt),
    u32(0),
    version,
    u16(folders),
    u16(files),
    u16(flags),
    u16(setId),
    u16(index),
  );
}

function fileEntries(files: readonly CabinetFile[], time: CabinetTime): Uint8Array {
  let offset = 0;
  const entries = files.map(({ name, bytes }) => {
    const isAscii = /^[\x20-\x7e]*$/.test(name);
    const entry = concat(
      u32(bytes.length),
      u32(offset),
      u16(0),
      dosTime(time),
      u16(attributes.archive | (isAscii ? 0 : attributes.nameIsUtf8)),
      Buffer.from(`${name}\0`, 'utf8'),
    );
    offset += bytes.length;
    return entry;
  });
  return concat(...entries);
}

/** Date, then time, in steps of two seconds. */
function dosTime({ year, month, day, hour, minute, second }: CabinetTime): Uint8Array {
  return concat(
    u16(((year - 1980) << 9) | (month << 5) | day),
    u16((hour << 11) | (minute << 5) | (second >> 1)),
  );
}

/** 'CK' and a deflate stream of its own; the checksum is over the sizes and the block. */
function dataBlock(content: Uint8Array): Uint8Array {
  const packed = concat(Buffer.from('CK', 'latin1'), deflated(content));
  const sizes = concat(u16(packed.length), u16(content.length));
  return concat(u32(checksum(sizes, checksum(packed, 0))), sizes, packed);
}

/**
 * What does not become smaller is one stored block (RFC 1951 3.2.4). zlib's codes are complete, which decoders of MSZIP
 * insist on.
 */
function deflated(content: Uint8Array): Uint8Array {
  const packed = deflateRawSync(content);
  if (packed.length + 2 <= content.length + mostGrowth) return packed;
  return concat(u8(1), u16(content.length), u16(~content.length & 0xffff), content);
}

/** The exclusive or of the words of four bytes; what remains is taken as one word, its first byte highest. */
function checksum(bytes: Uint8Array, seed: number): number {
  const words = Buffer.from(bytes);
  let sum = seed;
  const whole = words.length - (words.length % 4);
  for (let at = 0; at < whole; at += 4) sum ^= words.readUInt32LE(at);
  let rest = 0;
  for (const byte of words.subarray(whole)) rest = (rest << 8) | byte;
  return (sum ^ rest) >>> 0;
}
