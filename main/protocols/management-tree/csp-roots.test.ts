import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const main = path.resolve(import.meta.dirname, '../..');

/** Lists of whole LocURIs, and a pattern over many service providers. */
const tables = ['cloud/tenant/csp/setting-uri.ts', 'device/mdm/unenroll.ts'];

test('the root of a service provider is written in one place', () => {
  const sources = readdirSync(main, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => /^(cloud|device)\/.*\.ts$/.test(file) && !/\.test\.|\/testing\//.test(file))
    .filter((file) => !tables.includes(file));
  expect(sources.length).toBeGreaterThan(300);
  const written = sources.filter((file) => {
    const code = readFileSync(path.join(main, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    return /Vendor\/MSFT\/\w/.test(code);
  });
  expect(written).toEqual([]);
});
