/** The preflight's page for the console. */
import type {
  ObjectVerdicts,
  PreflightKind,
  PreflightReport,
} from '../../../shared/preflight/preflight-report.ts';
import type {
  KindChoices,
  PreflightPage,
  PreflightSection,
  ShownKind,
} from '../../../shared/preflight/preflight-page.ts';
import { counted } from '../../../shared/words/counted.ts';
import { notUnderstoodLine } from '../not-understood-words.ts';
import { reasonsOf } from './reasons.ts';
import {
  appWhat,
  fateWords,
  flowWords,
  headlineOf,
  kindsWords,
  policyWhat,
  reachedFirst,
  termsOf,
} from './report-words.ts';

export function reportPage(report: PreflightReport): PreflightPage {
  const { kinds, apps, policies, risks, withoutEffect, notUnderstood, unreachedGroups } = report;
  const named = new Map(kinds.map((kind) => [kind.id, kind]));
  const whom = (ids: readonly string[]): string => kindsWords(ids, named, kinds);
  const count = (verdict: PreflightKind['verdict']): number =>
    kinds.filter((kind) => kind.verdict === verdict).length;
  const sections: readonly (readonly [PreflightSection, PreflightPage['sections'][number]['entries']])[] = [
    ['unread', notUnderstood.map((one) => ({ head: notUnderstoodLine(one), lines: [] }))],
    [
      'risks',
      risks.map(({ words, remedy, kinds: ids }) => ({
        head: `${words}.`,
        lines: [`${remedy}.`, whom(ids)],
      })),
    ],
    ['apps', apps.map((app) => objectEntry(app, appWhat, whom, kinds.length))],
    ['policies', policies.map((one) => objectEntry(one, policyWhat, whom, kinds.length))],
    ['unreached', unreachedGroups.map((head) => ({ head, lines: [] }))],
    ['idle', withoutEffect.map(({ policy, uris }) => ({ head: policy, lines: uris }))],
  ];
  return {
    name: report.tenant.source,
    headline: headlineOf(report),
    terms: termsOf(report).map((line) => line.replaceAll('`', '')),
    counts: { ready: count('ready'), limited: count('limited'), stops: count('stops') },
    reasons: reasonsOf(kinds).map(({ verdict, words, kinds: own }) => ({
      verdict,
      words: `${words}.`,
      kinds: own.map(shownKind),
    })),
    sections: sections.filter(([, entries]) => entries.length > 0).map(([id, entries]) => ({ id, entries })),
  };
}

function shownKind(kind: PreflightKind): ShownKind {
  const { id, name, why, technician, userFlow, covers, device, user } = kind;
  const flow = (who: string, result: PreflightKind['technician']): string[] =>
    result.outcome === 'not-begun' ? [] : [`${who}: ${flowWords(result)}`];
  return {
    id,
    name,
    lines: [
      why,
      ...flow('Technician', technician),
      ...flow('User', userFlow),
      ...(covers.length > 0 ? [`Stands for ${covers.join('; ')}`] : []),
    ],
    choices: choicesOfKind(device, user),
  };
}

/** `memberOf` by the names of the groups. */
export const choicesOfKind = (
  device: PreflightKind['device'],
  user: Omit<PreflightKind['user'], 'licensed'>,
): KindChoices => ({
  hardware: {
    manufacturer: device.manufacturer,
    model: device.model,
    architecture: device.architecture,
  },
  release: device.release,
  edition: device.edition,
  groupTag: device.groupTag,
  user: user.userPrincipalName,
  assigned: user.assigned,
  members: Object.fromEntries(
    [...new Set([...device.memberOf, ...user.memberOf])].map((name) => [
      name,
      !user.memberOf.includes(name) ? 'pc' : device.memberOf.includes(name) ? 'everybody' : 'user',
    ]),
  ),
});

function objectEntry<V extends { readonly by: string; readonly reached: boolean }>(
  { name, verdicts, fates }: ObjectVerdicts<V>,
  what: (verdict: V) => string,
  whom: (ids: readonly string[]) => string,
  all: number,
): PreflightPage['sections'][number]['entries'][number] {
  const reached = verdicts.flatMap((one) => (one.reached ? one.kinds : [])).length;
  return {
    head: name,
    note: reached === 0 ? 'reaches nobody' : `reaches ${reached} of ${counted(all, 'kind')}`,
    lines: [
      ...reachedFirst(verdicts).map((one) => `${what(one)}: ${one.by} (${whom(one.kinds)})`),
      ...fates.flatMap((one) => {
        const words = fateWords(one);
        return words === null ? [] : [`${words} (${whom(one.kinds)})`];
      }),
    ],
  };
}
