import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CabinetFile } from './cabinet.ts';
import { encodeCabinet } from './cabinet.ts';

const time = { year: 2026, month: 3, day: 2, hour: 8, minute: 30, second: 44 };

/** Reads a cabinet by [MS-CAB]; throws where a checksum or a size does not hold. */
function readCabinet(cabinet: Uint8Array): readonly CabinetFile[] {
  const bytes = Buffer.from(cabinet);
  expect([bytes.toString('latin1', 0, 4), bytes.readUInt32LE(8)]).toEqual(['MSCF', bytes.length]);
  const [at, count, blocks] = [bytes.readUInt32LE(36), bytes.readUInt16LE(28), bytes.readUInt16LE(40)];
  const parts: Buffer[] = [];
  let place = at;
  for (let block = 0; block < blocks; block++) {
    const [packed, size] = [bytes.readUInt16LE(place + 4), bytes.readUInt16LE(place + 6)];
    expect(packed).toBeLessThanOrEqual(32_768 + 12);
    expect(bytes.readUInt32LE(place)).toBe(
      wordSum(bytes.subarray(place + 4, place + 8), bytes, place, packed),
    );
    expect(bytes.toString('latin1', place + 8, place + 10)).toBe('CK');
    const content = inflateRawSync(bytes.subarray(place + 10, place + 8 + packed));
    expect(content.length).toBe(size);
    parts.push(content);
    place += 8 + packed;
  }
  expect(place).toBe(bytes.length);
  const content = Buffer.concat(parts);
  let entry = bytes.readUInt32LE(16);
  return Array.from({ length: count }, () => {
    const [size, offset] = [bytes.readUInt32LE(entry), bytes.readUInt32LE(entry + 4)];
    const end = bytes.indexOf(0, entry + 16);
    const name = bytes.toString('utf8', entry + 16, end);
    entry = end + 1;
    return { name, bytes: new Uint8Array(content.subarray(offset, offset + size)) };
  });
}

/** The sum over the sizes and then the block, each with its remaining bytes as one word of its own. */
function wordSum(sizes: Buffer, bytes: Buffer, place: number, packed: number): number {
  const one = (part: Buffer): number => {
    let sum = 0;
    for (let at = 0; at < part.length; at += 4) {
      const word = [...part.subarray(at, at + 4)];
      if (word.length === 4) word.reverse();
      sum ^= word.reduce((value, byte) => (value << 8) | byte, 0);
    }
    return sum;
  };
  return (one(sizes) ^ one(bytes.subarray(place + 8, place + 8 + packed))) >>> 0;
}

describe('a cabinet', () => {
  it.each([
    ['no file', []],
    ['an empty file', [{ name: 'empty.log', bytes: new Uint8Array(0) }]],
    ['one that fills a block', [{ name: 'block.bin', bytes: new Uint8Array(32_768) }]],
  ])('holds %s', (_what, files) => {
    expect(readCabinet(encodeCabinet(files, time))).toEqual(files);
  });

  it('is dated in steps of two seconds', () => {
    const bytes = Buffer.from(encodeCabinet([{ name: 'a', bytes: Uint8Array.of(1) }], time));
    expect([bytes.readUInt16LE(54), bytes.readUInt16LE(56)]).toEqual([
      (46 << 9) | (3 << 5) | 2,
      (8 << 11) | (30 << 5) | 22,
    ]);
  });

  it('gives back whatever files it was given, over several blocks', () => {
    const part = fc.oneof(fc.uint8Array({ maxLength: 400 }), fc.constant(new Uint8Array(300)));
    const file = fc.record({
      name: fc.stringMatching(/^[\wäß日-]{1,40}\.log$/u),
      bytes: fc.tuple(part, fc.constantFrom(1, 50, 300)).map(([bytes, times]) => {
        return new Uint8Array(Buffer.concat(Array.from({ length: times }, () => bytes)));
      }),
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 6 }), (files) => {
        expect(readCabinet(encodeCabinet(files, time))).toEqual(files);
      }),
      { numRuns: 30 },
    );
  });

  it('holds what cannot be made smaller in blocks of the size that MSZIP allows', () => {
    let state = 1;
    const bytes = Uint8Array.from({ length: 100_000 }, () => {
      state = (state * 1_103_515_245 + 12_345) >>> 0;
      return state >>> 24;
    });
    expect(readCabinet(encodeCabinet([{ name: 'noise', bytes }], time))).toEqual([{ name: 'noise', bytes }]);
  });
});
