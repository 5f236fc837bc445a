import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runCommandLine } from '../run-command-line.ts';
import { run } from './run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-run-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function reseal(...argv: readonly string[]) {
  const told: string[] = [];
  const exit = await runCommandLine(
    [{ name: 'run', summary: '', load: async () => run }],
    ['run', 'preprovisioning-not-allowed', ...argv],
    {
      print: () => undefined,
      printJson: () => undefined,
      tell: (line) => told.push(line),
      progress: () => undefined,
    },
  );
  return { exit, told };
}

test('--export writes the logs that the PC holds at the end, the same bytes each time, and replaces none', async () => {
  const { exit, told } = await reseal('--export', folder);
  await reseal('--export', folder);
  expect(exit).toBe(0);
  expect(told).toEqual(['zip', 'cab'].map((kind) => `Logs: ${path.join(folder, `MDMDiagReport.${kind}`)}`));
  const [, second, , first] = readdirSync(folder)
    .toSorted()
    .map((name) => readFileSync(path.join(folder, name)));
  expect(second!.equals(first!)).toBe(true);
  const entries = unzipSync(new Uint8Array(first!));
  expect(strFromU8(entries['AutopilotDDSZTDFile.json']!)).toContain('CloudAssignedTenantDomain');
});

test('a walk that gets stuck says what the page shows, why, and what to do', async () => {
  const file = path.join(folder, 'undecided.json');
  const choosesOnly = { at: 'provisioning-menu', do: [{ type: 'choose', value: 'reset' }] };
  const walk = [{ as: 'technician', but: [choosesOnly] }];
  writeFileSync(file, JSON.stringify({ id: 'undecided', title: '', description: '', walk }));
  const told: string[] = [];
  const exit = await runCommandLine([{ name: 'run', summary: '', load: async () => run }], ['run', file], {
    print: () => undefined,
    printJson: () => undefined,
    tell: (line) => told.push(line),
    progress: () => undefined,
  });
  expect(exit).toBe(1);
  expect(told).toEqual([
    expect.stringMatching(
      /^The PC shows "What would you like to do\?" \(page "provisioning-menu"\)\. The walk "technician" has answered it, and nothing came of that\. .*\{"as": "technician", "but": \[\{"at": "provisioning-menu"/,
    ),
  ]);
});

test('--export says in one line where a folder cannot be used', async () => {
  const file = path.join(folder, 'file');
  writeFileSync(file, '');
  const { exit, told } = await reseal('--export', path.join(file, 'logs'));
  expect(exit).toBe(2);
  expect(told).toEqual([expect.stringContaining('Name a folder that you may write to')]);
});
