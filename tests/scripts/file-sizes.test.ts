/** What `npm run check` says of file sizes. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

it('tells median, 90th percentile and largest file of each layer, tests left out', () => {
  const house = mkdtempSync(path.join(os.tmpdir(), 'reseal-sizes-'));
  const write = (file: string, lines: number): void => {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), 'line\n'.repeat(lines));
  };
  for (let index = 1; index <= 10; index++) write(`main/world/file-${index}.ts`, index * 10);
  write('main/world/clock.test.ts', 999);
  write('main/electron.ts', 7);
  for (const folder of ['shared', 'renderer', 'resources']) mkdirSync(path.join(house, folder));
  const script = path.join(import.meta.dirname, '..', '..', 'scripts', 'file-sizes.mjs');
  const { stdout } = spawnSync(process.execPath, [script, house], { encoding: 'utf8' });
  expect(stdout.trimEnd().split('\n')).toEqual([
    'world       10 files, median 50 lines, 90th percentile 90, largest 100 (main/world/file-10.ts)',
    'hosts        1 files, median 7 lines, 90th percentile 7, largest 7 (main/electron.ts)',
  ]);
  rmSync(house, { recursive: true });
});
