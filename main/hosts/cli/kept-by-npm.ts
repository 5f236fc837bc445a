/**
 * Options that npm took for its own. `npm start --host browser` without the `--` before it (or from PowerShell, where
 * npm’s script drops it) reaches us as the word "browser" and the variable npm_config_host=true; with
 * `--host=browser` as npm_config_host=browser and no word at all.
 */
import { BadInputError } from '../../../shared/failures.ts';
import { ownOf } from '../../../shared/own.ts';
import type { Command } from './command.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The scripts of package.json behind which such a variable means us. */
const scripts = ['start', 'reseal'];

/**
 * The words with what npm kept put back, for the command of this name. Throws BadInputError with the line to write
 * where npm has torn option and value apart and nobody can tell which belongs to which.
 */
export function withNpmOptions(
  name: string,
  { words, options }: Command,
  argv: readonly string[],
  environment: Environment,
): readonly string[] {
  if (!scripts.includes(environment['npm_lifecycle_event'] ?? '')) return argv;
  const restored: string[] = [];
  const torn: string[] = [];
  for (const [option, { value }] of Object.entries(options)) {
    const kept = keptFor(option, environment);
    if (kept === undefined) continue;
    if (value === undefined) restored.push(`--${option}=${kept}`);
    else
      for (const one of kept.split('\n\n'))
        if (one === 'true') torn.push(option);
        else restored.push(`--${option}=${one}`);
  }
  const [lost] = torn;
  if (lost === undefined) return [...restored, ...argv];
  const [only] = argv;
  if (torn.length === 1 && words.length === 0 && argv.length === 1 && only !== undefined)
    return [...restored, `--${lost}=${only}`];
  const names = [...new Set(torn)];
  throw new BadInputError(
    `npm has kept ${names.map((option) => `--${option}`).join(' and ')} for itself`,
    'Command line',
    `Write it without dashes: ${spelling(name, environment)} ${names.map((option) => `${option}=VALUE`).join(' ')}`,
  );
}

/** npm writes `_` for `-`, and a switch `--no-open` as `open`, empty for false. */
function keptFor(option: string, environment: Environment): string | undefined {
  const kept = ownOf(environment, `npm_config_${option.replaceAll('-', '_')}`);
  if (kept !== undefined) return kept;
  if (!option.startsWith('no-')) return undefined;
  const positive = ownOf(environment, `npm_config_${option.slice(3).replaceAll('-', '_')}`);
  return positive === '' || positive === 'false' ? 'true' : undefined;
}

const spelling = (name: string, environment: Environment): string =>
  environment['npm_lifecycle_event'] === 'start' ? 'npm start' : `npm run --silent reseal ${name} …`;
