/**
 * Modules of a QR code, true = dark: the smallest version that holds the text at level Q. It is worked out while a page
 * comes up, so it has to be quick (`npm run bench stage-speed`).
 */
import { codewordsFor } from './codewords.ts';
import { bestMasked } from './mask.ts';
import { dark, symbolOf } from './symbol.ts';

/** Light modules around the code (ISO/IEC 18004). */
export const quietZone = 4;

export function qrModules(content: string): readonly (readonly boolean[])[] {
  const { version, codewords } = codewordsFor(content);
  const { size, modules } = bestMasked(symbolOf(version, codewords));
  return Array.from({ length: size }, (_, row) =>
    Array.from(modules.subarray(row * size, (row + 1) * size), (module) => (module & dark) === dark),
  );
}
