/**
 * What V8 has compiled of scripts, for the next start: an entry for each script, made when a program has run, so that
 * it holds every function that was called. (Node's own compile cache is made when a script is loaded and holds hardly
 * more than its outermost functions.) It is only ever a shorter way to the same code.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cachedDataVersionTag, getHeapSpaceStatistics } from 'node:v8';
import { Script } from 'node:vm';
import { crc32 } from 'node:zlib';
import type { CacheFolder } from '../storage/cache-folder.ts';

export interface KeptCode {
  /** The script of a CommonJS file, from what is kept of it where that fits: it results in the file's function. */
  compile(file: string): Script;
  /** Keeps what has been compiled by now, where that is worth it. */
  keep(): void;
}

/** What makes a function of a CommonJS file. */
const BEFORE = '(function (exports, require, module, __filename, __dirname) {';
const AFTER = '\n})';

/** Checksum of the entry behind it, checksum of the script, bytecode in the heap of the process that made it. */
const HEADER_BYTES = 12;
/** Made again by a process that came to so many times as much bytecode: it called what no former one had. */
const GROWTH = 1.125;

export function keptCode(folder: CacheFolder): KeptCode {
  const scripts: { readonly name: string; readonly checksum: number; readonly script: Script }[] = [];
  /** The most bytecode that stood behind what was taken; 0 as soon as something was not there. */
  let known = Number.POSITIVE_INFINITY;
  // Other versions and flags of V8 have entries of their own.
  const entryOf = (name: string): string => `${name}.${cachedDataVersionTag().toString(16)}`;

  return {
    compile(file) {
      const name = path.basename(file);
      const source = readFileSync(file);
      const checksum = crc32(source);
      const entry = folder.read(entryOf(name));
      const made = entry === null ? null : readEntry(entry, checksum);
      const script = new Script(`${BEFORE}${source.toString()}${AFTER}`, {
        filename: file,
        columnOffset: -BEFORE.length,
        ...(made === null ? {} : { cachedData: made.code }),
      });
      const taken = made !== null && script.cachedDataRejected !== true;
      known = taken ? Math.min(known, made.bytecode) : 0;
      scripts.push({ name, checksum, script });
      return script;
    },
    keep() {
      const bytecode = bytecodeSize();
      if (bytecode <= GROWTH * known) return;
      for (const { name, checksum, script } of scripts)
        folder.write(entryOf(name), entryOfCode(script.createCachedData(), checksum, bytecode));
      known = bytecode;
    },
  };
}

function entryOfCode(code: Buffer, checksum: number, bytecode: number): Uint8Array {
  const entry = Buffer.alloc(HEADER_BYTES + code.length);
  entry.writeUInt32LE(checksum, 4);
  entry.writeUInt32LE(bytecode, 8);
  entry.set(code, HEADER_BYTES);
  entry.writeUInt32LE(crc32(entry.subarray(4)), 0);
  return entry;
}

/** Null for an entry that is torn or of another script: V8 itself compares no more than the length of the source. */
function readEntry(bytes: Uint8Array, checksum: number): { code: Buffer; bytecode: number } | null {
  const entry = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (entry.length <= HEADER_BYTES || entry.readUInt32LE(4) !== checksum) return null;
  if (entry.readUInt32LE(0) !== crc32(entry.subarray(4))) return null;
  return { code: entry.subarray(HEADER_BYTES), bytecode: entry.readUInt32LE(8) };
}

/** V8 keeps bytecode in its trusted space. */
const bytecodeSize = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'trusted_space')?.space_used_size ?? 0;
