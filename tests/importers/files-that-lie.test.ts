/** Files and words on the command line that no honest tool writes: one line with the place, exit code 2, soon. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../main/hosts/cli/commands.ts';
import { runCommandLine } from '../../main/hosts/cli/run-command-line.ts';
import { resourcesDirectory } from '../../main/hosts/resources.ts';
import { open } from '../testing/lab.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-lies-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function reseal(...argv: readonly string[]) {
  const printed: string[] = [];
  const said: string[] = [];
  const terminal = {
    print: (line: string) => void printed.push(line),
    printJson: (value: unknown) => void printed.push(JSON.stringify(value)),
    tell: (line: string) => void said.push(line),
  };
  return { code: await runCommandLine(commands, argv, terminal), printed, said };
}

/** A file of the test's folder; its path. */
function file(name: string, content: string): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

const { walk, ...shipped } = JSON.parse(
  readFileSync(path.join(resourcesDirectory(), 'scenarios', 'entra-wired.json'), 'utf8'),
);

/** A file with a shipped scenario that is changed. */
const scenario = (change: object): string =>
  file(
    'scenario.json',
    JSON.stringify({ ...shipped, ...('walkThrough' in change ? {} : { walk }), ...change }),
  );

/** A tenant's folder with these objects in it. */
const tenant = (...objects: readonly unknown[]): string => tenantOf(JSON.stringify(objects));

function tenantOf(json: string): string {
  const place = path.join(folder, 'tenant');
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'objects.json'), json);
  return place;
}

async function refuses(argv: readonly string[], what: RegExp): Promise<void> {
  const { code, said } = await reseal(...argv);
  expect({ code, said }).toEqual({ code: 2, said: [expect.stringMatching(what)] });
  expect(said[0]!.length).toBeLessThan(2_000);
}

describe('a scenario', () => {
  it.each<[string, object, RegExp]>([
    ['a clock skew of 1e308', { clockSkewSeconds: 1e308 }, /clockSkewSeconds/],
    [
      'a wait of 1e308',
      { walkThrough: [{ when: { id: 'off' }, do: [], after: 1e308 }] },
      /walkThrough\.0\.after/,
    ],
    ['a lag of 1e308', { lags: { groupProcessing: 1e308 } }, /lags/],
    ['a seed of 1e308', { seed: 1e308 }, /seed/],
    [
      '200,000 blocked hosts',
      { network: { blockedHosts: Array.from({ length: 200_000 }, (_, n) => `h${n}.example`) } },
      /blockedHosts/,
    ],
    ['2,000,001 empty steps', { walkThrough: Array.from({ length: 2_000_001 }, () => ({})) }, /walkThrough/],
    ['31 February', { startAt: '2026-02-31T08:00:00.000Z' }, /startAt/],
    ['the year 9999', { startAt: '9999-03-02T08:00:00.000Z' }, /startAt/],
    ['a group tag that no CSV holds', { registration: { groupTag: 'a,b"c' } }, /Group Tag/],
  ])('with %s', async (_what, change, place) => {
    await refuses(['run', scenario(change)], place);
  });

  it('that nests 100,000 levels deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    await refuses(['run', file('deep.json', `{"before":${deep}}`)], /deep\.json: .*nests deeper/);
  });
});

describe('a tenant', () => {
  it('with a pattern that repeats a thousand times, 250 times over, says so and goes on', async () => {
    const pattern = '(x{1,1000})'.repeat(250);
    const membershipRule = `device.displayName -match "${pattern}"`;
    const place = tenant({
      '@odata.type': '#microsoft.graph.group',
      id: 'g',
      displayName: 'G',
      membershipRule,
    });
    const { code } = await reseal('tenant', 'check', place);
    expect(code).toBe(0);
  });

  it('with a text of 19 MB in broken JSON names the line', async () => {
    const place = tenant();
    writeFileSync(path.join(place, 'objects.json'), `{\n"icon": "${'A'.repeat(19 * 1024 * 1024)}\n`);
    await refuses(['tenant', 'check', place], /objects\.json:2:\d+: The JSON is broken/);
  });

  it('with 2,000,001 empty objects', async () => {
    await refuses(['tenant', 'check', tenantOf(`[${'{},'.repeat(2_000_000)}{}]`)], /objects/);
  });

  const large = (name: string, megabytes: number) => ({
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    id: name,
    displayName: name,
    omaSettings: [
      {
        '@odata.type': '#microsoft.graph.omaSettingString',
        omaUri: `./Device/Vendor/MSFT/Policy/Config/Browser/${name}`,
        value: 'x'.repeat(megabytes * 1024 * 1024),
      },
    ],
    assignments: [{ target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }],
  });

  it('with one value of 11 MB for an OMA-URI is checked, and says that the value is left out', async () => {
    const { code, printed } = await reseal('tenant', 'check', tenant(large('Large', 11)), '--json');
    expect(code).toBe(0);
    const { objects } = JSON.parse(printed.join(''));
    expect(objects).toMatchObject([
      { status: 'partly', parts: [expect.stringMatching(/Browser\/Large: more than 4194304/)] },
    ]);
  });

  it('with 36 MB of values says which policies lose theirs', async () => {
    const all = Array.from({ length: 9 }, (_none, index) => large(`Large${index}`, 3));
    const place = tenant(...all.slice(0, 5));
    writeFileSync(path.join(place, 'rest.json'), JSON.stringify(all.slice(5)));
    const { code, printed } = await reseal('tenant', 'check', place, '--json');
    expect(code).toBe(0);
    const lost = JSON.parse(printed.join('')).problems.filter((one: string) => /left out/.test(one));
    expect(lost.map((one: string) => one.slice(0, 8))).toEqual(
      ['5', '6', '7', '8'].map((index) => `"Large${index}"`),
    );
  });
});

describe('a journal', () => {
  /** A journal whose header names another tenant. */
  const journal = (name: string): string => {
    const [header] = open('entra-wired').journal.text.split('\n');
    const begun = JSON.parse(header!);
    return file('journal.jsonl', `${JSON.stringify({ ...begun, tenant: { ...begun.tenant, name } })}\n`);
  };

  it.each(['\\\\server\\share', '//server/share', 'some/folder', '../..', 'nul\0byte', ''])(
    'that names the tenant %j is not followed there',
    async (name) => {
      await refuses(['replay', journal(name)], /journal\.jsonl:1: The journal names the tenant/);
    },
  );

  it('that names a folder that is no tenant', async () => {
    mkdirSync(path.join(folder, 'private'));
    file('private/keys.json', '{"key": "secret"}');
    await refuses(['replay', journal(path.join(folder, 'private'))], /has changed/);
    await refuses(
      ['replay', journal(path.join(folder, 'nothing'))],
      /journal\.jsonl:1: The journal goes on in the tenant .*nothing", which is not there/,
    );
  });

  it.skipIf(process.platform === 'win32')('that is a pipe or a device', async () => {
    const pipe = path.join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    for (const place of [pipe, '/dev/zero']) await refuses(['replay', place], /a pipe or a device/);
    await refuses(['run', 'entra-wired', '--journal', pipe], /a pipe or a device/);
    for (const argv of [
      ['run', `${pipe}/../pipe`],
      ['tpm', 'decode', pipe],
      ['register', pipe, '--tenant', folder],
    ])
      await refuses(argv, /pipe/);
  });
});

describe('a hardware-hash CSV', () => {
  it('is not written with a group tag that it cannot hold', async () => {
    await refuses(['hash', 'entra-wired', '--group-tag', 'a,b"c'], /Group Tag.*commas/);
  });

  it('with serial numbers that would share a file’s name loses no device', async () => {
    const { printed } = await reseal('hash', 'entra-wired');
    const [header, row] = printed;
    const [, product, hash] = row!.split(',');
    const serials = [
      'A/B',
      'A.B',
      'A_B',
      'CON',
      'aux',
      'a_b',
      'x'.repeat(300),
      `${'x'.repeat(299)}y`,
      '..',
      ' ',
    ];
    const csv = file(
      'devices.csv',
      [header, ...serials.map((serial) => [serial, product, hash].join(',')), ''].join('\r\n'),
    );
    const place = tenant({ '@odata.type': '#microsoft.graph.group', id: 'g', displayName: 'G' });
    expect((await reseal('register', csv, '--tenant', place)).code).toBe(0);
    const written = path.join(place, 'importedWindowsAutopilotDeviceIdentities');
    const names = readdirSync(written);
    expect(
      names.map((name) => JSON.parse(readFileSync(path.join(written, name), 'utf8')).serialNumber).toSorted(),
    ).toEqual(serials.toSorted());
    for (const name of names) {
      expect(name.length).toBeLessThan(100);
      expect(name).not.toMatch(/^(con|aux)\./i);
    }
    expect((await reseal('register', csv, '--tenant', place)).code).toBe(1);
  });
});
