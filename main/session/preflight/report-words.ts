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
import { ownOf } from '../../../shared/own.ts';
import { counted } from '../../../shared/words/counted.ts';
import { notUnderstoodWords } from '../not-understood-words.ts';
import { faultTitle } from './faults.ts';
import { kindsInWords, type NamedKind } from './kinds-in-words.ts';
import { placeName } from '../plain-names.ts';
import { spanWords } from './span-words.ts';

export const verdictNames: Readonly<Record<KindVerdict, string>> = {
  ready: 'ready',
  limited: 'limited',
  stops: 'STOPS',
};

export interface Headline {
  readonly verdict: KindVerdict;
  /** Something was not understood, and might decide otherwise. */
  readonly isUnsure: boolean;
  readonly words: string;
}

type Concluded = Pick<PreflightReport, 'kinds' | 'missing' | 'notUnderstood'>;

/** What it came to, in one line. */
export function headlineOf(report: Concluded): Headline {
  const { verdict, words } = outcomeOf(report);
  const unread = notUnderstoodWords(report.notUnderstood);
  return {
    verdict,
    isUnsure: unread !== '',
    words: unread === '' ? words : `${words} ${unread}.`,
  };
}

/** The verdict as a page begins with it. */
export const verdictTitle = ({ verdict, isUnsure }: Headline): string =>
  `${verdictNames[verdict].toUpperCase()}${isUnsure ? ' AS FAR AS UNDERSTOOD' : ''}`;

function outcomeOf({ kinds, missing }: Concluded): Pick<Headline, 'verdict' | 'words'> {
  if (missing.length > 0)
    return {
      verdict: 'stops',
      words: `No kind can be pre-provisioned. There is missing: ${missing.map(({ what, remedy }) => `${what}. ${remedy}.`).join(' ')}`,
    };
  const many = (verdict: KindVerdict): number => kinds.filter((kind) => kind.verdict === verdict).length;
  const [stops, limited, ready] = [many('stops'), many('limited'), many('ready')];
  const all = counted(kinds.length, 'kind');
  const resealed = kinds.filter(({ technician }) => technician.outcome === 'reached').length;
  if (stops > 0)
    return {
      verdict: 'stops',
      words: `${stops} of ${all} ${stops === 1 ? 'stops' : 'stop'}. ${reach(resealed)}${resealed === 0 ? '' : `${ready === resealed ? ' and the desktop' : `, ${ready || 'none'} of them the desktop`}`}.`,
    };
  if (ready === 0)
    return {
      verdict: 'limited',
      words: `Nobody comes to a desktop: ${kinds.length === 1 ? 'the only kind is' : `all ${all} are`} limited. ${reach(resealed)}.`,
    };
  const rest =
    limited === 0
      ? ''
      : ` ${limited} ${limited === 1 ? 'is' : 'are'} limited, as the tenant wants it: see why below.`;
  return {
    verdict: 'ready',
    words: `${limited === 0 ? `All ${all}` : `${ready} of ${all}`} ${ready === 1 ? 'reaches' : 'reach'} Reseal and the desktop; none stops.${rest}`,
  };
}

const reach = (count: number): string =>
  count === 0 ? 'None reaches Reseal' : `${count} ${count === 1 ? 'reaches' : 'reach'} Reseal`;

/** What was rehearsed, how, and what was left out. */
export function termsOf({ tenant, counts, shard, options }: PreflightReport): readonly string[] {
  const left = [...leftOut('devices', counts.devices.leftOut), ...leftOut('users', counts.users.leftOut)];
  const part = shard === null ? '' : ` This is part ${shard.number} of ${shard.of}.`;
  return [
    `From ${tenant.source}, ${counted(tenant.objects, 'object')}, on a line of ${options.megabitsPerSecond} Mbit/s.${part}`,
    ...(left.length > 0 ? [`Left out: ${left.join(' and ')}.`] : []),
    ...(options.faults.length > 0
      ? [
          `Faults, each set in a rehearsal of its own: ${options.faults.map((fault) => `${fault} (${faultTitle(fault)})`).join(', ')}.`,
        ]
      : []),
    'Apps and scripts are taken to do what they should; `apps` of reseal.json or `--set apps.NAME.exitCode=CODE` says otherwise.',
  ];
}

const leftOut = (what: string, count: number): readonly string[] =>
  count === 0 ? [] : [`${counted(count, 'more kind', 'more kinds')} of ${what} (\`--${what} N\`)`];

/** Titles of the page's parts. */
export const titles = {
  risks: 'Risky by the published rules',
  unreached: 'Groups that none of these kinds is in',
  idle: 'Not simulated: kept and told back, and without effect here',
  assumed: 'Assumed, because no export holds it',
  unread: 'Not understood: nothing of it is in the rehearsals',
  problems: 'Problems of the export',
} as const;

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
        ? `; status page "${page.name}", ${page.timeoutMinutes} min, waits for ${counted(page.blocking, 'app')}`
        : `; status page "${page.name}": not shown`;
  return `${end}${error ? ` with ${error.code} (${placeName(error.step, error.item)})` : ''}${pageWords}`;
}

const parts = { 'device-setup': 'device setup', 'account-setup': 'account setup' } as const;

/** What an app is for somebody, without the reason. */
export function appWhat({ reached, intent, part, flow, blocking }: AppVerdict): string {
  if (intent === 'available') return 'available';
  if (!reached && intent !== 'uninstall') return 'not reached';
  const late = part === 'device-setup' && flow === 'user' ? ' of the user’s flow' : '';
  const where = part === null ? '' : `, ${parts[part]}${late}`;
  return `${intent === 'uninstall' ? 'uninstalled' : `required${blocking ? ', blocking' : ''}`}${where}`;
}

export const policyWhat = ({ reached, part }: PolicyVerdict): string =>
  reached ? `reached${part === null ? '' : `, ${parts[part]}`}` : 'not reached';

/** Whom it reaches before whom it does not. */
export const reachedFirst = <V extends { readonly reached: boolean }>(verdicts: readonly V[]): readonly V[] =>
  verdicts.toSorted((a, b) => Number(b.reached) - Number(a.reached));

/** States of the services that are as they should be; 'unknown' and others are told as they are. */
const expected: readonly (string | null)[] = ['installed', 'compliant', 'success', 'notInstalled', null];
const stateNames: Readonly<Record<string, string>> = {
  installed: 'installed',
  notInstalled: 'not installed',
  pendingInstall: 'not installed yet',
  uninstallFailed: 'not uninstalled',
  notApplicable: 'not applicable',
  noncompliant: 'not compliant',
  success: 'done',
  fail: 'failed',
};

/** A platform script that has run for the technician is not run again for the user. */
const isRunOnce = (technician: string | null, user: string | null): boolean =>
  technician === 'success' && user === 'pending';

/** What came otherwise than it should; null for what came well. */
export const fateWords = ({ technician, user }: ObjectFate): string | null =>
  expected.includes(technician) && (expected.includes(user) || isRunOnce(technician, user))
    ? null
    : `in the rehearsal ${[
        ...(technician === null ? [] : [`${stateName(technician)} in the technician’s part`]),
        ...(user === null ? [] : [`${stateName(user)} in the user’s part`]),
      ].join(', ')}`;

const stateName = (state: string): string => ownOf(stateNames, state) ?? state;

/** Kinds of a sentence, by their ids: all, or which and how many. */
export function kindsWords(
  ids: readonly string[],
  named: ReadonlyMap<string, NamedKind>,
  all: readonly NamedKind[],
): string {
  const some = ids.flatMap((id) => named.get(id) ?? []);
  const words = kindsInWords(some, all);
  return ids.length === all.length ? words : `${ids.length} of ${counted(all.length, 'kind')}: ${words}`;
}
