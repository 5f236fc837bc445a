/** What a window has to load before its first page: the stage's script, gzipped, with one language. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const folder = path.join(import.meta.dirname, '..', '..', 'out', 'renderer');
const kilobytes = (file: string): number => gzipSync(readFileSync(path.join(folder, file))).length / 1024;

test('the stage’s script and one more language are at most 180 KB', () => {
  const html = readFileSync(path.join(folder, 'index.html'), 'utf8');
  const scripts = [...html.matchAll(/(?:src|href)="\.?\/?([^"]+\.js)"/g)].flatMap(([, file]) => file ?? []);
  expect(scripts.length).toBeGreaterThan(0);
  const own = scripts.reduce((sum, file) => sum + kilobytes(file), 0);
  const languages = readdirSync(path.join(folder, 'assets')).filter((file) =>
    /^(ar-SA|de-DE|es-ES|fr-FR|ja-JP|pt-BR)-[\w-]+\.js$/.test(file),
  );
  // Each is in the program, several times over where it was built again.
  expect(new Set(languages.map((file) => file.slice(0, 5))).size).toBe(6);
  const largest = Math.max(...languages.map((file) => kilobytes(`assets/${file}`)));
  expect(own + largest).toBeLessThanOrEqual(180);
});
