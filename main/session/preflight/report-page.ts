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
import { appWords, fateWords, flowWords, kindsWords, policyWords, summaryOf } from './report-words.ts';

const verdicts = ['stops', 'limited', 'ready'] as const;

export function reportPage(report: PreflightReport): PreflightPage {
  const { kinds, apps, policies, risks, withoutEffect, unreachedGroups } = report;
  const names = new Map(kinds.map(({ id, name }) => [id, name]));
  const held = Map.groupBy(kinds, ({ verdict }) => verdict);
  const count = (verdict: PreflightKind['verdict']): number => held.get(verdict)?.length ?? 0;
  const all = kinds.length;
  const sections: readonly (readonly [PreflightSection, PreflightPage['sections'][number]['entries']])[] = [
    [
      'risks',
      risks.map(({ words, remedy, kinds: ids }) => ({
        head: `${words}.`,
        lines: [`${remedy}.`, kindsWords(ids, names, all)],
      })),
    ],
    ['apps', apps.map((app) => objectEntry(app, appWords, names, all))],
    ['policies', policies.map((one) => objectEntry(one, policyWords, names, all))],
    ['unreached', unreachedGroups.map((head) => ({ head, lines: [] }))],
    ['idle', withoutEffect.map(({ policy, uris }) => ({ head: policy, lines: uris }))],
  ];
  return {
    name: report.tenant.source,
    summary: summaryOf(report),
    counts: { ready: count('ready'), limited: count('limited'), stops: count('stops') },
    kinds: verdicts.flatMap((verdict) => held.get(verdict) ?? []).map(shownKind),
    sections: sections.filter(([, entries]) => entries.length > 0).map(([id, entries]) => ({ id, entries })),
  };
}

function shownKind(kind: PreflightKind): ShownKind {
  const { id, name, verdict, why, technician, userFlow, covers, device, user } = kind;
  const flow = (who: string, result: PreflightKind['technician']): string[] =>
    result.outcome === 'not-begun' ? [] : [`${who}: ${flowWords(result)}`];
  return {
    id,
    name,
    verdict,
    why,
    lines: [
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

function objectEntry<V>(
  { name, verdicts: said, fates }: ObjectVerdicts<V>,
  words: (verdict: V) => string,
  names: ReadonlyMap<string, string>,
  all: number,
): PreflightPage['sections'][number]['entries'][number] {
  const lines = [
    ...said.map((one) => [words(one), one.kinds] as const),
    ...fates.map((one) => [fateWords(one), one.kinds] as const),
  ];
  return {
    head: name,
    lines: lines.flatMap(([line, ids]) =>
      line === null ? [] : [`${line} (${kindsWords(ids, names, all)})`],
    ),
  };
}
