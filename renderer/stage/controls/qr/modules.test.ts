import jsQR from 'jsqr';
import qrcode from 'qrcode-generator';
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../gallery/views.ts';
import { qrModules, quietZone } from './modules.ts';

function contentOf(name: string): string {
  const screen = viewOf(name)?.screen;
  if (screen?.id !== 'landing' && screen?.id !== 'result') throw new TypeError(name);
  return screen.qr ?? '';
}

/** The picture a camera sees: `scale` pixels for each module, quiet zone around. */
function scan(rows: readonly (readonly boolean[])[], scale: number): string | undefined {
  const size = (rows.length + 2 * quietZone) * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const dark = rows[Math.floor(y / scale) - quietZone]?.[Math.floor(x / scale) - quietZone] === true;
      if (dark) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
    }
  }
  return jsQR(pixels, size, size)?.data;
}

describe('the QR code of the landing page', () => {
  it('is version 12 for the 178 bytes that Windows writes', () => {
    const content = contentOf('landing');
    expect(new TextEncoder().encode(content)).toHaveLength(178);
    expect(qrModules(content)).toHaveLength(65);
  });

  it('reads back as it was written', () => {
    const content = contentOf('landing');
    expect(scan(qrModules(content), 3)).toBe(content);
  });

  it('grows for the result page, which adds two keys', () => {
    const content = contentOf('result-failure');
    expect(qrModules(content).length).toBeGreaterThan(65);
    expect(scan(qrModules(content), 3)).toBe(content);
  });
});

/** The mask that a symbol names beside its upper left finder. */
const maskOf = (rows: readonly (readonly boolean[])[]): number =>
  [2, 3, 4].reduce((mask, x, index) => mask | (Number(rows[8]?.[x]) << (2 - index)), 0) ^ 0b101;

describe('any QR code', () => {
  // Both ends of the versions, and where blocks, the count and the version's own bits change.
  it.each([1, 11, 12, 60, 86, 87, 150, 151, 178, 300, 661, 1_000, 1_663])(
    'of %i bytes can be read, and are what another program makes of them',
    (length) => {
      const content = Array.from({ length }, (_, index) =>
        String.fromCharCode(33 + ((index * 31) % 90)),
      ).join('');
      const rows = qrModules(content);
      const other = qrcode(0, 'Q');
      other.addData(content, 'Byte');
      other.make();
      expect(rows).toHaveLength(other.getModuleCount());
      expect(scan(rows, 2)).toBe(content);
      const same = rows.map((row, y) => row.map((_, x) => other.isDark(y, x)));
      // Programs weigh the faults of a mask differently, and may take another.
      expect(maskOf(same) === maskOf(rows) ? rows : same).toEqual(same);
    },
  );

  it('refuses what no version holds', () => {
    expect(() => qrModules('x'.repeat(1_664))).toThrow(RangeError);
  });
});
