/** Reads from files what a rehearsal is made of: scenario, tenant, hardware, catalogue. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { BadInputError } from '../../shared/failures.ts';
import { parseJsonFile } from '../../shared/json/json-file.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { readScenario } from '../../shared/session/scenario.ts';
import type { NamedWalks } from '../../shared/session/walk.ts';
import { readNamedWalk } from '../../shared/session/walk.ts';
import type { Catalogue } from '../../shared/stage/text.ts';
import type { SessionSources } from '../session/sources.ts';
import { resourcesDirectory } from './resources.ts';
import { readFileOf } from './storage/read-file.ts';
import { inWords } from './storage/file-errors.ts';
import { keyMemory } from './storage/key-memory.ts';
import { appVersion } from './version.ts';
import { withSettings } from './with-settings.ts';

export const defaultScenario = 'entra-wired';

/** Larger files are nobody's scenario, and larger folders nobody's tenant. */
const limits = {
  fileBytes: 50 * 1024 * 1024,
  tenantFiles: 50_000,
  tenantBytes: 256 * 1024 * 1024,
  /** Files of any kind, and folders, that a tenant's folder is looked through for. */
  entries: 250_000,
  levels: 40,
};

const resource = (...parts: string[]): string => path.join(resourcesDirectory(), ...parts);

/** The text of a file that a person named. Throws BadInputError. */
export function readTextFile(file: string): string {
  return decode(readFileOf(file, limits.fileBytes, 'Name another file that can be read.'));
}

/** UTF-8, or UTF-16 as PowerShell writes it, told by the byte order mark; the mark itself is no text. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le').slice(1);
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function readJsonFile(file: string): unknown {
  return parseJsonFile(file, readTextFile(file));
}

/** Names of the shipped files of a kind, without '.json', in alphabetical order. */
const namesIn = (folder: 'scenarios' | 'walks'): string[] =>
  readdirSync(resource(folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .toSorted();

/** The shipped walks by name. */
export const shippedWalks = (): NamedWalks =>
  new Map(
    namesIn('walks').map((name) => {
      const file = resource('walks', `${name}.json`);
      return [name, readNamedWalk(readJsonFile(file), file)];
    }),
  );

export function shippedScenarios(): Scenario[] {
  const walks = shippedWalks();
  return namesIn('scenarios').map((id) => {
    const file = resource('scenarios', `${id}.json`);
    return readScenario(readJsonFile(file), file, walks);
  });
}

/** A scenario by id or by file, each `a.b.c=value` of `settings` in the place of what it says. Throws BadInputError. */
export function findScenario(named: string, settings: readonly string[] = []): Scenario {
  const file = scenarioFile(named);
  const written = readJsonFile(file);
  return settings.length === 0
    ? readScenario(written, file, shippedWalks())
    : readScenario(withSettings(written, settings), `${named} with --set`, shippedWalks());
}

function scenarioFile(named: string): string {
  if (/[\\/]|\.json$/.test(named)) return named;
  if (namesIn('scenarios').includes(named)) return resource('scenarios', `${named}.json`);
  throw new BadInputError(
    'There is no such scenario',
    named,
    `Choose one of: ${namesIn('scenarios').join(', ')}; or name a file.`,
  );
}

export interface NamedTenant {
  readonly name: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Every JSON file below a folder, by its path in it. Links are not followed. Throws BadInputError. */
export function readTenantFolder(folder: string): NamedTenant {
  const files: { path: string; text: string }[] = [];
  let bytes = 0;
  let seen = 0;
  const walk = (directory: string, level: number): void => {
    const entries = entriesOf(directory);
    seen += entries.length;
    if (seen > limits.entries || level > limits.levels) throw tooMuch(folder);
    for (const entry of entries) {
      const full = path.join(directory, entry.name);
      if (entry.isDirectory()) walk(full, level + 1);
      else if (entry.isFile() && entry.name.toLowerCase().endsWith('.json')) {
        const text = readTextFile(full);
        bytes += text.length;
        files.push({ path: path.relative(folder, full).split(path.sep).join('/'), text });
        if (files.length > limits.tenantFiles || bytes > limits.tenantBytes) throw tooMuch(folder);
      }
    }
  };
  walk(folder, 1);
  if (files.length === 0)
    throw new BadInputError('The folder holds no JSON file', folder, 'Name the folder of a tenant export');
  return { name: folder, files };
}

const tooMuch = (folder: string): BadInputError =>
  new BadInputError('The folder holds more than a tenant can be', folder, 'Name the folder of one export');

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw inWords(error, directory, 'Name a folder that can be read.');
  }
}

/** A shipped tenant by name, or the folder that a person named. Throws BadInputError. */
function findTenant(scenario: Scenario, folder: string | null): NamedTenant {
  if (folder !== null) return readTenantFolder(folder);
  const shipped = resource('tenants', scenario.tenant);
  return { ...readTenantFolder(shipped), name: scenario.tenant };
}

/** Everything for `scenario`. `tenant` is a folder that takes the place of the scenario's own. */
export function sourcesOf(scenario: Scenario, tenant: string | null): SessionSources {
  const hardware = resource('hardware', `${scenario.hardware}.json`);
  let scenarios: SessionSources['scenarios'] | undefined;
  return {
    app: appVersion,
    scenario,
    tenant: findTenant(scenario, tenant),
    hardware: { file: hardware, text: readTextFile(hardware) },
    catalogue: readJsonFile(resource('locales', 'stage', 'en-US.json')) as Catalogue,
    // Read when a console first shows them: a command without one does without.
    get scenarios() {
      scenarios ??= shippedScenarios().map(({ id, title, description }) => ({ id, title, description }));
      return scenarios;
    },
    keyMemory: keyMemory(),
  };
}
