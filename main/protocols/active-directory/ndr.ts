/**
 * NDR (DCE 1.1 chapter 14, MS-RPCE 2.2.6 type serialization version 1) as far as the offline domain join needs
 * it: little-endian, 4-byte referents, strings and conformant arrays behind pointers.
 */
import { BadInputError } from '../../../shared/failures.ts';
import { guidBytes, guidText, LittleEndianReader, u16, u32, u8 } from '../bytes/little-endian.ts';

const commonHeader = Uint8Array.of(1, 0x10, 8, 0, 0xcc, 0xcc, 0xcc, 0xcc);
const headerLength = 16;
const firstReferent = 0x0002_0000;

/** What a pointer leads to is written behind the structure that holds the pointer. */
export class NdrWriter {
  readonly #parts: Uint8Array[] = [];
  readonly #deferred: (() => void)[] = [];
  #length = 0;
  #referent = firstReferent;

  u16(value: number): void {
    this.#align(2);
    this.#put(u16(value));
  }

  u32(value: number): void {
    this.#align(4);
    this.#put(u32(value));
  }

  guid(value: string): void {
    this.#align(4);
    this.#put(guidBytes(value));
  }

  /** A unique pointer; `write` puts what it leads to. */
  pointer(write: () => void): void {
    this.u32(this.#referent);
    this.#referent += 4;
    this.#deferred.push(write);
  }

  /** LPWSTR: a pointer to a conformant and varying string with its final zero. */
  string(text: string): void {
    this.pointer(() => this.#characters(`${text}\0`, text.length + 1));
  }

  /** UNICODE_STRING: lengths in bytes, and a pointer to characters without a final zero. */
  unicodeString(text: string): void {
    const bytes = text.length * 2;
    this.u16(bytes);
    this.u16(bytes + 2);
    this.pointer(() => this.#characters(text, text.length + 1));
  }

  /** PSID, from 'S-1-…'. */
  sid(text: string): void {
    const [revision = 1, authority = 0, ...subAuthorities] = text.split('-').slice(1).map(Number);
    this.pointer(() => {
      this.u32(subAuthorities.length);
      this.#put(u8(revision));
      this.#put(u8(subAuthorities.length));
      this.#put(Uint8Array.of(0, 0, ...u32(authority).toReversed()));
      for (const sub of subAuthorities) this.u32(sub);
    });
  }

  /** A conformant array of bytes. */
  bytes(value: Uint8Array): void {
    this.u32(value.length);
    this.#put(value);
  }

  /** What waits behind the structure just written. */
  flush(): void {
    for (let next = this.#deferred.shift(); next; next = this.#deferred.shift()) next();
  }

  /** The whole, behind the two headers of a serialized type. */
  serialized(): Uint8Array {
    this.flush();
    this.#align(8);
    return Buffer.concat([commonHeader, u32(this.#length), u32(0), ...this.#parts]);
  }

  #characters(text: string, maximum: number): void {
    this.u32(maximum);
    this.u32(0);
    this.u32(text.length);
    this.#put(new Uint8Array(Buffer.from(text, 'utf16le')));
  }

  #put(bytes: Uint8Array): void {
    this.#parts.push(bytes);
    this.#length += bytes.length;
  }

  #align(size: number): void {
    const rest = this.#length % size;
    if (rest > 0) this.#put(new Uint8Array(size - rest));
  }
}

/** Reads what `NdrWriter` writes. Throws BadInputError; `place` names the data. */
export class NdrReader {
  readonly #reader: LittleEndianReader;
  readonly #place: string;
  readonly #deferred: (() => void)[] = [];

  constructor(bytes: Uint8Array, place: string) {
    this.#reader = new LittleEndianReader(bytes, place);
    this.#place = place;
    const header = this.#reader.take(headerLength);
    if (!commonHeader.every((byte, index) => header[index] === byte))
      throw new BadInputError('The data is no serialized NDR type', place, 'Check where it comes from');
  }

  u16(): number {
    this.#align(2);
    return this.#reader.u16();
  }

  u32(): number {
    this.#align(4);
    return this.#reader.u32();
  }

  guid(): string {
    this.#align(4);
    return guidText(this.#reader.take(16));
  }

  /** Calls `read` behind the structure, unless the pointer is null. */
  pointer(read: () => void): void {
    if (this.u32() !== 0) this.#deferred.push(read);
  }

  string(keep: (text: string) => void): void {
    this.pointer(() => keep(this.#characters().replace(/\0$/, '')));
  }

  unicodeString(keep: (text: string) => void): void {
    this.u16();
    this.u16();
    this.pointer(() => keep(this.#characters()));
  }

  sid(keep: (text: string) => void): void {
    this.pointer(() => {
      const count = this.u32();
      const revision = this.#reader.u8();
      this.#reader.u8();
      const authority = this.#reader.take(6).reduce((sum, byte) => sum * 256 + byte, 0);
      const subs = this.#array(count, () => this.u32());
      keep(['S', revision, authority, ...subs].join('-'));
    });
  }

  bytes(): Uint8Array {
    return this.#reader.take(this.u32());
  }

  flush(): void {
    for (let next = this.#deferred.shift(); next; next = this.#deferred.shift()) next();
  }

  #characters(): string {
    this.u32();
    this.u32();
    return Buffer.from(this.#reader.take(this.u32() * 2)).toString('utf16le');
  }

  #array<T>(count: number, read: () => T): T[] {
    if (count > this.#reader.remaining)
      throw new BadInputError(`${count} parts were announced`, this.#place, 'Take the whole data');
    return Array.from({ length: count }, read);
  }

  #align(size: number): void {
    const rest = (this.#reader.offset - headerLength) % size;
    if (rest > 0) this.#reader.take(size - rest);
  }
}
