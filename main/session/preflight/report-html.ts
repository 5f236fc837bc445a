/** The preflight as one HTML file: it needs nothing else, prints well, and says on every page that it is simulated. */
import type {
  FaultResult,
  FlowResult,
  ObjectVerdicts,
  PreflightKind,
  PreflightReport,
} from '../../../shared/preflight/preflight-report.ts';
import { style } from './report-style.ts';
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

/** Text that HTML takes as it is meant. */
const safe = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

export function reportHtml(report: PreflightReport): string {
  const { tenant, kinds, apps, policies, risks, withoutEffect, assumptions, problems, unreachedGroups } =
    report;
  const names = new Map(kinds.map(({ id, name }) => [id, name]));
  const whom = (ids: readonly string[]): string => kindsHtml(ids, names, kinds.length);
  const title = `Preflight of ${tenant.organization}`;
  const [first = '', ...summary] = summaryOf(report);
  return [
    '<!doctype html>',
    '<html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${safe(title)} (simulated)</title><style>${style}</style></head><body>`,
    '<p class="mark">Simulation: no real PC, tenant or person is in this page.</p>',
    `<main><h1>${safe(title)}</h1>`,
    `<p>${safe(first)}</p>`,
    ...summary.map((line) => `<p>${safe(line)}</p>`),
    ...section('Kinds of device and user', kindsTable(kinds, tenant.source)),
    ...list(
      'Risky by the published rules',
      risks.map(
        ({ words, remedy, source, kinds: ids }) =>
          `<strong>${safe(words)}.</strong> ${safe(remedy)}. ${whom(ids)}<br><small>${safe(source)}</small>`,
      ),
    ),
    ...section('Apps', objectsTable(apps, appWords, whom)),
    ...section('Policies', objectsTable(policies, policyWords, whom)),
    ...list('Groups that none of these kinds is in', unreachedGroups.map(safe)),
    ...list(
      'Not simulated: these settings are kept and told back, and change nothing here',
      withoutEffect.map(
        ({ policy, uris }) =>
          `<details><summary>${safe(policy)}: ${uris.length} settings</summary>${uris.map((uri) => `<code>${safe(uri)}</code>`).join('<br>')}</details>`,
      ),
    ),
    ...list(
      'Assumed, because no export holds it',
      assumptions.map(
        ({ what, value, why, option }) =>
          `<strong>${safe(what)}:</strong> ${safe(value)} (${safe(why)}). Otherwise: <code>${safe(option)}</code>`,
      ),
    ),
    ...list('Problems of the export', problems.map(safe)),
    `<footer>Reseal ${safe(report.app)}, simulated. ${safe(tenant.source)}, digest ${safe(tenant.digest.slice(0, 16))}.</footer>`,
    '</main></body></html>',
    '',
  ].join('\n');
}

const section = (title: string, content: string): readonly string[] =>
  content === '' ? [] : [`<section><h2>${safe(title)}</h2>`, content, '</section>'];

const list = (title: string, items: readonly string[]): readonly string[] =>
  section(title, items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`);

const table = (heads: readonly string[], rows: readonly string[]): string =>
  rows.length === 0
    ? ''
    : `<table><thead><tr>${heads.map((head) => `<th scope="col">${safe(head)}</th>`).join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;

function kindsTable(kinds: readonly PreflightKind[], source: string): string {
  const withFaults = kinds.some(({ faults }) => faults.length > 0);
  return table(
    ['Verdict', 'Kind', 'Technician', 'User', ...(withFaults ? ['Faults'] : [])],
    kinds.map(
      (kind) =>
        `<tr><td class="${kind.verdict}">${safe(verdictNames[kind.verdict])}</td>${kindCell(kind, source)}` +
        `${flowCell('Technician', kind.technician)}${flowCell('User', kind.userFlow)}` +
        `${withFaults ? `<td data-head="Faults">${kind.faults.map(faultHtml).join('<br>')}</td>` : ''}</tr>`,
    ),
  );
}

const kindCell = (kind: PreflightKind, source: string): string => {
  const { name, why, profile, covers } = kind;
  return (
    `<th scope="row">${safe(name)}<p>${safe(why)} Profile: ${safe(profile ?? 'none')}.</p>` +
    `<details><summary>The same in a rehearsal</summary><code>${safe(commandOf(kind, source))}</code></details>` +
    (covers.length > 1
      ? `<details><summary>${covers.length} that get the same</summary>${covers.map(safe).join('<br>')}</details>`
      : '') +
    '</th>'
  );
};

const flowCell = (head: string, flow: FlowResult): string =>
  `<td data-head="${head}">${flow.outcome === 'not-begun' ? '' : safe(flowWords(flow))}</td>`;

const faultHtml = ({ fault, survived, outcome, code }: FaultResult): string =>
  survived
    ? `survives ${safe(fault)}`
    : `<strong>not ${safe(fault)}</strong>: ${safe([outcome, code ?? ''].filter(Boolean).join(', '))}`;

const objectsTable = <V>(
  objects: readonly ObjectVerdicts<V>[],
  wordsOf: (verdict: V) => string,
  whom: (ids: readonly string[]) => string,
): string =>
  table(
    ['Name', 'What it is for whom'],
    objects.map(({ name, type, verdicts, fates }) => {
      const lines = [
        ...verdicts.map((one) => `${safe(wordsOf(one))} ${whom(one.kinds)}`),
        ...fates.flatMap((one) => {
          const words = fateWords(one);
          return words === null ? [] : [`<strong>${safe(words)}</strong> ${whom(one.kinds)}`];
        }),
      ];
      return `<tr><th scope="row">${safe(name)}<p>${safe(type)}</p></th><td>${lines.map((line) => `<p>${line}</p>`).join('')}</td></tr>`;
    }),
  );

/** A count, with all names behind it. */
function kindsHtml(ids: readonly string[], names: ReadonlyMap<string, string>, all: number): string {
  if (ids.length === all) return `<span class="kinds">(${safe(kindsWords(ids, names, all))})</span>`;
  const named = ids.map((id) => safe(names.get(id) ?? id)).join('<br>');
  return `<details class="kinds"><summary>${ids.length} of ${all} kinds</summary>${named}</details>`;
}
