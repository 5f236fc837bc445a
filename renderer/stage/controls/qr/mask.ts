/** Masks of a QR code, and which of them reads best (ISO/IEC 18004, 7.8). */
import type { QrSymbol } from './symbol.ts';
import { dark, fixed, setFormat } from './symbol.ts';

/** Table 10: which modules are turned round. */
const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => ((x / 3) ^ (y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function masked({ size, modules }: QrSymbol, mask: number): QrSymbol {
  const turns = masks[mask] ?? masks[0];
  const turned = new Uint8Array(modules);
  for (let y = 0, at = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1, at += 1) {
      const module = turned[at] ?? 0;
      if ((module & fixed) === 0 && turns?.(x, y)) turned[at] = module ^ dark;
    }
  const symbol = { size, modules: turned };
  setFormat(symbol, mask);
  return symbol;
}

/** Dark, light, dark of a finder with four light modules before or behind. */
const finders: ReadonlySet<number> = new Set([0b1011101_0000, 0b0000_1011101]);

/** Runs of five and more of one shade, and what looks like a finder, along one line of the symbol. */
function lineFaults(modules: Uint8Array, size: number, from: number, step: number): number {
  let faults = 0;
  let run = 0;
  let last = -1;
  let seen = 0;
  for (let index = 0, at = from; index < size; index += 1, at += step) {
    const shade = (modules[at] ?? 0) & dark;
    run = shade === last ? run + 1 : 1;
    last = shade;
    if (run === 5) faults += 3;
    else if (run > 5) faults += 1;
    seen = ((seen << 1) | shade) & 0x7ff;
    if (index >= 10 && finders.has(seen)) faults += 40;
  }
  return faults;
}

function faultsOf({ size, modules }: QrSymbol): number {
  let faults = 0;
  let darkCount = 0;
  for (let line = 0; line < size; line += 1) {
    faults += lineFaults(modules, size, line * size, 1) + lineFaults(modules, size, line, size);
    for (let x = 0, at = line * size; x < size; x += 1, at += 1) {
      const shade = (modules[at] ?? 0) & dark;
      darkCount += shade;
      const isBlock =
        x + 1 < size &&
        line + 1 < size &&
        ((modules[at + 1] ?? 0) & dark) === shade &&
        ((modules[at + size] ?? 0) & dark) === shade &&
        ((modules[at + size + 1] ?? 0) & dark) === shade;
      if (isBlock) faults += 3;
    }
  }
  // Ten for each five hundredths away from half.
  return faults + 10 * Math.floor(Math.abs((20 * darkCount) / modules.length - 10));
}

/** The symbol under the mask with the fewest faults. */
export function bestMasked(symbol: QrSymbol): QrSymbol {
  let best = masked(symbol, 0);
  let fewest = faultsOf(best);
  for (let mask = 1; mask < masks.length; mask += 1) {
    const other = masked(symbol, mask);
    const faults = faultsOf(other);
    if (faults < fewest) [best, fewest] = [other, faults];
  }
  return best;
}
