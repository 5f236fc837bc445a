/** The preflight's page for a terminal: what is wrong first, then each kind, each app and policy, and what nobody should trust. */
import type {
  FlowResult,
  ObjectVerdicts,
  PreflightKind,
  PreflightReport,
} from '../../../shared/preflight/preflight-report.ts';
import {
  appWords,
  commandOf,
  fateWords,
  flowWords,
  kindsWords,
  policyWords,
  summaryOf,
  verdictNames,
} from './report-words.ts';

export function reportLines(report: PreflightReport): readonly string[] {
  const { kinds, apps, policies, risks, assumptions, withoutEffect, unreachedGroups, problems } = report;
  const names = new Map(kinds.map(({ id, name }) => [id, name]));
  const all = kinds.length;
  return [
    ...summaryOf(report),
    '',
    ...kinds.flatMap((kind) => kindLines(kind, report.tenant.source)),
    ...section(
      'Risky by the published rules',
      risks.flatMap(({ words, remedy, kinds: ids }) => [
        `${words}. ${remedy}. (${kindsWords(ids, names, all)})`,
      ]),
    ),
    ...section(
      'Apps',
      apps.flatMap((app) => objectLines(app, appWords, names, all)),
    ),
    ...section(
      'Policies',
      policies.flatMap((one) => objectLines(one, policyWords, names, all)),
    ),
    ...section('Groups that none of these kinds is in', unreachedGroups),
    ...section(
      'Not simulated: these settings are kept and told back, and change nothing here',
      withoutEffect.map(({ policy, uris }) => `${policy}: ${uris.length} settings`),
    ),
    ...section(
      'Assumed',
      assumptions.map(({ what, value, option }) => `${what}: ${value}. Otherwise: ${option}`),
    ),
    ...section('Problems of the export', problems),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];

const kindLines = (kind: PreflightKind, source: string): readonly string[] => [
  `${verdictNames[kind.verdict].padEnd(8)} ${kind.name}`,
  `         ${kind.why}`,
  ...flowLine('Technician', kind.technician),
  ...flowLine('User', kind.userFlow),
  ...kind.faults.map(
    ({ fault, survived, outcome, code }) =>
      `         ${survived ? 'survives' : 'does not survive'} ${fault}${survived ? '' : `: ${outcome}${code ? `, ${code}` : ''}`}`,
  ),
  `         The same alone: ${commandOf(kind, source)}`,
];

const flowLine = (who: string, flow: FlowResult): readonly string[] =>
  flow.outcome === 'not-begun' ? [] : [`         ${who}: ${flowWords(flow)}`];

function objectLines<V>(
  { name, type, verdicts, fates }: ObjectVerdicts<V>,
  words: (verdict: V) => string,
  names: ReadonlyMap<string, string>,
  all: number,
): readonly string[] {
  const lines = [
    ...verdicts.map((one) => [words(one), one.kinds] as const),
    ...fates.map((one) => [fateWords(one), one.kinds] as const),
  ];
  return [
    `${name} (${type})`,
    ...lines.flatMap(([line, ids]) => (line === null ? [] : [`  ${line} (${kindsWords(ids, names, all)})`])),
  ];
}
