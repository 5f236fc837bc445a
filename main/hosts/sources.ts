/** Reads from files what a rehearsal is made of: scenario, tenant, hardware, catalogue. */
import path from 'node:path';
import { BadInputError } from '../../shared/failures.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { readScenario } from '../../shared/session/scenario.ts';
import type { Exercise } from '../../shared/exercises/exercise.schema.ts';
import type { Training } from '../../shared/exercises/training.ts';
import type { Catalogue } from '../../shared/stage/text.ts';
import type { SessionSources } from '../session/sources.ts';
import { embedded, hardwareOf } from './hardware-of.ts';
import { findExercise, rowOf, shippedExercises } from './exercises.ts';
import { namesIn, readJsonFile, readTextFile, resource, shippedWalks } from './shipped.ts';
import { keyMemory } from './storage/key-memory.ts';
import { appVersion } from './version.ts';
import type { ShippedHardware } from './tenant/practice-choices.ts';
import { readTenant, type NamedTenant } from './tenant/read-tenant.ts';
import { withSettings } from './with-settings.ts';

export const defaultScenario = 'entra-wired';

/** The makes of PC that are shipped. */
export const shippedHardware = (): ShippedHardware[] =>
  namesIn('hardware').map((file) => {
    const { manufacturer, model } = readJsonFile(resource('hardware', `${file}.json`)) as ShippedHardware;
    return { file, manufacturer, model };
  });

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
  const said = settings.length === 0 ? written : withSettings(written, settings);
  const place = settings.length === 0 ? file : `${named} with --set`;
  const scenario = readScenario(said, place, shippedWalks());
  const isShipped = path.dirname(path.resolve(file)) === resource('scenarios');
  const isOwn = !isShipped || settings.some((one) => /^registration(\.groupTag)?=/.test(one));
  return {
    ...scenario,
    hardware: embedded(scenario.hardware, readTextFile),
    assume: isOwn ? { ...tagSaid(said), ...scenario.assume } : scenario.assume,
    ...peopleSaid(isShipped ? withSettings({}, settings) : said),
  };
}

/** Who is named in a scenario of one's own, or by `--set`: another person in the place of that one is a mistake. */
function peopleSaid(written: unknown): Pick<Scenario, 'said'> {
  const { user, registration } = written as {
    readonly user?: string;
    readonly registration?: { readonly assignedUser?: string } | null;
  };
  const said = [
    ...(user === undefined ? [] : (['user'] as const)),
    ...(registration?.assignedUser ? (['assignedUser'] as const) : []),
  ];
  return said.length === 0 ? {} : { said };
}

/** A group tag that a person wrote holds in every tenant; that of a shipped scenario is meant for the tenant it names. */
function tagSaid(scenario: unknown): Scenario['assume'] {
  const { registration } = scenario as { readonly registration?: { readonly groupTag?: string } | null };
  return registration?.groupTag === undefined ? {} : { groupTag: registration.groupTag };
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

/** A shipped tenant by name, or the folder or zip that a person named. Throws BadInputError. */
function findTenant(scenario: Scenario, folder: string | null): NamedTenant {
  if (folder !== null) return readTenant(folder);
  const shipped = resource('tenants', scenario.tenant);
  return { ...readTenant(shipped), name: scenario.tenant };
}

/** Everything for an exercise, by its id or file. Throws BadInputError. */
export function sourcesOfExercise(
  { named, ...held }: Omit<Training, 'exercise'> & { readonly named: string },
  tenant: string | null,
): SessionSources {
  const exercise = findExercise(named);
  return sourcesOf(scenarioOf(exercise), tenant ?? exercise.tenant ?? null, { exercise, ...held });
}

/** The scenario of an exercise, with what it changes and the faults that it sets. Throws BadInputError. */
export function scenarioOf({ scenario: named, set, faults }: Exercise): Scenario {
  const scenario = findScenario(named, set);
  return { ...scenario, faults: [...scenario.faults, ...faults] };
}

/**
 * Everything for `scenario`. `tenant` is a folder or zip that takes the place of the scenario's own; `training` is the
 * exercise that the rehearsal is.
 */
export function sourcesOf(
  scenario: Scenario,
  tenant: string | null,
  training?: Training | undefined,
): SessionSources {
  let scenarios: SessionSources['scenarios'] | undefined;
  let exercises: SessionSources['exercises'];
  return {
    app: appVersion,
    scenario,
    tenant: findTenant(scenario, tenant),
    hardware: hardwareOf(scenario, readTextFile),
    catalogue: readJsonFile(resource('locales', 'stage', 'en-US.json')) as Catalogue,
    // Read when a console first shows them: a command without one does without.
    get scenarios() {
      scenarios ??= shippedScenarios().map(({ id, title, description }) => ({ id, title, description }));
      return scenarios;
    },
    get exercises() {
      exercises ??= shippedExercises().map(rowOf);
      return exercises;
    },
    ...(training ? { training } : {}),
    keyMemory: keyMemory(),
  };
}
