/** The preflight's page in its formats: nothing that comes from a tenant is anything but text in them. */
import { describe, expect, it } from 'vitest';
import type { XmlElement } from '../../main/protocols/xml/element.ts';
import { parseXml } from '../../main/protocols/xml/xml.ts';
import { reportHtml } from '../../main/session/preflight/report-html.ts';
import { reportJUnit } from '../../main/session/preflight/report-junit.ts';
import { reportLines } from '../../main/session/preflight/report-text.ts';
import { fleetTenant } from '../testing/fleet-tenant.ts';
import { preflighted } from './preflighted.ts';

const nasty = `Base <script>alert("1")</script> & 'co' \u0007`;
const files = fleetTenant({ sites: 1, models: 0, departments: 0 }).map(({ path, text }) => ({
  path,
  text: text.replace('"displayName":"Base 0"', `"displayName":${JSON.stringify(nasty)}`),
}));
const report = preflighted(files, { faults: ['apps-fail', 'slow-line'] });

describe('the page as HTML', () => {
  const html = reportHtml(report);

  it('says that it is simulated, and needs nothing from elsewhere', () => {
    expect(html).toContain('Simulation: no real PC, tenant or person is in this page.');
    expect(html).not.toMatch(/<script|src=|href=|@import|url\(/);
    expect(html).toContain(`default-src 'none'`);
  });

  it('holds names as text', () => {
    expect(html).toContain('Base &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39;');
  });

  it('has every kind, app and policy', () => {
    for (const { name } of [...report.kinds, ...report.policies])
      expect(html.replaceAll('&#39;', "'")).toContain(name);
  });
});

/** Jenkins' junit-10.xsd: attributes that have to be there, and those and the elements that may be. */
const schema: Readonly<
  Record<string, readonly [needed: readonly string[], more: readonly string[], inside: readonly string[]]>
> = {
  testsuites: [[], ['name', 'time', 'tests', 'failures', 'errors'], ['testsuite']],
  testsuite: [
    ['name', 'tests', 'failures', 'errors'],
    ['time', 'skipped', 'timestamp', 'hostname', 'id', 'package'],
    ['properties', 'testcase', 'system-out', 'system-err'],
  ],
  properties: [[], [], ['property']],
  property: [['name', 'value'], [], []],
  testcase: [['name'], ['classname', 'time'], ['skipped', 'failure']],
  failure: [[], ['type', 'message'], []],
  skipped: [[], ['type', 'message'], []],
  'system-out': [[], [], []],
  'system-err': [[], [], []],
};

function faultsOf({ name, attributes, content }: XmlElement): readonly string[] {
  const rule = schema[name];
  if (!rule) return [`no element ${name}`];
  const [needed, more, inside] = rule;
  const children = content.filter((part) => typeof part === 'object');
  return [
    ...needed.filter((one) => !(one in attributes)).map((one) => `${name} lacks ${one}`),
    ...Object.keys(attributes)
      .filter((one) => !needed.includes(one) && !more.includes(one))
      .map((one) => `${name} has ${one}`),
    ...children.filter((child) => !inside.includes(child.name)).map((child) => `${child.name} in ${name}`),
    ...children.flatMap(faultsOf),
  ];
}

describe('the page as JUnit XML', () => {
  const root = parseXml(reportJUnit(report), 10_000_000);
  const all = (element: XmlElement, name: string): readonly XmlElement[] =>
    element.content.flatMap((part) =>
      typeof part === 'object' ? [...(part.name === name ? [part] : []), ...all(part, name)] : [],
    );

  it('has what the schema asks for, and nothing else', () => {
    expect(faultsOf(root)).toEqual([]);
  });

  it('has a suite for each kind, with its flows and faults, and counts what fails', () => {
    const suites = all(root, 'testsuite');
    expect(suites.map(({ attributes }) => attributes['name'])).toEqual(report.kinds.map(({ name }) => name));
    expect(all(root, 'testcase')).toHaveLength(report.kinds.length * 4);
    expect(Number(root.attributes['failures'])).toBe(all(root, 'failure').length);
    const failed = all(root, 'testcase').filter((one) => all(one, 'failure').length > 0);
    expect(new Set(failed.map(({ attributes }) => attributes['name']))).toEqual(
      new Set(['survives apps-fail']),
    );
    expect(all(root, 'skipped')).toHaveLength(
      report.kinds.filter(({ verdict }) => verdict === 'limited').length,
    );
  });
});

describe('the page as text', () => {
  it('tells what it comes to first, and of each app by whom it is reached', () => {
    const lines = reportLines(report);
    expect(lines[1]).toMatch(/^4 kinds of device and user: 2 reach Reseal and the desktop, 2 are limited/);
    expect(lines).toContain('  Printers of site 0 (win32LobApp)');
    expect(lines.join('\n')).toContain('required, blocking, device setup: group Site 0 (2 of 4 kinds');
    expect(lines.join('\n')).toContain('not reached: in none of its groups: Site 0 (2 of 4 kinds');
  });
});
