import jsQR from 'jsqr';
import { describe, expect, it } from 'vitest';
import { viewOf } from '../gallery/views.ts';
import { qrModules, quietZone } from './qr-modules.ts';

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
