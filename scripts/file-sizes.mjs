/**
 * `node scripts/file-sizes.mjs [FOLDER]`: lines of the source files, without tests, layer by layer: where files grow
 * beyond what is read at a glance.
 */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { layers, testFiles } from './layers.mjs';

const root = path.resolve(process.argv[2] ?? path.dirname(path.dirname(fileURLToPath(import.meta.url))));

const folders = [...new Set(layers.map(({ path: place }) => place.split('/')[0]))];
const files = folders.flatMap(sourcesBelow);
for (const { name } of layers) {
  const sizes = files.filter(({ layer }) => layer === name).toSorted((one, other) => one.lines - other.lines);
  if (sizes.length === 0) continue;
  const at = (share) => sizes[Math.ceil(share * sizes.length) - 1].lines;
  const largest = sizes.at(-1);
  console.log(
    `${name.padEnd(10)}${String(sizes.length).padStart(4)} files, median ${at(0.5)} lines, ` +
      `90th percentile ${at(0.9)}, largest ${largest.lines} (${largest.file})`,
  );
}

function sourcesBelow(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((full) => ({ full, file: path.relative(root, full).split(path.sep).join('/') }))
    .filter(({ file }) => !testFiles.test(file))
    .map(({ full, file }) => ({
      file,
      layer: layers.find((layer) => file.startsWith(layer.path))?.name,
      lines: readFileSync(full, 'utf8').split('\n').length - 1,
    }));
}
