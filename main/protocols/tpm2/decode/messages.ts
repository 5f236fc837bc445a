/** What commands and responses have in common for the decoder: shapes by code, fields, sessions. */
import { ByteReader } from '../byte-reader.ts';
import { toHex } from '../../bytes/bytes.ts';
import type { Codec } from '../codec.ts';
import type { CommandShape } from '../command-shape.ts';
import * as commands from '../commands.ts';
import { has, TPMA_SESSION } from '../constants.ts';
import { describeResponseCode } from '../response-codes.ts';
import { ResponseFault } from '../response-fault.ts';
import type { Json } from './names.ts';
import { readable } from './readable.ts';

const shapes = new Map<number, CommandShape>(
  Object.values(commands).map((shape) => [shape.code, shape as unknown as CommandShape]),
);

export const shapeOf = (code: number): CommandShape | undefined => shapes.get(code);

export type DecodedFields = Readonly<Record<string, Json>>;

export interface Header {
  readonly head: { readonly tag: number; readonly size: number; readonly code: number };
  /** False where there are not even ten bytes. */
  readonly whole: boolean;
  /** Stands behind the header. */
  readonly reader: ByteReader;
  /** What is wrong so far; more is added to it. */
  readonly problems: string[];
}

/** The header of a command or a response. */
export function readHeader(bytes: Uint8Array): Header {
  const reader = new ByteReader(bytes);
  const problems: string[] = [];
  const head = { tag: 0, size: 0, code: 0 };
  const short = attempt(() => {
    head.tag = reader.u16();
    head.size = reader.u32();
    head.code = reader.u32();
  });
  if (short !== null) problems.push(`header: ${short}`);
  else if (head.size !== bytes.length) {
    problems.push(`size: ${head.size} is stated, ${bytes.length} are here`);
  }
  return { head, whole: short === null, reader, problems };
}

/** Reads fields until one does not fit; `encrypted`: the first is a TPM2B whose contents nobody can read. */
export function readFields(
  codecs: Readonly<Record<string, Codec<unknown>>>,
  reader: ByteReader,
  encrypted: boolean,
  problems: string[],
): DecodedFields {
  const fields: Record<string, Json> = {};
  for (const [index, [name, codec]] of Object.entries(codecs).entries()) {
    const problem = attempt(() => {
      fields[name] =
        encrypted && index === 0
          ? { encrypted: toHex(reader.take(reader.u16())) }
          : readable(name, codec.read(reader));
    });
    if (problem === null) continue;
    problems.push(`${name}: ${problem}`);
    break;
  }
  if (reader.remaining > 0) problems.push(`left over: ${toHex(reader.take(reader.remaining))}`);
  return fields;
}

/** What is wrong with bytes that cannot be read, or null. */
export function attempt(read: () => void): string | null {
  try {
    read();
    return null;
  } catch (fault) {
    if (!(fault instanceof ResponseFault)) return fault instanceof Error ? fault.message : String(fault);
    const { name, meaning } = describeResponseCode(fault.responseCode);
    return meaning === '' ? name : `${name}, ${meaning}`;
  }
}

export const anyHas = (attributes: readonly number[], bit: 'decrypt' | 'encrypt'): boolean =>
  attributes.some((value) => has(value, TPMA_SESSION[bit]));
