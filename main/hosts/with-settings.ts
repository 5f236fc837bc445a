/** `--set KEY=VALUE`: changes fields of a scenario before it is validated; `KEY+=VALUE` adds to a list. */
import { BadInputError } from '../../shared/failures.ts';
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
  if (rest.length === 0 && key.endsWith('+')) {
    const list = key.slice(0, -1);
    const before = ownOf(target, list) ?? [];
    if (Array.isArray(before)) return { ...target, [list]: [...before, value] };
    throw new BadInputError(`"${list}" is no list`, `--set ${setting}`, `Write ${list}=VALUE.`);
  }
  if (rest.length === 0) return { ...target, [key]: value };
  const before = ownOf(target, key) ?? {};
  // A name stands for an object with that file.
  const inner = key === 'hardware' && typeof before === 'string' ? { file: before } : before;
  if (!isObject(inner))
    throw new BadInputError(
      `"${key}" has no fields`,
      `--set ${setting}`,
      'See the fields in resources/scenarios.',
    );
  return { ...target, [key]: set(inner, rest, value, setting) };
}

/** A scenario's JSON with each `a.b.c=value` in place; what it then is, validation says. Throws BadInputError. */
export function withSettings(scenario: unknown, settings: readonly string[]): unknown {
  if (!isObject(scenario)) return scenario;
  return settings.reduce<Json>((changed, setting) => {
    const split = setting.indexOf('=');
    const keys = split < 0 ? [] : setting.slice(0, split).split('.');
    return set(changed, keys, valueOf(setting.slice(split + 1)), setting);
  }, scenario);
}
