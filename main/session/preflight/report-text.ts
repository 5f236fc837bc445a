/** The preflight's page for a terminal: what it comes to first, then each kind, each app and policy, and what nobody should trust. */
import type {
  FlowResult,
  ObjectVerdicts,
  PreflightKind,
  PreflightReport,
} from '../../../shared/preflight/preflight-report.ts';
import { counted } from '../../../shared/words/counted.ts';
import { notUnderstoodLine } from '../not-understood-words.ts';
import { typeName } from '../plain-names.ts';
import { reasonsOf } from './reasons.ts';
import {
  appWhat,
  commandOf,
  fateWords,
  flowWords,
  headlineOf,
  kindsWords,
  policyWhat,
  reachedFirst,
  termsOf,
  titles,
  verdictNames,
  verdictTitle,
} from './report-words.ts';

/** A line that is indented belongs to the one before it. */
export function reportLines(report: PreflightReport): readonly string[] {
  const {
    tenant,
    kinds,
    apps,
    policies,
    risks,
    assumptions,
    withoutEffect,
    notUnderstood,
    unreachedGroups,
    problems,
  } = report;
  const named = new Map(kinds.map((kind) => [kind.id, kind]));
  const whom = (ids: readonly string[]): string => kindsWords(ids, named, kinds);
  const reasons = reasonsOf(kinds);
  const headline = headlineOf(report);
  return [
    `Preflight of ${tenant.organization}: a simulation, no real PC or tenant is in it.`,
    `${verdictTitle(headline)}: ${headline.words}`,
    ...reasons.map(
      ({ words, verdict }, index) => `  ${index + 1}. ${verdictNames[verdict].padEnd(7)} ${words}.`,
    ),
    ...termsOf(report).map((line) => line.replaceAll('`', '')),
    ...reasons.flatMap(({ kinds: own, head }, index) =>
      section(`${index + 1}. ${head}`, alikeLines(own, tenant.source)),
    ),
    ...section(titles.unread, unreadLines(notUnderstood)),
    ...section(
      titles.risks,
      risks.map(({ words, remedy, kinds: ids }) => `${words}. ${remedy}. (${whom(ids)})`),
    ),
    ...section(
      'Apps',
      apps.flatMap((app) => objectLines(app, appWhat, whom)),
    ),
    ...section(
      'Policies',
      policies.flatMap((one) => objectLines(one, policyWhat, whom)),
    ),
    ...section(titles.unreached, unreachedGroups),
    ...section(
      titles.idle,
      withoutEffect.map(
        ({ policy, uris }) => `${policy}: ${uris.length === 1 ? uris[0] : counted(uris.length, 'setting')}`,
      ),
    ),
    ...section(
      titles.assumed,
      assumptions.map(({ what, value, option }) => `${what}: ${value}. Otherwise: ${option}`),
    ),
    ...section(titles.problems, problems),
  ];
}

/** A page in a terminal names these; the JSON and the HTML page name all. */
const mostUnread = 20;

function unreadLines(all: PreflightReport['notUnderstood']): readonly string[] {
  const named = all.slice(0, mostUnread).map(notUnderstoodLine);
  const more = all.length - named.length;
  return more > 0 ? [...named, `and ${more} more: \`json\` and \`html=FILE\` name them all`] : named;
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];

/** Kinds that come to the very same, and what that is, once. */
const alikeLines = (kinds: readonly PreflightKind[], source: string): readonly string[] =>
  [...Map.groupBy(kinds, (kind) => courseOf(kind).join('\n')).values()].flatMap((alike) => [
    ...alike.flatMap((kind) => [kind.name, `    Alone: ${commandOf(kind, source)}`]),
    ...(alike[0] ? courseOf(alike[0]) : []),
  ]);

const courseOf = (kind: PreflightKind): readonly string[] => [
  ...flowLine('Technician', kind.technician),
  ...flowLine('User', kind.userFlow),
  ...kind.faults.map(
    ({ fault, survived, outcome, code }) =>
      `    ${survived ? 'survives' : 'does not survive'} ${fault}${survived ? '' : `: ${outcome}${code ? `, ${code}` : ''}`}`,
  ),
];

const flowLine = (who: string, flow: FlowResult): readonly string[] =>
  flow.outcome === 'not-begun' ? [] : [`    ${who}: ${flowWords(flow)}`];

function objectLines<V extends { readonly by: string; readonly reached: boolean }>(
  { name, type, verdicts, fates }: ObjectVerdicts<V>,
  what: (verdict: V) => string,
  whom: (ids: readonly string[]) => string,
): readonly string[] {
  return [
    `${name}, ${typeName(type)}`,
    ...reachedFirst(verdicts).map((one) => `  ${what(one)}: ${one.by} (${whom(one.kinds)})`),
    ...fates.flatMap((one) => {
      const words = fateWords(one);
      return words === null ? [] : [`  ${words} (${whom(one.kinds)})`];
    }),
  ];
}
