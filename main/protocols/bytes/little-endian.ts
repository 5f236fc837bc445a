/** Little-endian values, as firmware and Windows lay them out. */
import { BadInputError } from '../../../shared/failures.ts';

function unsigned(size: number): (value: number | bigint) => Uint8Array {
  return (value) => {
    const bytes = new Uint8Array(size);
    let rest = BigInt(value);
    for (let index = 0; index < size; index++, rest >>= 8n) bytes[index] = Number(rest & 0xffn);
    return bytes;
  };
}

export const u8 = unsigned(1);
export const u16 = unsigned(2);
export const u32 = unsigned(4);
export const u64 = unsigned(8);

/** Reads values one after another. Running out of bytes throws BadInputError; `place` names what is read. */
export class LittleEndianReader {
  readonly #bytes: Uint8Array;
  readonly #place: string;
  #offset = 0;

  constructor(bytes: Uint8Array, place: string) {
    this.#bytes = bytes;
    this.#place = place;
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset;
  }

  u8(): number {
    return Number(this.#unsigned(1));
  }

  u16(): number {
    return Number(this.#unsigned(2));
  }

  u32(): number {
    return Number(this.#unsigned(4));
  }

  /** As a number: what is counted here stays below 2^53. */
  u64(): number {
    return Number(this.#unsigned(8));
  }

  take(count: number): Uint8Array {
    if (count > this.remaining)
      throw new BadInputError(
        `The data ends at byte ${this.#bytes.length}, ${count} more were announced at ${this.#offset}`,
        this.#place,
        'Take the whole data',
      );
    const part = this.#bytes.slice(this.#offset, this.#offset + count);
    this.#offset += count;
    return part;
  }

  #unsigned(size: number): bigint {
    return this.take(size).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
  }
}

/** A GUID's 16 bytes: the first three fields little-endian, the rest as written. */
export function guidBytes(guid: string): Uint8Array {
  const hex = guid.replace(/[{}-]/g, '');
  if (!/^[0-9a-fA-F]{32}$/.test(hex))
    throw new BadInputError(`"${guid}" is no GUID`, 'GUID', 'Write 32 hexadecimal digits in five groups');
  return swapGuid(Uint8Array.from(Buffer.from(hex, 'hex')));
}

/** Lower case, with hyphens. */
export function guidText(bytes: Uint8Array): string {
  const hex = Buffer.from(swapGuid(bytes)).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const guidOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
const swapGuid = (bytes: Uint8Array): Uint8Array => Uint8Array.from(guidOrder, (from) => bytes[from] ?? 0);
