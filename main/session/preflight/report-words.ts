/** Sentences of the preflight's page, the same in each of its formats. */
import type {
  AppVerdict,
  FlowResult,
  KindVerdict,
  ObjectFate,
  PolicyVerdict,
  PreflightKind,
  PreflightReport,
} from '../../../shared/preflight/preflight-report.ts';
import { faultTitle } from './faults.ts';

export const verdictNames: Readonly<Record<KindVerdict, string>> = {
  ready: 'ready',
  limited: 'limited',
  stops: 'STOPS',
};

/** The first lines: what it is, and what it came to. */
export function summaryOf({ tenant, kinds, counts, shard, options }: PreflightReport): readonly string[] {
  const many = (verdict: KindVerdict): number => kinds.filter((kind) => kind.verdict === verdict).length;
  const left = [...leftOut('devices', counts.devices.leftOut), ...leftOut('users', counts.users.leftOut)];
  const part = shard === null ? '' : ` (part ${shard.number} of ${shard.of})`;
  return [
    `Preflight of ${tenant.organization} (${tenant.source}, ${tenant.objects} objects): a simulation. Apps and scripts are taken to do what they should; \`apps\` of reseal.json or --set apps.NAME.exitCode=CODE says otherwise.`,
    `${kinds.length} kinds of device and user${part}: ${many('ready')} reach Reseal and the desktop, ${many('limited')} are limited as the tenant wants it, ${many('stops')} stop. Line: ${options.megabitsPerSecond} Mbit/s.`,
    ...(left.length > 0 ? [`Left out: ${left.join(' and ')}.`] : []),
    ...(options.faults.length > 0
      ? [
          `Faults, each set in a rehearsal of its own: ${options.faults.map((fault) => `${fault} (${faultTitle(fault)})`).join(', ')}.`,
        ]
      : []),
  ];
}

const leftOut = (what: string, count: number): readonly string[] =>
  count === 0 ? [] : [`${count} more kinds of ${what} (--${what} N)`];

/** The line that rehearses a kind by itself: in bash, PowerShell and cmd. `source`: the tenant's folder or zip. */
export const commandOf = (
  { join, settings }: Pick<PreflightKind, 'join' | 'settings'>,
  source: string,
): string =>
  ['reseal', 'run', `${join ?? 'entra'}-wired`, `tenant=${source}`, ...settings.map((one) => `set=${one}`)]
    .map(inShell)
    .join(' ');

const inShell = (word: string): string =>
  /^[\w@.=:/+-]+$/.test(word) ? word : /["$`\\]/.test(word) ? `'${word}'` : `"${word}"`;

export function flowWords({ outcome, seconds, page, error }: FlowResult): string {
  const time = seconds === null ? '' : ` after ${spanWords(seconds)}`;
  const end = outcome === 'reached' ? `done${time}` : outcome === 'failed' ? `fails${time}` : 'gets stuck';
  const pageWords =
    page === null
      ? ''
      : page.shown
        ? `; status page "${page.name}", ${page.timeoutMinutes} minutes, waits for ${page.blocking} ${page.blocking === 1 ? 'app' : 'apps'}`
        : `; status page "${page.name}": not shown`;
  return `${end}${error ? ` with ${error.code} (${error.step}${error.item ? `, ${error.item}` : ''})` : ''}${pageWords}`;
}

/** '12 min 30 s' */
export function spanWords(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

const parts = { 'device-setup': 'device setup', 'account-setup': 'account setup' } as const;

export function appWords({ reached, intent, by, part, flow, blocking }: AppVerdict): string {
  if (intent === 'available') return `available: ${by}`;
  if (!reached && intent !== 'uninstall') return `not reached: ${by}`;
  const late = part === 'device-setup' && flow === 'user' ? ' of the user’s flow' : '';
  const where = part === null ? '' : `, ${parts[part]}${late}`;
  return `${intent === 'uninstall' ? 'uninstalled' : `required${blocking ? ', blocking' : ''}`}${where}: ${by}`;
}

export const policyWords = ({ reached, by, part }: PolicyVerdict): string =>
  reached ? `reached${part === null ? '' : `, ${parts[part]}`}: ${by}` : `not reached: ${by}`;

const expected: readonly (string | null)[] = ['installed', 'compliant', 'success', 'notInstalled', null];

/** What came otherwise than it should; null for what came well. */
export const fateWords = ({ technician, user }: ObjectFate): string | null =>
  expected.includes(technician) && expected.includes(user)
    ? null
    : `in the rehearsal: ${[
        ...(technician === null ? [] : [`technician ${technician}`]),
        ...(user === null ? [] : [`user ${user}`]),
      ].join(', ')}`;

/** Kinds of a sentence: all, or so many by name. */
export function kindsWords(ids: readonly string[], names: ReadonlyMap<string, string>, all: number): string {
  if (ids.length === all) return all === 1 ? 'the only kind' : `all ${all} kinds`;
  const shown = ids.slice(0, 2).map((id) => names.get(id) ?? id);
  return `${ids.length} of ${all} kinds: ${shown.join(' | ')}${ids.length > 2 ? ' | …' : ''}`;
}
