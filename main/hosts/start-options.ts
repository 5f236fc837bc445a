/** What `reseal start` and the Electron app can be told. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readOrder } from '../../shared/faults/index.ts';
import { BadInputError } from '../../shared/failures.ts';
import { exerciseModes } from '../../shared/exercises/modes.ts';
import type { Rate } from '../../shared/session/input.ts';
import { withDashes } from './cli/spelling.ts';
import type { SessionHostOptions } from './session-host.ts';

/** The options of the rehearsal itself; those of the browser host are the command's own. */
export const rehearsalOptions = {
  scenario: { value: 'ID|FILE', help: 'the scenario to rehearse' },
  exercise: { value: 'ID|FILE', help: 'the exercise to give to a trainee, in place of a scenario' },
  mode: {
    value: 'show|try|test',
    help: 'how the exercise is held; try if left out; show plays a scenario, too',
  },
  trainee: { value: 'NAME', help: 'who does the exercise, for lists' },
  tenant: { value: 'DIR|ZIP', help: 'an exported tenant in place of the scenario’s tenant' },
  rate: { value: 'N|max|skip', help: 'device seconds per second' },
  journal: { value: 'FILE', help: 'where the rehearsal is kept; continued if it exists' },
  door: {
    value: 'PORT',
    help: 'serves the tenant’s Microsoft Graph on this port of 127.0.0.1 too, see `reseal door`',
  },
} as const;

/** `--set`, as often as it is needed. */
export const settingOption = {
  value: 'KEY=VALUE',
  help: 'changes a field of the scenario, e.g. network.captivePortal=true',
  multiple: true,
} as const;

/** `--fault`, as often as it is needed. */
export const faultOption = {
  value: 'ID[:KEY=VALUE][@WHEN]',
  help: 'sets a fault, e.g. app-fails:app=7-Zip@page:apps; see `reseal faults`',
  multiple: true,
} as const;

/** Changes of the scenario from `--set` and `--fault`. Throws BadInputError for a fault that the catalogue does not know. */
export function settingsFrom(texts: (option: 'set' | 'fault') => readonly string[]): readonly string[] {
  const faults = texts('fault').map((written) => {
    readOrder(written, `--fault ${written}`);
    return `${faultSetting}${written}`;
  });
  return [...texts('set'), ...faults];
}

const faultSetting = 'faults+=';

/** A setting as it was written on the command line. */
export const writtenSetting = (setting: string): string =>
  setting.startsWith(faultSetting) ? `--fault ${setting.slice(faultSetting.length)}` : `--set ${setting}`;

export type RehearsalOption = keyof typeof rehearsalOptions;

/** `text` gives an option's value, or null. Throws BadInputError. */
export function rehearsalFrom(
  text: (option: RehearsalOption) => string | null,
  settings: readonly string[],
): SessionHostOptions {
  const rate = text('rate');
  const tenant = text('tenant');
  return {
    scenario: text('scenario'),
    ...exerciseFrom(text, settings),
    settings,
    // The journal keeps the folder's name: it must mean the same from every other folder.
    tenant: tenant === null ? null : path.resolve(tenant),
    journal: text('journal'),
    rate: rate === null ? null : rateFrom(rate),
    ...doorFrom(text('door')),
  };
}

/**
 * The same from the command line of Electron, which has Chromium's switches between ours: what is not known
 * is passed over.
 */
export function readStartOptions(argv: readonly string[]): SessionHostOptions {
  const named = Object.keys(rehearsalOptions).map((name) => [name, { type: 'string' as const }]);
  const options = {
    ...Object.fromEntries(named),
    set: { type: 'string' as const, multiple: true as const },
    fault: { type: 'string' as const, multiple: true as const },
  };
  const words = withDashes(
    argv.slice(1),
    { ...rehearsalOptions, set: settingOption, fault: faultOption },
    'See the README.',
  );
  const { values } = parseArgs({ args: words, options, strict: false, allowPositionals: true });
  const textsOf = (given: unknown): readonly string[] =>
    Array.isArray(given) ? given.filter((one) => typeof one === 'string') : [];
  const settings = settingsFrom((option) => textsOf(values[option]));
  return rehearsalFrom((option) => {
    const value = (values as Record<string, unknown>)[option];
    return typeof value === 'string' ? value : null;
  }, settings);
}

/** Throws BadInputError for what an exercise settles itself, and for a way of holding it that there is not. */
function exerciseFrom(
  text: (option: RehearsalOption) => string | null,
  [setting]: readonly string[],
): Pick<SessionHostOptions, 'exercise' | 'show'> {
  const [named, mode, trainee] = [text('exercise'), text('mode'), text('trainee')];
  if (named === null) {
    // The walk of a scenario can be shown as well.
    if (trainee === null && (mode === null || mode === 'show')) return mode === null ? {} : { show: true };
    throw new BadInputError(
      'Only an exercise has this',
      mode === null ? `--trainee ${trainee}` : `--mode ${mode}`,
      'Name one: --exercise ID.',
    );
  }
  const other = text('scenario') === null ? setting && writtenSetting(setting) : '--scenario';
  if (other !== undefined)
    throw new BadInputError('The exercise says that itself', other, 'Leave it out, or leave --exercise out.');
  const held = exerciseModes.find((one) => one === (mode ?? 'try'));
  if (!held) throw new BadInputError('There is no such mode', `--mode ${mode}`, 'Choose show, try or test.');
  return { exercise: { named, mode: held, trainee: trainee ?? '' } };
}

function doorFrom(given: string | null): { readonly door?: number } {
  if (given === null) return {};
  const door = Number(given);
  if (!/^\d{1,5}$/.test(given) || door > 65_535)
    throw new BadInputError('A port is a number up to 65535', `--door ${given}`, 'For example: --door 8443.');
  return { door };
}

function rateFrom(given: string): Rate {
  if (given === 'max' || given === 'skip') return given;
  const rate = Number(given);
  if (!/^\d+(\.\d+)?$/.test(given) || rate <= 0 || rate > 100_000)
    throw new BadInputError(
      'A rate is a number above 0 and up to 100000, max or skip',
      `--rate ${given}`,
      'For example: --rate 60 for sixty device seconds a second.',
    );
  return rate;
}
