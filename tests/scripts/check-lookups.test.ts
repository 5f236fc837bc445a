/** The rule on look-ups, on a house of a few files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'check-lookups.mjs');

const source = `
const table: Readonly<Record<string, number>> = { one: 1 };
type Known = 'one' | 'two';
export const byText = (name: string) => table[name];
export const isIn = (name: string) => name in table;
export const asserted = (name: string) => ({ one: 1 })[name as 'one'];
export const byTemplate = (name: string) => table[\`a\${name}\`];
export const byLiteral = table['one'];
export const byKnown = (name: Known) => ({ one: 1, two: 2 })[name];
export const byPlace = (list: readonly number[], at: number) => list[at];
`;

it('a look-up by any text is named with its line; one by a known name is not', () => {
  const house = mkdtempSync(path.join(os.tmpdir(), 'reseal-look-ups-'));
  mkdirSync(path.join(house, 'main'));
  const compilerOptions = { strict: true, target: 'es2024', module: 'esnext', types: [] };
  writeFileSync(path.join(house, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['main'] }));
  writeFileSync(path.join(house, 'main', 'a.ts'), source);
  const { status, stdout } = spawnSync(process.execPath, [script, house], { encoding: 'utf8' });
  rmSync(house, { recursive: true });
  const lines = stdout.trim().split('\n');
  expect(lines.map((line) => line.split(' ')[0])).toEqual([4, 5, 6, 7].map((line) => `main/a.ts:${line}:`));
  expect(status).toBe(1);
});
