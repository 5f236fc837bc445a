/**
 * Everything that takes a file: what a valid one looks like, how it is changed, and who takes it. A row for each;
 * a property of another kind (`worlds.ts`) is a row whose `take` says what became of it.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openTpm } from '../../main/hosts/tpm-server/state-file.ts';
import { resourcesDirectory } from '../../main/hosts/resources.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { createRehearsal } from '../../main/session/rehearsal.ts';
import { parseHardwareModel } from '../../main/device/hardware/hardware-profile.ts';
import { THREE_SLOT_PROFILE, manufactureTpm } from '../../main/tpm/index.ts';
import { BadInputError } from '../../shared/failures.ts';
import { play } from '../testing/lab.ts';
import { changedBytes, changedValue } from './mutations.ts';
import { changedYaml, yamlOf } from './yaml-mutations.ts';
import { changedZip, zipOf } from './zip-mutations.ts';
import type { Dice } from './mutations.ts';
import { reseal } from './reseal.ts';
import type { Ending } from './reseal.ts';

export interface Importer {
  readonly name: string;
  /** Name of the file in the case's own folder. */
  readonly file: string;
  /** Valid files; made once. */
  seeds(): readonly Buffer[];
  change(valid: Buffer, dice: Dice): Buffer;
  take(file: string, dice: Dice): Promise<Ending>;
  /** Seeds in `npm test`, where 50 would take too long. */
  readonly seedsInTests?: number;
  /** Milliseconds of processor time that a file may take, where it is not 10,000. */
  readonly patience?: number;
}

/** One whose file is named on the command line. */
export interface CommandImporter extends Importer {
  /** Words behind `reseal`; makes what they name beside the file. */
  words(file: string, dice: Dice): readonly string[];
}

/** A value changed in its structure, and now and then in its bytes as well. */
function changedJson(valid: Buffer, dice: Dice): Buffer {
  const text = Buffer.from(JSON.stringify(changedValue(JSON.parse(valid.toString('utf8')), dice), null, 1));
  return dice.below(4) === 0 ? changedBytes(text, dice) : text;
}

/** A line of JSON changed, or the bytes. */
function changedLines(valid: Buffer, dice: Dice): Buffer {
  if (dice.below(3) === 0) return changedBytes(valid, dice);
  const lines = valid.toString('utf8').trimEnd().split('\n');
  const at = dice.below(3) === 0 ? 0 : dice.below(lines.length);
  lines[at] = JSON.stringify(changedValue(JSON.parse(lines[at] ?? '{}'), dice));
  return Buffer.from(`${lines.join('\n')}\n`);
}

const resources = (...parts: readonly string[]): Buffer[] => {
  const folder = path.join(resourcesDirectory(), ...parts);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.json')).map((name) => readFileSync(path.join(folder, name)));
};

const foreignTenants = (): Buffer[] => {
  const folder = path.join(import.meta.dirname, '..', 'tenants');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => /^intune.*\.json$/.test(name))
    .map((name) => readFileSync(path.join(folder, name)));
};

/** What a function of ours makes of a file: done, or a line. */
async function taken(act: () => unknown): Promise<Ending> {
  try {
    act();
    return { code: 0, told: [] };
  } catch (error) {
    if (error instanceof BadInputError) return { code: 2, told: [error.line()] };
    return { code: 1, told: [error instanceof Error ? (error.stack ?? error.message) : String(error)] };
  }
}

const folderOf = (file: string): string => path.dirname(file);

/** What a tenant's folder or zip is named to. */
const tenantWords = (source: string, dice: Dice): readonly string[] =>
  dice.one([
    ['tenant', 'check', source],
    ['tenant', 'check', source, '--json'],
    ['tenant', 'show', source],
    ['run', 'entra-wired', '--tenant', source, '--until', '60'],
  ]);

/** A tenant of one group, beside the file. */
function tenantBeside(file: string): string {
  const folder = path.join(folderOf(file), 'tenant');
  mkdirSync(folder);
  const group = { '@odata.type': '#microsoft.graph.group', id: 'g', displayName: 'G' };
  writeFileSync(path.join(folder, 'group.json'), JSON.stringify(group));
  return folder;
}

/** The CSV of a PC, and of five whose serial numbers are names of files in one way or another. */
function hashCsvs(): Buffer[] {
  const scenario = findScenario('entra-wired');
  const csv = createRehearsal(sourcesOf(scenario, null)).pc.hardwareHashCsv('LAB', '');
  const [header = '', row = ''] = csv.split('\r\n');
  const serials = ['A-1', 'A/1', 'A.1', 'CON', 'x'.repeat(300)];
  const rows = serials.map((serial) => [serial, ...row.split(',').slice(1)].join(','));
  return [csv, [header, ...rows, ''].join('\r\n')].map((text) => Buffer.from(text));
}

/** A scenario whose packages alone are changed. */
function changedPackages(valid: Buffer, dice: Dice): Buffer {
  const scenario: object = JSON.parse(valid.toString('utf8'));
  const { removableMedia } = scenario as { removableMedia: unknown };
  return Buffer.from(JSON.stringify({ ...scenario, removableMedia: changedValue(removableMedia, dice) }));
}

export const commandImporters: readonly CommandImporter[] = (
  [
    {
      name: 'tenant',
      file: 'tenant/object.json',
      seeds: () => [...resources('tenants'), ...foreignTenants()],
      change: changedJson,
      words: (file, dice) => tenantWords(folderOf(file), dice),
    },
    {
      name: 'YAML tenant',
      file: 'tenant/object.yaml',
      seeds: () => [...resources('tenants'), ...foreignTenants()].map(yamlOf),
      change: changedYaml,
      words: (file, dice) => tenantWords(folderOf(file), dice),
    },
    {
      name: 'zip tenant',
      file: 'export.zip',
      seeds: () => [resources('tenants').slice(0, 40), foreignTenants()].map(zipOf),
      change: changedZip,
      words: tenantWords,
      seedsInTests: 30,
    },
    {
      name: 'side file',
      file: 'tenant/reseal.json',
      seeds: () => [
        Buffer.from(
          JSON.stringify({
            practicePasswords: { 'a@b.example': 'x' },
            apps: { Seven: { exitCode: 3, runSeconds: 5, detection: { output: 'yes' } } },
            scripts: { Rename: { output: 'x' } },
          }),
        ),
      ],
      change: changedJson,
      words: (file) => ['tenant', 'check', folderOf(file)],
    },
    {
      name: 'scenario',
      file: 'scenario.json',
      seeds: () => resources('scenarios'),
      change: changedJson,
      words: (file) => ['run', file, '--until', '60'],
    },
    {
      name: 'provisioning packages',
      file: 'scenario.json',
      seeds: () => [
        readFileSync(path.join(resourcesDirectory(), 'scenarios', 'oobe-provisioning-package.json')),
      ],
      change: changedPackages,
      words: (file) => ['run', file, '--until', '1200'],
      seedsInTests: 10,
    },
    {
      name: 'journal',
      file: 'journal.jsonl',
      seeds: () => [Buffer.from(play('app-fails').journal.text)],
      change: changedLines,
      words: (file) => ['replay', file],
    },
    {
      name: 'hash CSV',
      file: 'devices.csv',
      seeds: hashCsvs,
      change: changedBytes,
      words: (file) => ['register', file, '--tenant', tenantBeside(file)],
    },
    {
      name: 'TPM messages',
      file: 'messages.bin',
      seeds: () => [
        Buffer.from('80010000000c0144000080010000000a00000000', 'hex'),
        Buffer.from('80010000000c01440000\n80010000000a00000000\n# a comment\n0x8001 0000 000c 0144 0000\n'),
        Buffer.from('80010000001600000 17a00000006000001 0000000010'.replaceAll(' ', '')),
      ],
      change: changedBytes,
      words: (file) => ['tpm', 'decode', file],
    },
  ] satisfies readonly Omit<CommandImporter, 'take'>[]
).map((importer) => ({
  ...importer,
  take: (file, dice) => reseal(importer.words(file, dice)),
}));

export const importers: readonly Importer[] = [
  ...commandImporters,
  {
    name: 'hardware model',
    file: 'model.json',
    seeds: () => resources('hardware'),
    change: changedJson,
    take: (file) => taken(() => parseHardwareModel(readFileSync(file, 'utf8'), file)),
  },
  {
    name: 'TPM state',
    file: 'state.tpm',
    seeds: () => [
      Buffer.from(
        manufactureTpm({ seed: new Uint8Array(32), profile: THREE_SLOT_PROFILE, now: () => 0 }).save(),
      ),
    ],
    change: changedBytes,
    take: (file) => taken(() => openTpm({ file, seed: new Uint8Array(32), slots: 3, ekCertificates: null })),
  },
];
