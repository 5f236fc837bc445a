/** The codewords of a QR code at level Q: bytes, and the Reed-Solomon codewords behind them (ISO/IEC 18004). */

/** Table 9, level Q, versions 1 to 40: error correction codewords of a block, and how many blocks there are. */
const correctionOf = [
  13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30,
  30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
];
const blocksOf = [
  1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40,
  43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
];

interface Layout {
  readonly version: number;
  readonly blocks: number;
  /** Error correction codewords of each block. */
  readonly correction: number;
  /** All codewords, data and correction. */
  readonly all: number;
}

/** Modules beside the function patterns, in whole codewords. */
function codewordsOf(version: number): number {
  const lines = Math.floor(version / 7) + 2;
  const alignment = version < 2 ? 0 : (25 * lines - 10) * lines - 55 + (version < 7 ? 0 : 36);
  return Math.floor(((16 * version + 128) * version + 64 - alignment) / 8);
}

/** Bits of the count of bytes, behind the four of the mode. */
const countBits = (version: number): number => (version < 10 ? 8 : 16);

/** The smallest version that takes so many bytes. */
function layoutFor(length: number): Layout {
  for (const [index, correction] of correctionOf.entries()) {
    const version = index + 1;
    const blocks = blocksOf[index] ?? 0;
    const all = codewordsOf(version);
    if (4 + countBits(version) + 8 * length <= 8 * (all - blocks * correction))
      return { version, blocks, correction, all };
  }
  throw new RangeError(`a QR code takes no ${length} bytes`);
}

const byteMode = 0b0100;
const padding = [0xec, 0x11] as const;

/** Mode, count, bytes, end, and padding up to what the version holds. */
function dataOf(bytes: Uint8Array, { version, all, blocks, correction }: Layout): Uint8Array {
  const data = new Uint8Array(all - blocks * correction);
  let at = 0;
  const put = (value: number, bits: number): void => {
    for (let bit = bits - 1; bit >= 0; bit -= 1, at += 1)
      data[at >> 3] = (data[at >> 3] ?? 0) | (((value >> bit) & 1) << (7 - (at & 7)));
  };
  put(byteMode, 4);
  put(bytes.length, countBits(version));
  for (const byte of bytes) put(byte, 8);
  // The terminator are zeros, as far as there is room for them.
  const used = Math.ceil(Math.min(at + 4, 8 * data.length) / 8);
  for (let index = used; index < data.length; index += 1) data[index] = padding[(index - used) % 2] ?? 0;
  return data;
}

/** Powers and logarithms of GF(2^8) by x^8 + x^4 + x^3 + x^2 + 1. */
const powers = new Uint8Array(510);
const logs = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent += 1) {
  powers[exponent] = value;
  powers[exponent + 255] = value;
  logs[value] = exponent;
  value = (value << 1) ^ (value < 128 ? 0 : 0x11d);
}

const product = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (powers[(logs[a] ?? 0) + (logs[b] ?? 0)] ?? 0);

/** The product of (x - 2^i), without its leading 1. */
function generatorOf(degree: number): Uint8Array {
  const generator = new Uint8Array(degree);
  generator[degree - 1] = 1;
  for (let root = 0; root < degree; root += 1)
    for (let index = 0; index < degree; index += 1)
      generator[index] = product(generator[index] ?? 0, powers[root] ?? 0) ^ (generator[index + 1] ?? 0);
  return generator;
}

function correctionFor(block: Uint8Array, generator: Uint8Array): Uint8Array {
  const rest = new Uint8Array(generator.length);
  for (const byte of block) {
    const factor = byte ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[rest.length - 1] = 0;
    for (let index = 0; index < rest.length; index += 1)
      rest[index] = (rest[index] ?? 0) ^ product(generator[index] ?? 0, factor);
  }
  return rest;
}

/** Takes the first of every block, then the second; the last blocks may be one longer. */
function interleaved(parts: readonly Uint8Array[]): readonly number[] {
  const longest = Math.max(...parts.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    parts.flatMap((part) => (index < part.length ? [part[index] ?? 0] : [])),
  ).flat();
}

/** The codewords in the order in which they are placed, and the version that they are for. */
export function codewordsFor(content: string): {
  readonly version: number;
  readonly codewords: readonly number[];
} {
  const bytes = new TextEncoder().encode(content);
  const layout = layoutFor(bytes.length);
  const data = dataOf(bytes, layout);
  const short = Math.floor(data.length / layout.blocks);
  const shortBlocks = layout.blocks - (data.length % layout.blocks);
  const parts = Array.from({ length: layout.blocks }, (_, block) => {
    const start = block * short + Math.max(0, block - shortBlocks);
    return data.subarray(start, start + short + (block < shortBlocks ? 0 : 1));
  });
  const generator = generatorOf(layout.correction);
  const corrections = parts.map((part) => correctionFor(part, generator));
  return { version: layout.version, codewords: [...interleaved(parts), ...interleaved(corrections)] };
}
