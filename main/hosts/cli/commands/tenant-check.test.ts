import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { commands } from '../commands.ts';
import { runCommandLine } from '../run-command-line.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reseal-tenant-'));
  write('p.json', {
    '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
    id: 'p',
    displayName: 'Laptops',
    preprovisioningAllowed: true,
    assignments: [{ target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }],
  });
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, content: unknown): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
};

async function reseal(...argv: readonly string[]) {
  const lines: string[] = [];
  const told: string[] = [];
  let json: unknown;
  const code = await runCommandLine(commands, ['tenant', ...argv], {
    print: (line) => void lines.push(line),
    printJson: (value) => {
      json = value;
    },
    tell: (line) => void told.push(line),
    progress: () => undefined,
  });
  return { code, lines, told, json };
}

test('tenant check tells objects, files, assumptions, problems and whether it can be rehearsed', async () => {
  write('broken.json', '{');
  write('run.ps1', 'x');
  const { code, json } = await reseal('check', folder, '--json');
  expect(code).toBe(0);
  expect(json).toMatchObject({
    objects: [
      { file: 'p.json', type: 'azureADWindowsAutopilotDeploymentProfile', status: 'understood', parts: [] },
    ],
    files: [
      { file: 'broken.json', status: 'broken' },
      { file: 'p.json', status: 'loaded' },
      { file: 'run.ps1', status: 'not-read' },
    ],
    problems: [expect.stringContaining('broken.json:1:2')],
    rehearsable: { ready: true, missing: [] },
  });
  const { lines } = await reseal('check', folder);
  expect(lines.at(-1)).toBe(
    'Can this be rehearsed? Yes, but 1 file was not understood, so nothing of it is in this: broken.json.',
  );
  expect(lines.join('\n')).toContain('Otherwise: --set assume.mdmScope=none');
});

test('tenant check takes the settings of a scenario, and a broken side file is a problem line', async () => {
  write('reseal.json', { assume: { mdmScope: 'sometimes' } });
  const { code, json } = await reseal('check', folder, '--set', 'assume.mdmScope=none', '--json');
  expect(code).toBe(0);
  expect(json).toMatchObject({
    problems: [expect.stringContaining('reseal.json assume.mdmScope')],
    assumptions: expect.arrayContaining([
      expect.objectContaining({ what: 'MDM user scope', value: 'none' }),
    ]) as unknown[],
  });
});

test('tenant check ends with 2 only where nothing can be read', async () => {
  rmSync(path.join(folder, 'p.json'));
  write('broken.json', '{');
  const { code, told } = await reseal('check', folder);
  expect([code, told.length]).toEqual([2, 1]);
});

test('tenant prepare writes what is assumed, keeps what was said, and a second time changes nothing', async () => {
  write('reseal.json', { practicePasswords: { 'a@b.example': 'x' }, assume: { domain: 'quay.example' } });
  expect((await reseal('prepare', folder)).code).toBe(0);
  const written = readFileSync(path.join(folder, 'reseal.json'), 'utf8');
  expect(JSON.parse(written)).toMatchObject({
    practicePasswords: { 'a@b.example': 'x' },
    assume: { domain: 'quay.example', mdmScope: 'all', licensedUser: 'practice.user@quay.example' },
  });
  await reseal('prepare', folder);
  expect(readFileSync(path.join(folder, 'reseal.json'), 'utf8')).toBe(written);
});

test('tenant prepare of a zip writes beside it, where the zip is read with it', async () => {
  const zip = path.join(folder, 'backup.zip');
  writeFileSync(zip, zipSync({ 'p.json': readFileSync(path.join(folder, 'p.json')) }));
  rmSync(path.join(folder, 'p.json'));
  expect((await reseal('prepare', zip, '--set', 'assume.mdmScope=none')).code).toBe(0);
  expect(readdirSync(folder).toSorted()).toEqual(['backup.zip', 'reseal.json']);
  expect((await reseal('check', zip, '--json')).json).toMatchObject({
    files: [{ file: '../reseal.json', status: 'loaded' }, { file: 'p.json' }],
    assumptions: expect.arrayContaining([
      expect.objectContaining({ what: 'MDM user scope', value: 'none' }),
    ]) as unknown[],
  });
});

test('tenant check tells what stops or hinders a set-up, what is not simulated, and apps that get into each other’s way', async () => {
  const everywhere = [{ target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }];
  write('oma.json', {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    id: 'o',
    displayName: 'Own',
    assignments: everywhere,
    omaSettings: ['Start/HideLock', 'Camera/AllowCamera'].map((node) => ({
      '@odata.type': '#microsoft.graph.omaSettingInteger',
      displayName: node,
      omaUri: `./Device/Vendor/MSFT/Policy/Config/${node}`,
      value: 0,
    })),
  });
  for (const [type, extra] of [
    ['win32LobApp', { installCommandLine: 'msiexec /i a.msi', setupFilePath: 'a.msi' }],
    ['windowsMobileMSI', { productCode: '{1}' }],
  ] as const)
    write(`${type}.json`, {
      '@odata.type': `#microsoft.graph.${type}`,
      id: type,
      displayName: type,
      assignments: everywhere.map((one) => ({ ...one, intent: 'required' })),
      ...extra,
    });
  const { lines } = await reseal('check', folder);
  expect(lines).toContainEqual(expect.stringMatching(/^hinders +Own: .*Start\/HideLock restarts the PC/));
  expect(lines).toContainEqual(expect.stringMatching(/^not simulated +Own: .*Camera\/AllowCamera/));
  expect(lines).toContainEqual(
    expect.stringMatching(/^risky +windowsMobileMSI \(line-of-business\) installs beside Win32 apps/),
  );
});

test('tenant check tells what is risky by published rules, as a preflight would', async () => {
  const everywhere = [
    { intent: 'required', target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } },
  ];
  write('a.json', {
    '@odata.type': '#microsoft.graph.win32LobApp',
    id: 'a',
    displayName: 'Runtime',
    assignments: everywhere,
  });
  write('b.json', {
    '@odata.type': '#microsoft.graph.windowsMobileMSI',
    id: 'b',
    displayName: 'Ledger',
    productCode: '{1}',
    assignments: everywhere,
  });
  const { json, lines } = await reseal('check', folder, '--json');
  expect(lines).toEqual([]);
  expect(json).toMatchObject({
    risks: [
      { id: 'win32-beside-line-of-business', words: expect.stringContaining('Ledger (line-of-business)') },
    ],
  });
  const told = (await reseal('check', folder)).lines.filter((line) => line.startsWith('risky'));
  expect(told).toHaveLength(1);
});

test('tenant check tells of each object whom it is for, and each thing once', async () => {
  const target = (kind: string, more = {}) => ({
    target: { '@odata.type': `#microsoft.graph.${kind}AssignmentTarget`, ...more },
  });
  write('g.json', { '@odata.type': '#microsoft.graph.group', id: 'g', displayName: 'Kiosks', members: [] });
  write('f.json', {
    '@odata.type': '#microsoft.graph.deviceAndAppManagementAssignmentFilter',
    id: 'f',
    displayName: 'Slates',
    rule: '(device.model -eq "Slate")',
  });
  write('apps.json', [
    {
      '@odata.type': '#microsoft.graph.win32LobApp',
      id: 'a',
      displayName: 'Tide Tables',
      assignments: [
        {
          intent: 'required',
          ...target('allDevices', {
            deviceAndAppManagementAssignmentFilterId: 'f',
            deviceAndAppManagementAssignmentFilterType: 'exclude',
          }),
        },
        { intent: 'required', ...target('exclusionGroup', { groupId: 'g' }) },
        { intent: 'available', ...target('allLicensedUsers') },
      ],
    },
    { '@odata.type': '#microsoft.graph.win32LobApp', id: 'b', displayName: 'Untold' },
    { '@odata.type': '#microsoft.graph.win32LobApp', id: 'c', displayName: 'Nobody’s', assignments: [] },
  ]);
  write('empty.json', '');
  write('list.json', '[1, "x", null]');
  const { lines } = await reseal('check', folder);
  const about = (name: string) => lines.slice(0, -1).filter((line) => line.includes(name));
  expect(about('Tide Tables')).toEqual([
    expect.stringContaining(
      'Tide Tables, required for all devices except those of filter Slates, not Kiosks; available for all users  [apps.json]',
    ),
  ]);
  expect(lines).toContainEqual(expect.stringMatching(/ Untold, assignments not told /));
  expect(lines).toContainEqual(expect.stringMatching(/ Nobody’s, for nobody /));
  expect(about('empty.json')).toEqual([
    'problem          empty.json: The file is empty. Export it again, or leave it out',
  ]);
  expect(about('list.json')).toEqual([
    'problem          list.json: holds single values, which are no Graph objects',
  ]);
  const { json } = await reseal('check', folder, '--json');
  const { objects } = json as {
    readonly objects: readonly { readonly name: string; readonly assignments?: unknown }[];
  };
  expect(objects.find(({ name }) => name === 'Tide Tables')?.assignments).toEqual([
    {
      kind: 'all-devices',
      to: 'all devices',
      intent: 'required',
      filter: { name: 'Slates', mode: 'exclude' },
    },
    { kind: 'exclusion-group', to: 'Kiosks', intent: 'required', filter: null },
    { kind: 'all-users', to: 'all users', intent: 'available', filter: null },
  ]);
  expect(objects.find(({ name }) => name === 'Untold')?.assignments).toBeNull();
  expect(objects.find(({ name }) => name === 'Kiosks')).not.toHaveProperty('assignments');
});

test('tenant check folds a snapshot that was not chosen, whatever is broken in it', async () => {
  const profile = readFileSync(path.join(folder, 'p.json'), 'utf8');
  rmSync(path.join(folder, 'p.json'));
  for (const day of ['monday', 'tuesday']) write(`${day}/AutoPilot/p.json`, profile);
  write('monday/broken.json', '{');
  write('monday/list.json', '[1]');
  const { lines } = await reseal('check', folder);
  expect(lines.filter((line) => line.includes('monday/'))).toEqual([
    'file no-part     monday/ (3 files): an export that was not chosen',
    expect.stringMatching(/^assumed +Snapshot: tuesday/),
  ]);
  expect(lines).toContainEqual(expect.stringContaining('0 problems'));
});

test('tenant check names all that its lines count, where somebody asks', async () => {
  write(
    'apps.json',
    ['A', 'B', 'C', 'D', 'E'].map((name) => ({
      '@odata.type': '#microsoft.graph.win32LobApp',
      id: name,
      displayName: name,
    })),
  );
  const assumed = async (...more: string[]) =>
    (await reseal('check', folder, ...more)).lines.find((line) => line.includes('Assignments of')) ?? '';
  expect(await assumed()).toContain('"C" and 2 more');
  expect(await assumed()).not.toContain('E');
  expect(await assumed('all')).toContain('all of them: A, B, C, D, E');
});

test('tenant check counts settings of one policy that do the same, and names all where somebody asks', async () => {
  const laps = [
    'BackupDirectory',
    'PasswordAgeDays',
    'PasswordComplexity',
    'PasswordLength',
    'PassphraseLength',
  ];
  write('oma.json', {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    id: 'o',
    displayName: 'Own',
    assignments: [{ target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } }],
    omaSettings: laps.map((node) => ({
      '@odata.type': '#microsoft.graph.omaSettingInteger',
      displayName: node,
      omaUri: `./Device/Vendor/MSFT/LAPS/Policies/${node}`,
      value: 1,
    })),
  });
  const hindered = async (...more: string[]) =>
    (await reseal('check', folder, ...more)).lines.filter((line) => line.startsWith('hinders'));
  const folded = await hindered();
  expect(folded).toHaveLength(1);
  expect(folded[0]).toContain('LAPS/Policies/PasswordComplexity and 2 more');
  expect(await hindered('all')).toHaveLength(5);
});
