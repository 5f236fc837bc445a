import { TPM_RC } from './constants.ts';
import { ResponseFault } from './response-fault.ts';

/** Reads big-endian values from a byte array; running out of bytes answers TPM_RC_INSUFFICIENT. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #offset: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, offset = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#offset = offset;
    this.#end = end;
  }

  get offset(): number {
    return this.#offset;
  }

  get remaining(): number {
    return this.#end - this.#offset;
  }

  u8(): number {
    return this.#byte();
  }

  u16(): number {
    this.#need(2);
    return (this.#byte() << 8) | this.#byte();
  }

  u32(): number {
    this.#need(4);
    return ((this.#byte() << 24) | (this.#byte() << 16) | (this.#byte() << 8) | this.#byte()) >>> 0;
  }

  u64(): bigint {
    this.#need(8);
    return (BigInt(this.u32()) << 32n) | BigInt(this.u32());
  }

  /** The next two bytes as a number, without moving. */
  peekU16(): number {
    this.#need(2);
    return ((this.#bytes[this.#offset] ?? 0) << 8) | (this.#bytes[this.#offset + 1] ?? 0);
  }

  /** A copy of the next `size` bytes. */
  take(size: number): Uint8Array {
    this.#need(size);
    const out = new Uint8Array(size);
    out.set(this.#bytes.subarray(this.#offset, this.#offset + size));
    this.#offset += size;
    return out;
  }

  #byte(): number {
    this.#need(1);
    return this.#bytes[this.#offset++] ?? 0;
  }

  #need(size: number): void {
    if (this.#end - this.#offset < size) throw new ResponseFault(TPM_RC.INSUFFICIENT);
  }
}
