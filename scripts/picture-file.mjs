/** Pictures small enough for a README. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { PNG } from 'pngjs';
import { root } from './set-up.mjs';

const limit = 120 * 1024;

/** Smallest for flat areas and rounded gradients. */
const packing = { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 };

/** Writes the PNG to docs/pictures, with as many shades as its size allows. */
export function writePicture(name, bytes) {
  const picture = PNG.sync.read(bytes);
  for (const step of [1, 2, 3, 4, 6, 8]) {
    const file = PNG.sync.write(withSteps(picture, step), packing);
    if (file.length > limit) continue;
    writeFileSync(path.join(root, 'docs', 'pictures', `${name}.png`), file);
    console.log(`docs/pictures/${name}.png: ${Math.ceil(file.length / 1024)} KB`);
    return;
  }
  throw new Error(`The picture "${name}" is larger than ${limit} bytes.`);
}

/** The picture with every channel rounded to a multiple of `step`: soft gradients are what weighs. */
function withSteps({ width, height, data }, step) {
  const rounded = new PNG({ width, height });
  data.forEach((value, index) => {
    rounded.data[index] = index % 4 === 3 ? 255 : Math.min(255, Math.round(value / step) * step);
  });
  return rounded;
}
