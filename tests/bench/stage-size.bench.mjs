/** Script of the stage page as it goes over the wire, gzipped: the page's own and all that it imports. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { row } from './statistics.mjs';

const folder = path.join(import.meta.dirname, '..', '..', 'out', 'renderer');
const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
const scripts = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].map(([, file]) => file);
const bytes = scripts.map((file) => gzipSync(readFileSync(path.join(folder, file))).length);
row(
  `stage script, ${scripts.length} files`,
  [bytes.reduce((sum, count) => sum + count, 0) / 1024],
  'KB gzipped',
  'at most 180 KB',
);
