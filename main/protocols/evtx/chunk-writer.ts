/**
 * A chunk of an event log file: 64 KB of records with a table of the names and a table of the templates that they
 * share ([MS-EVEN6] 2.2.17; libyal, "Windows XML Event Log (EVTX) format").
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { BinaryValue } from './binary-values.ts';
import { ValueType, fileTime } from './binary-values.ts';
import type { EvtxEvent } from './evtx.types.ts';
import type { Content, Instance, Slot, XmlElement } from './templates.ts';
import { instanceOf } from './templates.ts';

const chunkSize = 65_536;
const headSize = 128;
const nameTable = { at: 128, buckets: 64 };
const templateTable = { at: 384, buckets: 32 };
const firstRecord = 512;

const Token = {
  EndOfFragment: 0x00,
  OpenStartElement: 0x01,
  CloseStartElement: 0x02,
  CloseEmptyElement: 0x03,
  EndElement: 0x04,
  Value: 0x05,
  Attribute: 0x06,
  TemplateInstance: 0x0c,
  NormalSubstitution: 0x0d,
  OptionalSubstitution: 0x0e,
  FragmentHeader: 0x0f,
  /** Added: attributes follow, or another one does. */
  More: 0x40,
} as const;
const noDependency = 0xffff;

/** What a record has changed; given back where it does not fit. */
interface Mark {
  readonly at: number;
  readonly head: Buffer;
  readonly names: ReadonlyMap<string, number>;
  readonly templates: ReadonlyMap<string, number>;
}

export class ChunkWriter {
  readonly #bytes = Buffer.alloc(chunkSize);
  #at = firstRecord;
  #lastRecord = 0;
  #count = 0;
  #firstId = 0;
  #lastId = 0;
  #names = new Map<string, number>();
  #templates = new Map<string, number>();

  get count(): number {
    return this.#count;
  }

  /** Writes a record; false, and nothing is changed, where the chunk has no room for it. */
  add(event: EvtxEvent): boolean {
    const mark = this.#mark();
    try {
      this.#record(event);
      return true;
    } catch (problem) {
      if (!(problem instanceof RangeError)) throw problem;
      this.#takeBack(mark);
      return false;
    }
  }

  /** The whole chunk. `number`: of the first record in the file, from 1 on. */
  finish(number: bigint): Uint8Array {
    const bytes = this.#bytes;
    bytes.write('ElfChnk\0', 0, 'latin1');
    bytes.writeBigUInt64LE(number, 8);
    bytes.writeBigUInt64LE(number + BigInt(this.#count - 1), 16);
    bytes.writeBigUInt64LE(BigInt(this.#firstId), 24);
    bytes.writeBigUInt64LE(BigInt(this.#lastId), 32);
    bytes.writeUInt32LE(headSize, 40);
    bytes.writeUInt32LE(this.#lastRecord, 44);
    bytes.writeUInt32LE(this.#at, 48);
    bytes.writeUInt32LE(crc32(bytes.subarray(firstRecord, this.#at)), 52);
    bytes.writeUInt32LE(crc32(bytes.subarray(headSize, firstRecord), crc32(bytes.subarray(0, 120))), 124);
    return bytes;
  }

  #record(event: EvtxEvent): void {
    const start = this.#at;
    this.#u32(0x2a2a);
    this.#u32(0);
    this.#u64(BigInt(event.recordId));
    this.#put(fileTime(event.time));
    this.#fragment(instanceOf(event));
    this.#u8(Token.EndOfFragment);
    // Records begin at multiples of eight.
    while ((this.#at + 4) % 8 !== 0) this.#u8(0);
    const size = this.#at + 4 - start;
    this.#u32(size);
    this.#bytes.writeUInt32LE(size, start + 4);
    this.#lastRecord = start;
    if (this.#count === 0) this.#firstId = event.recordId;
    this.#lastId = event.recordId;
    this.#count++;
  }

  #fragment({ template, values }: Instance): void {
    this.#fragmentHeader();
    this.#template(template);
    this.#u32(values.length);
    const descriptors = this.#at;
    for (const _value of values) this.#u32(0);
    for (const [index, value] of values.entries()) {
      const start = this.#at;
      const type = this.#value(value);
      this.#bytes.writeUInt16LE(this.#at - start, descriptors + 4 * index);
      this.#bytes.writeUInt8(type, descriptors + 4 * index + 2);
    }
  }

  #value(value: BinaryValue | Instance): number {
    if ('template' in value) {
      this.#fragment(value);
      this.#u8(Token.EndOfFragment);
      return ValueType.BinXml;
    }
    this.#put(value.bytes);
    return value.type;
  }

  #fragmentHeader(): void {
    this.#put([Token.FragmentHeader, 1, 1, 0]);
  }

  /** A template stands where it is first used; later records point there. */
  #template(tree: XmlElement): void {
    const id = createHash('sha256').update(JSON.stringify(tree)).digest().subarray(0, 16);
    const key = id.toString('hex');
    this.#put([Token.TemplateInstance, 1]);
    this.#put(id.subarray(0, 4));
    const known = this.#templates.get(key);
    this.#u32(known ?? this.#at + 4);
    if (known !== undefined) return;
    const start = this.#at;
    this.#templates.set(key, start);
    this.#u32(this.#chain(templateTable, id.readUInt32LE(0), start));
    this.#put(id);
    this.#u32(0);
    const body = this.#at;
    this.#fragmentHeader();
    this.#element(tree);
    this.#u8(Token.EndOfFragment);
    this.#bytes.writeUInt32LE(this.#at - body, body - 4);
  }

  #element({ name, attributes = [], content = [] }: XmlElement): void {
    this.#u8(Token.OpenStartElement | (attributes.length > 0 ? Token.More : 0));
    this.#u16(noDependency);
    this.#sized(() => {
      this.#name(name);
      if (attributes.length > 0) this.#sized(() => this.#attributes(attributes));
      if (content.length === 0) this.#u8(Token.CloseEmptyElement);
      else {
        this.#u8(Token.CloseStartElement);
        for (const part of content) this.#content(part);
        this.#u8(Token.EndElement);
      }
    });
  }

  #attributes(attributes: NonNullable<XmlElement['attributes']>): void {
    for (const [index, [name, value]] of attributes.entries()) {
      this.#u8(Token.Attribute | (index < attributes.length - 1 ? Token.More : 0));
      this.#name(name);
      this.#content(value);
    }
  }

  #content(content: Content): void {
    if (typeof content === 'string') {
      this.#put([Token.Value, ValueType.String]);
      this.#u16(content.length);
      this.#put(Buffer.from(content, 'utf16le'));
    } else if ('slot' in content) this.#substitution(content);
    else this.#element(content);
  }

  #substitution({ slot, type, optional }: Slot): void {
    this.#u8(optional ? Token.OptionalSubstitution : Token.NormalSubstitution);
    this.#u16(slot);
    this.#u8(type);
  }

  /** The size of what `write` writes stands before it. */
  #sized(write: () => void): void {
    const start = this.#at;
    this.#u32(0);
    write();
    this.#bytes.writeUInt32LE(this.#at - start - 4, start);
  }

  /** A name stands where it is first used, chained to the others of its hash. */
  #name(name: string): void {
    const known = this.#names.get(name);
    this.#u32(known ?? this.#at + 4);
    if (known !== undefined) return;
    const start = this.#at;
    this.#names.set(name, start);
    const hash = nameHash(name);
    this.#u32(this.#chain(nameTable, hash, start));
    this.#u16(hash);
    this.#u16(name.length);
    this.#put(Buffer.from(`${name}\0`, 'utf16le'));
  }

  /** Makes `start` the first of its bucket; the offset of the one that was first, 0 for none. */
  #chain(
    { at, buckets }: { readonly at: number; readonly buckets: number },
    hash: number,
    start: number,
  ): number {
    const bucket = at + 4 * (hash % buckets);
    const next = this.#bytes.readUInt32LE(bucket);
    this.#bytes.writeUInt32LE(start, bucket);
    return next;
  }

  #mark(): Mark {
    return {
      at: this.#at,
      head: Buffer.from(this.#bytes.subarray(0, firstRecord)),
      names: new Map(this.#names),
      templates: new Map(this.#templates),
    };
  }

  #takeBack({ at, head, names, templates }: Mark): void {
    this.#bytes.fill(0, at);
    this.#bytes.set(head, 0);
    this.#at = at;
    this.#names = new Map(names);
    this.#templates = new Map(templates);
  }

  #u8(value: number): void {
    this.#at = this.#bytes.writeUInt8(value, this.#at);
  }
  #u16(value: number): void {
    this.#at = this.#bytes.writeUInt16LE(value, this.#at);
  }
  #u32(value: number): void {
    this.#at = this.#bytes.writeUInt32LE(value, this.#at);
  }
  #u64(value: bigint): void {
    this.#at = this.#bytes.writeBigUInt64LE(value, this.#at);
  }
  /** Throws a RangeError where the chunk ends before. */
  #put(value: Uint8Array | readonly number[]): void {
    this.#bytes.set(value, this.#at);
    this.#at += value.length;
  }
}

/** As the file format defines it, of the UTF-16 units. */
function nameHash(name: string): number {
  let hash = 0;
  for (let index = 0; index < name.length; index++) hash = (hash * 65_599 + name.charCodeAt(index)) >>> 0;
  return hash & 0xffff;
}
