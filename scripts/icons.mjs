/**
 * Makes the packages' icons anew from resources/icons/icon.svg: PNG for Linux, ICO for Windows, ICNS for macOS. The
 * packager could convert them, but only with programs that it downloads.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureNode24 } from './node24.mjs';
import { ensurePackages, root } from './set-up.mjs';

await ensureNode24();
ensurePackages();
const { getChromium } = await import('./chromium.mjs');
const { chromium } = await import('@playwright/test');

const folder = path.join(root, 'resources', 'icons');
const drawing = readFileSync(path.join(folder, 'icon.svg'), 'utf8');
const executablePath = await getChromium();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1024, height: 1024 } });
await page.setContent(
  `<style>body { margin: 0 } svg { width: 100vw; height: 100vh; display: block }</style>${drawing}`,
);

/** The drawing as PNG, `size` pixels wide and high. */
async function drawn(size) {
  await page.setViewportSize({ width: size, height: size });
  return page.screenshot({ omitBackground: true });
}

/** ICO: a directory of 16 bytes an entry, then pictures, which may be PNG since Windows Vista. 0 stands for 256. */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of pictures.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The types of ICNS entries that hold PNG, by their size. */
const icnsTypes = { 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };

/** ICNS: 'icns' and its length, then entries of type, length with these eight bytes, and picture. */
function icns(pictures) {
  const entry = (type, content) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(8 + content.length, 4);
    return Buffer.concat([head, content]);
  };
  return entry('icns', Buffer.concat(pictures.map(({ size, png }) => entry(icnsTypes[size], png))));
}

const at = async (sizes) => {
  const pictures = [];
  for (const size of sizes) pictures.push({ size, png: await drawn(size) });
  return pictures;
};

writeFileSync(path.join(folder, 'icon.png'), await drawn(512));
writeFileSync(path.join(folder, 'icon.ico'), ico(await at([16, 24, 32, 48, 64, 128, 256])));
writeFileSync(path.join(folder, 'icon.icns'), icns(await at(Object.keys(icnsTypes).map(Number))));
await browser.close();
