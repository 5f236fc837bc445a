/** The command line of preflight, merge and compare: files, exit codes, and one line for each mistake. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fleetTenant } from '../../../../tests/testing/fleet-tenant.ts';
import { commands } from '../commands.ts';
import { runCommandLine } from '../run-command-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'reseal-preflight-'));
const tenant = path.join(folder, 'tenant');
const file = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  const { mkdirSync } = await import('node:fs');
  mkdirSync(tenant);
  for (const { path: name, text } of fleetTenant({ sites: 1, models: 0, departments: 0 }))
    writeFileSync(path.join(tenant, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function reseal(...argv: readonly string[]) {
  const printed: string[] = [];
  const told: string[] = [];
  const code = await runCommandLine(commands, argv, {
    print: (line) => printed.push(line),
    printJson: (value) => printed.push(JSON.stringify(value)),
    tell: (line) => told.push(line),
  });
  return { code, printed, told };
}

describe('reseal preflight', () => {
  it('writes its page in every format, merges parts, and compares', async () => {
    const whole = await reseal(
      'preflight',
      tenant,
      'json',
      'threads=1',
      `html=${file('a.html')}`,
      `junit=${file('a.xml')}`,
    );
    expect([whole.code, whole.told]).toEqual([
      0,
      ['4 kinds of device and user, 4 rehearsals', `Page: ${file('a.html')}`, `JUnit XML: ${file('a.xml')}`],
    ]);
    expect(readFileSync(file('a.html'), 'utf8')).toContain('<!doctype html>');
    expect(readFileSync(file('a.xml'), 'utf8')).toContain('<testsuites');
    for (const shard of ['1/2', '2/2']) {
      const part = await reseal('preflight', tenant, 'json', 'threads=1', `shard=${shard}`);
      writeFileSync(file(`${shard.charAt(0)}.json`), part.printed.join(''));
    }
    const merged = await reseal('preflight', 'merge', file('2.json'), file('1.json'), 'json');
    expect([merged.code, merged.printed]).toEqual([0, whole.printed]);

    writeFileSync(file('whole.json'), whole.printed.join(''));
    const same = await reseal('compare', file('whole.json'), file('whole.json'));
    expect([same.code, same.printed]).toEqual([0, ['Nothing has changed.']]);
  });

  it('tells the line for one kind with the folder as it was typed; a page that goes elsewhere names it alone', async () => {
    const { printed } = await reseal(
      'preflight',
      tenant,
      'threads=1',
      'devices=1',
      'users=1',
      `html=${file('b.html')}`,
    );
    expect(printed.find((line) => line.includes('reseal run'))).toContain(`tenant=${tenant} `);
    expect(readFileSync(file('b.html'), 'utf8')).not.toContain(folder);
  });

  it('tells the line for one kind with what was said of all of them', async () => {
    const { printed } = await reseal(
      'preflight',
      tenant,
      'threads=1',
      'devices=1',
      'users=1',
      'line=20',
      'set=assume.mdmScope=all',
    );
    expect(printed.find((line) => line.includes('reseal run'))).toContain(
      'set=assume.mdmScope=all set=network.megabitsPerSecond=20 ',
    );
  });

  it('ends with 1 where a kind stops', async () => {
    const { code, printed } = await reseal(
      'preflight',
      tenant,
      'threads=1',
      'users=1',
      'set=apps.Base 0.exitCode=1603',
    );
    expect([code, printed[1], printed.filter((line) => line.startsWith('  1. STOPS'))]).toEqual([
      1,
      'STOPS: 2 of 2 kinds stop. None reaches Reseal.',
      [
        '  1. STOPS   2 kinds stop before Reseal: the installer of "Base 0" ends with exit code 1603 (status page, apps, 0x80070643).',
      ],
    ]);
  });

  it.each([
    [['preflight', tenant, 'faults=flood'], 'flood: There is no fault "flood"'],
    [['preflight', tenant, 'shard=3/2'], '--shard 3/2: This is no part of a whole'],
    [['preflight', tenant, 'line=fast'], '--line fast: A speed is a number of Mbit/s'],
    [['preflight', file('nowhere')], `${file('nowhere')}: There is no such file`],
    [['preflight', 'merge'], 'FILE...: This is missing'],
    [['compare', file('whole.json')], 'REPORT: This is missing'],
    [['compare', file('a.html'), file('a.html')], `${file('a.html')}`],
  ])('%j is one line', async (argv, line) => {
    const { code, told } = await reseal(...argv);
    expect([code, told.length, told[0]?.slice(0, line.length)]).toEqual([2, 1, line]);
  });
});
