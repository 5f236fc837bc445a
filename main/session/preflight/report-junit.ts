/**
 * The preflight for a pipeline, as JUnit XML: Jenkins' schema junit-10.xsd, and what the older one of Ant asks for
 * (package, id, timestamp and host name of a suite). A suite for each kind; its cases are the flows and the faults.
 */
import type {
  FlowResult,
  PreflightKind,
  PreflightReport,
} from '../../../shared/preflight/preflight-report.ts';
import { ownOf } from '../../../shared/own.ts';
import { element, serialize, type XmlNode } from '../../protocols/xml/element.ts';
import { faultTitle } from './faults.ts';
import { notUnderstoodWords } from '../not-understood-words.ts';
import { flowWords } from './report-words.ts';

export function reportJUnit(report: PreflightReport): string {
  const suites = report.kinds.map((kind, index) => suite(kind, index, report));
  const sum = (attribute: string): string =>
    String(suites.reduce((total, { attributes }) => total + Number(ownOf(attributes, attribute) ?? 0), 0));
  const root = element(
    'testsuites',
    {
      name: `Preflight of ${report.tenant.organization} (simulated)`,
      tests: sum('tests'),
      failures: sum('failures'),
      errors: '0',
    },
    suites,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${serialize(root)}\n`;
}

/** World time: rehearsals begin then, and a file that is written again is the same file. */
const timestamp = '2026-03-02T08:00:00';

function suite(
  kind: PreflightKind,
  index: number,
  { risks, tenant, missing, notUnderstood }: PreflightReport,
): XmlNode {
  const classname = `${tenant.organization}.${kind.name}`;
  const cases = [
    testCase(
      'reaches Reseal',
      classname,
      kind.technician.seconds,
      missing.length > 0 ? nothingGoes(missing) : resultOf(kind, kind.technician),
    ),
    testCase('reaches the desktop', classname, kind.userFlow.seconds, resultOf(kind, kind.userFlow)),
    ...kind.faults.map(({ fault, survived, outcome, code }) =>
      testCase(
        `survives ${fault}`,
        classname,
        null,
        survived
          ? undefined
          : element('failure', {
              type: 'fault',
              message: `${faultTitle(fault)}: ${outcome}${code ? `, ${code}` : ''}`,
            }),
      ),
    ),
  ];
  const count = (name: string): string =>
    String(
      cases.filter(({ content }) => content.some((part) => typeof part === 'object' && part.name === name))
        .length,
    );
  const own = risks.filter(({ kinds }) => kinds.includes(kind.id));
  return element(
    'testsuite',
    {
      name: kind.name,
      package: tenant.organization,
      id: String(index),
      timestamp,
      hostname: 'simulated',
      tests: String(cases.length),
      failures: count('failure'),
      errors: '0',
      skipped: count('skipped'),
      time: seconds((kind.technician.seconds ?? 0) + (kind.userFlow.seconds ?? 0)),
    },
    element(
      'properties',
      {},
      [
        ['verdict', kind.verdict],
        ['profile', kind.profile ?? 'none'],
        ...(notUnderstood.length > 0 ? [['notUnderstood', notUnderstoodWords(notUnderstood)]] : []),
        ['settings', kind.settings.map((setting) => `--set "${setting}"`).join(' ')],
      ].map(([name = '', value = '']) => element('property', { name, value })),
    ),
    cases,
    element('system-out', {}, own.map(({ words, remedy }) => `${words}. ${remedy}.`).join('\n')),
    element('system-err'),
  );
}

const testCase = (
  name: string,
  classname: string,
  time: number | null,
  result: XmlNode | undefined,
): XmlNode => element('testcase', { name, classname, time: seconds(time ?? 0) }, result);

/** Something is missing without which no kind can be pre-provisioned. */
const nothingGoes = (missing: PreflightReport['missing']): XmlNode =>
  element('failure', {
    type: 'missing',
    message: missing.map(({ what, remedy }) => `${what}. ${remedy}.`).join(' '),
  });

/** What is limited as the tenant wants it is passed over, not failed. */
function resultOf({ verdict, why }: PreflightKind, flow: FlowResult): XmlNode | undefined {
  if (flow.outcome === 'reached') return undefined;
  if (verdict === 'limited' || flow.outcome === 'not-begun') return element('skipped', { message: why });
  return element('failure', { type: flow.error?.code ?? flow.outcome, message: why }, flowWords(flow));
}

const seconds = (time: number): string => time.toFixed(3);
