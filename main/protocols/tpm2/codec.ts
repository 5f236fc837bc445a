import { BadInputError } from '../../../shared/failures.ts';
import { TPM_RC } from './constants.ts';
import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { ResponseFault } from './response-fault.ts';

/**
 * Combinators for the structures of TPM 2.0 Library Part 2. A codec reads and writes one type; reading
 * something that the specification forbids throws a `ResponseFault` with the response code it asks for.
 */
export interface Codec<T> {
  read(reader: ByteReader): T;
  write(writer: ByteWriter, value: T): void;
  /** True for a TPM2B: as first parameter its contents can be encrypted (Part 1, 21). */
  readonly sized?: true;
}

export type ValueOf<C> = C extends Codec<infer T> ? T : never;
export type Fields = Readonly<Record<string, Codec<unknown>>>;
/** The value of an ordered record of codecs. */
export type FieldValues<F> = { [K in keyof F]: ValueOf<F[K]> };

export const u8: Codec<number> = { read: (r) => r.u8(), write: (w, v) => w.u8(v) };
export const u16: Codec<number> = { read: (r) => r.u16(), write: (w, v) => w.u16(v) };
export const u32: Codec<number> = { read: (r) => r.u32(), write: (w, v) => w.u32(v) };
export const u64: Codec<bigint> = { read: (r) => r.u64(), write: (w, v) => w.u64(v) };
export const i32: Codec<number> = { read: (r) => r.u32() | 0, write: (w, v) => w.u32(v >>> 0) };

/** TPMI_YES_NO: one byte, 0 or 1. */
export const yesNo: Codec<boolean> = {
  read(reader) {
    const value = reader.u8();
    if (value > 1) throw new ResponseFault(TPM_RC.VALUE);
    return value === 1;
  },
  write: (w, v) => w.u8(v ? 1 : 0),
};

/** `size` bytes without a length. */
export function fixedBytes(size: number): Codec<Uint8Array> {
  return { read: (r) => r.take(size), write: (w, v) => w.bytes(v) };
}

/** A TPM2B of at most `max` bytes. */
export function sizedBytes(max: number): Codec<Uint8Array> {
  return {
    sized: true,
    read(reader) {
      const size = reader.u16();
      if (size > max) throw new ResponseFault(TPM_RC.SIZE);
      return reader.take(size);
    },
    write(writer, value) {
      writer.u16(value.length);
      writer.bytes(value);
    },
  };
}

/** A TPM2B around a structure: the size must be that of the marshalled structure exactly. */
export function sizedStructure<T>(codec: Codec<T>): Codec<T> {
  return {
    sized: true,
    read(reader) {
      const size = reader.u16();
      if (size === 0) throw new ResponseFault(TPM_RC.SIZE);
      const start = reader.offset;
      const value = codec.read(reader);
      if (reader.offset - start !== size) throw new ResponseFault(TPM_RC.SIZE);
      return value;
    },
    write(writer, value) {
      const at = writer.reserve(2);
      codec.write(writer, value);
      writer.patchU16(at, writer.length - at - 2);
    },
  };
}

/** The same, where size 0 stands for no structure at all. */
export function optionalSizedStructure<T>(codec: Codec<T>): Codec<T | null> {
  const inner = sizedStructure(codec);
  return {
    sized: true,
    read(reader) {
      if (reader.peekU16() !== 0) return inner.read(reader);
      reader.u16();
      return null;
    },
    write(writer, value) {
      if (value === null) writer.u16(0);
      else inner.write(writer, value);
    },
  };
}

/** A TPML: count and items, at most `max`, at least `min`. */
export function list<T>(item: Codec<T>, max: number, min = 0): Codec<T[]> {
  return {
    read(reader) {
      const count = reader.u32();
      if (count > max || count < min) throw new ResponseFault(TPM_RC.SIZE);
      const items: T[] = [];
      for (let i = 0; i < count; i++) items.push(item.read(reader));
      return items;
    },
    write(writer, items) {
      writer.u32(items.length);
      for (const value of items) item.write(writer, value);
    },
  };
}

/** A structure: its fields one after another, in the order of the record. */
export function struct<F extends Fields>(fields: F): Codec<FieldValues<F>> {
  const entries = Object.entries(fields);
  return {
    read(reader) {
      const value: Record<string, unknown> = {};
      for (const [name, codec] of entries) value[name] = codec.read(reader);
      return value as FieldValues<F>;
    },
    write(writer, value) {
      for (const [name, codec] of entries) codec.write(writer, value[name as keyof F]);
    },
  };
}

/** A number of which only some values are allowed (TPMI_*); another one answers `responseCode`. */
export function oneOf(base: Codec<number>, allowed: readonly number[], responseCode: number): Codec<number> {
  const known = new Set(allowed);
  return {
    read(reader) {
      const value = base.read(reader);
      if (!known.has(value)) throw new ResponseFault(responseCode);
      return value;
    },
    write: base.write,
  };
}

/** An attribute word (TPMA_*) whose `reserved` bits must be clear. */
export function attributeBits(base: Codec<number>, reserved: number): Codec<number> {
  return {
    read(reader) {
      const value = base.read(reader);
      if ((value & reserved) !== 0) throw new ResponseFault(TPM_RC.RESERVED_BITS);
      return value;
    },
    write: base.write,
  };
}

/** The bytes of one value. */
export function encode<T>(codec: Codec<T>, value: T): Uint8Array {
  const writer = new ByteWriter();
  codec.write(writer, value);
  return writer.finish();
}

/** One value out of exactly these bytes; throws a `BadInputError` (a `ResponseFault`) if they do not fit. */
export function decode<T>(codec: Codec<T>, bytes: Uint8Array): T {
  const reader = new ByteReader(bytes);
  const value = codec.read(reader);
  if (reader.remaining !== 0) {
    throw new BadInputError(
      `${reader.remaining} bytes are left over after a TPM structure`,
      `byte ${reader.offset}`,
      'Give the structure alone.',
    );
  }
  return value;
}
