/** A reader of event log files for tests: what libyal's description says, read independently of the writer. */
import { crc32 } from 'node:zlib';
import { instant, iso } from '../../../world/time.ts';

export interface ReadEvent {
  readonly recordId: bigint;
  /** The event's values by path, e.g. 'System/EventID', 'EventData/Data[HRESULT]', 'System/Provider@Name'. */
  readonly values: ReadonlyMap<string, string>;
}

interface Place {
  readonly chunk: Buffer;
  at: number;
}
type Write = (path: string, text: string) => void;
type Values = readonly { readonly type: number; readonly start: number; readonly size: number }[];

/** Every record of a file whose checksums hold; throws where one does not. */
export function readEvtx(file: Uint8Array): readonly ReadEvent[] {
  const bytes = Buffer.from(file);
  if (crc32(bytes.subarray(0, 120)) !== bytes.readUInt32LE(124)) throw new Error('the file head is broken');
  const chunks = Array.from({ length: bytes.readUInt16LE(42) }, (_, index) =>
    bytes.subarray(4096 + 65_536 * index, 4096 + 65_536 * (index + 1)),
  );
  return chunks.flatMap(readChunk);
}

function readChunk(chunk: Buffer): ReadEvent[] {
  const end = chunk.readUInt32LE(48);
  const head = crc32(chunk.subarray(128, 512), crc32(chunk.subarray(0, 120)));
  if (head !== chunk.readUInt32LE(124)) throw new Error('a chunk head is broken');
  if (crc32(chunk.subarray(512, end)) !== chunk.readUInt32LE(52)) throw new Error('the records are broken');
  const events: ReadEvent[] = [];
  for (let at = 512; at < end; at += chunk.readUInt32LE(at + 4)) {
    const values = new Map<string, string>();
    readFragment({ chunk, at: at + 24 }, '', (path, text) => values.set(path, text));
    events.push({ recordId: chunk.readBigUInt64LE(at + 8), values });
  }
  return events;
}

function readFragment(place: Place, parent: string, write: Write): void {
  const { chunk } = place;
  if (chunk[place.at + 4] !== 0x0c) throw new Error(`no template instance at ${place.at}`);
  const definition = chunk.readUInt32LE(place.at + 10);
  place.at += 14;
  if (definition === place.at) place.at += 24 + chunk.readUInt32LE(definition + 20);
  const count = chunk.readUInt32LE(place.at);
  let start = place.at + 4 + 4 * count;
  const values = Array.from({ length: count }, (_, index) => {
    const descriptor = place.at + 4 + 4 * index;
    const size = chunk.readUInt16LE(descriptor);
    const value = { type: chunk.readUInt8(descriptor + 2), start, size };
    start += size;
    return value;
  });
  readElement({ chunk, at: definition + 28 }, parent, values, write);
}

function readName(place: Place): string {
  const { chunk } = place;
  const at = chunk.readUInt32LE(place.at);
  const length = chunk.readUInt16LE(at + 6);
  place.at += 4;
  if (at === place.at) place.at += 8 + 2 * length + 2;
  return chunk.subarray(at + 8, at + 8 + 2 * length).toString('utf16le');
}

function readElement(place: Place, parent: string, values: Values, write: Write): void {
  const { chunk } = place;
  const token = chunk.readUInt8(place.at);
  place.at += 7;
  const name = readName(place);
  let path = parent === '' && name === 'Event' ? '' : parent === '' ? name : `${parent}/${name}`;
  if ((token & 0x40) !== 0) {
    place.at += 4;
    for (let more = true; more; ) {
      more = (chunk.readUInt8(place.at) & 0x40) !== 0;
      place.at++;
      const attribute = readName(place);
      const text = readText(place, values);
      if (name === 'Data' && attribute === 'Name') path = `${path}[${text}]`;
      else if (text !== undefined) write(`${path}@${attribute}`, text);
    }
  }
  if (chunk.readUInt8(place.at++) === 0x03) return;
  while (chunk.readUInt8(place.at) !== 0x04) {
    const next = chunk.readUInt8(place.at) & 0x3f;
    if (next === 0x01) readElement(place, path, values, write);
    else if (isNested(place, values)) readFragment({ chunk, at: nestedAt(place, values) }, path, write);
    else write(path, readText(place, values) ?? '');
  }
  place.at++;
}

const valueAt = ({ chunk, at }: Place, values: Values) => values[chunk.readUInt16LE(at + 1)];
const isNested = (place: Place, values: Values): boolean =>
  place.chunk.readUInt8(place.at) !== 0x05 && valueAt(place, values)?.type === 0x21;

function nestedAt(place: Place, values: Values): number {
  const start = valueAt(place, values)?.start ?? 0;
  place.at += 4;
  return start;
}

/** A literal, or the value of a substitution; undefined for null. */
function readText(place: Place, values: Values): string | undefined {
  const { chunk } = place;
  if ((chunk.readUInt8(place.at) & 0x3f) === 0x05) {
    const length = chunk.readUInt16LE(place.at + 2);
    place.at += 4 + 2 * length;
    return chunk.subarray(place.at - 2 * length, place.at).toString('utf16le');
  }
  const value = valueAt(place, values);
  place.at += 4;
  return value && textOf(value.type, chunk.subarray(value.start, value.start + value.size));
}

/** The first three fields of a GUID are little-endian. */
function guidText(bytes: Buffer): string {
  const hex = (from: number, to: number): string => bytes.subarray(from, to).toString('hex');
  const swapped = (from: number, to: number): string =>
    Buffer.from(bytes.subarray(from, to)).reverse().toString('hex');
  return `${swapped(0, 4)}-${swapped(4, 6)}-${swapped(6, 8)}-${hex(8, 10)}-${hex(10, 16)}`;
}

function textOf(type: number, bytes: Buffer): string | undefined {
  const number = [...bytes].reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  if (type === 0) return undefined;
  if (type === 0x01) return bytes.toString('utf16le');
  if (type === 0x07) return String(bytes.readInt32LE(0));
  if (type === 0x0d) return String(bytes.readUInt32LE(0) !== 0);
  if (type === 0x0f) return guidText(bytes);
  if (type === 0x11) return iso(instant(Number(number / 10_000n - 11_644_473_600_000n)));
  if (type === 0x13)
    return `S-${bytes[0]}-${bytes.readUIntBE(2, 6)}${Array.from({ length: bytes.readUInt8(1) }, (_, index) => `-${bytes.readUInt32LE(8 + 4 * index)}`).join('')}`;
  return type === 0x14 || type === 0x15
    ? `0x${number.toString(16).padStart(bytes.length * 2, '0')}`
    : String(number);
}
