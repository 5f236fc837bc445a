/** `--set KEY=VALUE`: changes fields of a scenario before it is validated. */
import { BadInputError } from '../../shared/failures.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { readScenario } from '../../shared/session/scenario.ts';
import { findScenario } from './sources.ts';
import { ownOf } from '../../shared/own.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value: JSON where it is JSON, else the text itself. */
function valueOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function set(target: Json, keys: readonly string[], value: unknown, setting: string): Json {
  const [key, ...rest] = keys;
  if (key === undefined || key === '' || key === '__proto__')
    throw new BadInputError(
      'This is no KEY=VALUE',
      `--set ${setting}`,
      'For example: --set network.captivePortal=true',
    );
  if (rest.length === 0) return { ...target, [key]: value };
  const inner = ownOf(target, key) ?? {};
  if (!isObject(inner))
    throw new BadInputError(
      `"${key}" has no fields`,
      `--set ${setting}`,
      'See the fields in resources/scenarios.',
    );
  return { ...target, [key]: set(inner, rest, value, setting) };
}

/** The scenario of an id or a file, with each setting in place. Throws BadInputError. */
export function findScenarioWith(named: string, settings: readonly string[]): Scenario {
  const scenario = findScenario(named);
  return settings.length === 0
    ? scenario
    : readScenario(withSettings(scenario, settings), `${named} with --set`);
}

/** The scenario with each `a.b.c=value` in place; what it then is, validation says. */
function withSettings(scenario: object, settings: readonly string[]): Json {
  return settings.reduce<Json>(
    (changed, setting) => {
      const split = setting.indexOf('=');
      const keys = split < 0 ? [] : setting.slice(0, split).split('.');
      return set(changed, keys, valueOf(setting.slice(split + 1)), setting);
    },
    { ...scenario },
  );
}
