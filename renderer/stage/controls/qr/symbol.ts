/** The symbol of a QR code: its function patterns, and the codewords in their places (ISO/IEC 18004, 6 and 7.7). */

/** Bits of a module. */
export const dark = 1;
/** Part of a function pattern: no codeword and no mask touches it. */
export const fixed = 2;

export interface QrSymbol {
  readonly size: number;
  /** Row by row. */
  readonly modules: Uint8Array;
}

const sizeOf = (version: number): number => 4 * version + 17;

function set({ size, modules }: QrSymbol, x: number, y: number, isDark: boolean): void {
  if (x >= 0 && x < size && y >= 0 && y < size) modules[y * size + x] = fixed | (isDark ? dark : 0);
}

/** Rings around a middle: `lightRings` are light, the others dark. */
function rings(symbol: QrSymbol, x: number, y: number, radius: number, lightRings: readonly number[]): void {
  for (let dy = -radius; dy <= radius; dy += 1)
    for (let dx = -radius; dx <= radius; dx += 1)
      set(symbol, x + dx, y + dy, !lightRings.includes(Math.max(Math.abs(dx), Math.abs(dy))));
}

/** Middles of the alignment patterns, in one direction. */
function alignmentOf(version: number): readonly number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : 2 * Math.ceil((4 * version + 4) / (2 * count - 2));
  const last = sizeOf(version) - 7;
  return [6, ...Array.from({ length: count - 1 }, (_, index) => last - (count - 2 - index) * step)];
}

/** Remainder of a BCH code behind its data. */
function withRemainder(data: number, bits: number, generator: number): number {
  let rest = data;
  for (let step = 0; step < bits; step += 1) rest = (rest << 1) ^ ((rest >> (bits - 1)) * generator);
  return (data << bits) | rest;
}

const levelQ = 0b11;

/** Level and mask, twice; the module above the second's end is always dark. */
export function setFormat(symbol: QrSymbol, mask: number): void {
  const { size } = symbol;
  const bits = withRemainder((levelQ << 3) | mask, 10, 0x537) ^ 0x5412;
  for (let index = 0; index < 15; index += 1) {
    const isDark = ((bits >> index) & 1) === 1;
    // Around the upper left finder, past the timing patterns.
    if (index < 8) set(symbol, 8, index < 6 ? index : index + 1, isDark);
    else set(symbol, index === 8 ? 7 : 14 - index, 8, isDark);
    if (index < 8) set(symbol, size - 1 - index, 8, isDark);
    else set(symbol, 8, size - 15 + index, isDark);
  }
  set(symbol, 8, size - 8, true);
}

function setVersion(symbol: QrSymbol, version: number): void {
  if (version < 7) return;
  const bits = withRemainder(version, 12, 0x1f25);
  for (let index = 0; index < 18; index += 1) {
    const [near, far] = [Math.floor(index / 3), symbol.size - 11 + (index % 3)];
    set(symbol, far, near, ((bits >> index) & 1) === 1);
    set(symbol, near, far, ((bits >> index) & 1) === 1);
  }
}

function withPatterns(version: number): QrSymbol {
  const size = sizeOf(version);
  const symbol: QrSymbol = { size, modules: new Uint8Array(size * size) };
  for (let at = 0; at < size; at += 1) {
    set(symbol, 6, at, at % 2 === 0);
    set(symbol, at, 6, at % 2 === 0);
  }
  const corners = [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const;
  for (const [x, y] of corners) rings(symbol, x, y, 4, [2, 4]);
  const middles = alignmentOf(version);
  for (const x of middles)
    for (const y of middles) {
      const isCorner = corners.some(([cx, cy]) => Math.abs(cx - x) < 5 && Math.abs(cy - y) < 5);
      if (!isCorner) rings(symbol, x, y, 2, [1]);
    }
  setFormat(symbol, 0);
  setVersion(symbol, version);
  return symbol;
}

/** Two columns at a time from the right, upwards and downwards in turn; the timing column is passed over. */
export function symbolOf(version: number, codewords: readonly number[]): QrSymbol {
  const symbol = withPatterns(version);
  const { size, modules } = symbol;
  let bit = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const upward = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step += 1)
      for (const x of [right, right - 1]) {
        const at = (upward ? size - 1 - step : step) * size + x;
        if (modules[at] === 0) {
          modules[at] = ((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
          bit += 1;
        }
      }
  }
  return symbol;
}
