/** The preflight as one HTML file: it needs nothing else, prints well, and says on every page that it is simulated. */
import type {
  FaultResult,
  FlowResult,
  ObjectVerdicts,
  PreflightKind,
  PreflightReport,
} from '../../../shared/preflight/preflight-report.ts';
import { counted } from '../../../shared/words/counted.ts';
import { safe } from '../safe-html.ts';
import { notUnderstoodLine } from '../not-understood-words.ts';
import { typeName } from '../plain-names.ts';
import { reasonsOf, type Reason } from './reasons.ts';
import { style } from './report-style.ts';
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
} from './report-words.ts';

/** What stands between backticks is typed by somebody. */
const withCode = (text: string): string => safe(text).replaceAll(/`([^`]*)`/g, '<code>$1</code>');

export function reportHtml(report: PreflightReport): string {
  const { tenant, kinds, apps, policies, risks, withoutEffect, notUnderstood } = report;
  const { assumptions, problems, unreachedGroups } = report;
  const named = new Map(kinds.map((kind) => [kind.id, kind]));
  const whom = (ids: readonly string[]): string => {
    const words = kindsWords(ids, named, kinds);
    const names = ids.map((id) => safe(named.get(id)?.name ?? id));
    return ids.length === kinds.length || ids.length === 1
      ? safe(words)
      : `<details><summary>${safe(words)}</summary>${names.join('<br>')}</details>`;
  };
  const title = `Preflight of ${tenant.organization}`;
  const sections: readonly Section[] = [
    {
      id: 'kinds',
      title: 'What comes of each kind of device and user',
      count: kinds.length,
      content: reasonsOf(kinds)
        .map((reason) => reasonHtml(reason, tenant.source))
        .join('\n'),
    },
    listed(
      'unread',
      titles.unread,
      notUnderstood.map((one) => safe(notUnderstoodLine(one))),
    ),
    listed(
      'risks',
      titles.risks,
      risks.map(
        ({ words, remedy, source, objects, kinds: ids }) =>
          `<strong>${safe(words)}.</strong> ${safe(remedy)}. ${whom(ids)}${allOf(objects)}<br><small>${safe(source)}</small>`,
      ),
    ),
    { id: 'apps', title: 'Apps', count: apps.length, content: objectsTable('App', apps, appWhat, whom) },
    {
      id: 'policies',
      title: 'Policies',
      count: policies.length,
      content: objectsTable('Policy', policies, policyWhat, whom),
    },
    listed('unreached', titles.unreached, unreachedGroups.map(safe)),
    listed(
      'idle',
      titles.idle,
      withoutEffect.map(
        ({ policy, uris }) =>
          `<details><summary>${safe(policy)}: ${counted(uris.length, 'setting')}</summary>${uris.map((uri) => `<code>${safe(uri)}</code>`).join('<br>')}</details>`,
      ),
    ),
    listed(
      'assumed',
      titles.assumed,
      assumptions.map(
        ({ what, objects, value, why, option }) =>
          `<strong>${safe(what)}:</strong> ${safe(value)} (${safe(why)}). Otherwise: <code>${safe(option)}</code>` +
          allOf(objects),
      ),
    ),
    listed('problems', titles.problems, problems.map(safe)),
  ].filter(({ content }) => content !== '');
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${safe(title)} (simulated)</title><style>${style}</style></head><body>`,
    '<p class="mark">Simulation: no real PC, tenant or person is in this page.</p>',
    `<main><h1>${safe(title)}</h1>`,
    verdictHtml(report),
    ...sections.slice(0, 1).map(sectionHtml),
    `<nav aria-label="On this page"><ul>${sections
      .slice(1)
      .map(
        ({ id, title: name, count }) =>
          `<li><a href="#${id}">${safe(name.split(':')[0] ?? '')} (${count})</a></li>`,
      )
      .join('')}</ul></nav>`,
    ...sections.slice(1).map(sectionHtml),
    `<footer>Reseal ${safe(report.app)}, simulated. Digest of the files: ${safe(tenant.digest.slice(0, 16))}.</footer>`,
    '</main></body></html>',
    '',
  ].join('\n');
}

/** Those that a sentence counts and does not name. */
const allOf = (objects: readonly string[] | undefined): string =>
  objects
    ? `<details><summary>All ${objects.length}</summary>${objects.map(safe).join('<br>')}</details>`
    : '';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly content: string;
}

const sectionHtml = ({ id, title, content }: Section): string =>
  `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${safe(title)}</h2>\n${content}\n</section>`;

const listed = (id: string, title: string, items: readonly string[]): Section => ({
  id,
  title,
  count: items.length,
  content: items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`,
});

function verdictHtml(report: PreflightReport): string {
  const headline = headlineOf(report);
  const counts = (['stops', 'limited', 'ready'] as const).flatMap((one) => {
    const count = report.kinds.filter((kind) => kind.verdict === one).length;
    return count === 0 ? [] : [`<li class="${one}"><strong>${count}</strong> ${countWords[one](count)}</li>`];
  });
  return [
    `<div class="verdict ${headline.verdict}${headline.isUnsure ? ' unsure' : ''}"><p class="headline">${safe(headline.words)}</p>`,
    `<ul class="counts">${counts.join('')}</ul>`,
    `<p class="terms">${termsOf(report).map(withCode).join(' ')}</p></div>`,
  ].join('\n');
}

const countWords = {
  stops: (count: number) => (count === 1 ? 'stops' : 'stop'),
  limited: () => 'limited',
  ready: () => 'ready',
} as const;

/** What stops is open as far as it is one screen. */
const mostOpen = 12;

function reasonHtml({ verdict, words, kinds }: Reason, source: string): string {
  const open = verdict === 'stops' && kinds.length <= mostOpen ? ' open' : '';
  return (
    `<details class="reason ${verdict}"${open}><summary><span class="${verdict}">${safe(verdictNames[verdict])}</span> ${safe(words)}.</summary>` +
    `${kindsTable(kinds, source)}</details>`
  );
}

const table = (heads: readonly string[], rows: readonly string[]): string =>
  rows.length === 0
    ? ''
    : `<table><thead><tr>${heads.map((head) => `<th scope="col">${safe(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;

function kindsTable(kinds: readonly PreflightKind[], source: string): string {
  const withFaults = kinds.some(({ faults }) => faults.length > 0);
  return table(
    ['Kind', 'Technician', 'User', ...(withFaults ? ['Faults'] : [])],
    kinds.map(
      (kind) =>
        `<tr>${kindCell(kind, source)}${flowCell('Technician', kind.technician)}${flowCell('User', kind.userFlow)}` +
        `${withFaults ? `<td data-head="Faults">${kind.faults.map(faultHtml).join('<br>')}</td>` : ''}</tr>`,
    ),
  );
}

function kindCell(kind: PreflightKind, source: string): string {
  const { name, profile, covers } = kind;
  return (
    `<th scope="row">${safe(name)}<p>Profile: ${safe(profile ?? 'none')}</p>` +
    `<details><summary>The same in a rehearsal</summary><code>${safe(commandOf(kind, source))}</code></details>` +
    (covers.length > 1
      ? `<details><summary>${covers.length} that get the same</summary>${covers.map(safe).join('<br>')}</details>`
      : '') +
    '</th>'
  );
}

const flowCell = (head: string, flow: FlowResult): string =>
  `<td data-head="${head}">${flow.outcome === 'not-begun' ? '' : safe(flowWords(flow))}</td>`;

const faultHtml = ({ fault, survived, outcome, code }: FaultResult): string =>
  survived
    ? `survives ${safe(fault)}`
    : `<strong>not ${safe(fault)}</strong>: ${safe([outcome, code ?? ''].filter(Boolean).join(', '))}`;

/** A row for each verdict; the name stands once. */
const objectsTable = <V extends { readonly by: string; readonly reached: boolean }>(
  head: string,
  objects: readonly ObjectVerdicts<V>[],
  what: (verdict: V) => string,
  whom: (ids: readonly string[]) => string,
): string =>
  table(
    [head, 'For whom', 'What it is', 'By which group, filter or exclusion'],
    objects.flatMap(({ name, type, verdicts, fates }) => {
      const rows = [
        ...reachedFirst(verdicts).map(
          (one) => [whom(one.kinds), safe(what(one)), safe(one.by), one.reached] as const,
        ),
        ...fates.flatMap((one) => {
          const words = fateWords(one);
          return words === null
            ? []
            : [[whom(one.kinds), `<strong>${safe(words)}</strong>`, '', true] as const];
        }),
      ];
      return rows.map(
        ([who, is, by, reached], index) =>
          `<tr${reached ? '' : ' class="away"'}>` +
          (index === 0
            ? `<th scope="rowgroup" rowspan="${rows.length}">${safe(name)}<p>${safe(typeName(type))}</p></th>`
            : '') +
          `<td data-head="For">${who}</td><td data-head="It is">${is}</td><td data-head="By">${by}</td></tr>`,
      );
    }),
  );
