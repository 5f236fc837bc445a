/** The preflight's page in its formats: nothing that comes from a tenant is anything but text in them. */
import { describe, expect, it } from 'vitest';
import type { XmlElement } from '../../main/protocols/xml/element.ts';
import { parseXml } from '../../main/protocols/xml/xml.ts';
import { reasonsOf } from '../../main/session/preflight/reasons.ts';
import { reportHtml } from '../../main/session/preflight/report-html.ts';
import { reportJUnit } from '../../main/session/preflight/report-junit.ts';
import { reportLines } from '../../main/session/preflight/report-text.ts';
import { headlineOf } from '../../main/session/preflight/report-words.ts';
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
    expect(html).not.toMatch(/<script|src=|href=(?!"#)|@import|url\(/);
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

describe('kinds that stop for one reason', () => {
  const fleet = fleetTenant({ sites: 2, models: 0, departments: 0 });
  const failing = (...sites: readonly number[]) => {
    const apps = sites.map((site) => [`Printers of site ${site}`, { exitCode: 1603 }]);
    const text = JSON.stringify({ apps: Object.fromEntries(apps) });
    return preflighted([...fleet, { path: 'reseal.json', text }], { users: 1 });
  };
  const [one, both] = [failing(1), failing(0, 1)];
  const told = ({ kinds }: typeof one) =>
    reasonsOf(kinds).map(({ words, kinds: own }) => [words.split(' (')[0], own.length]);

  it('are one line, whoever is named in it, and come before all others', () => {
    expect(told(one)).toEqual([
      ['1 kind stops before Reseal: the installer of "Printers of site 1" ends with exit code 1603', 1],
      ['2 kinds reach Reseal and the desktop', 2],
    ]);
    expect(told(both)[0]).toEqual([
      '2 kinds stop before Reseal: the installer of "Printers of site 1" ends with exit code 1603, and likewise "Printers of site 0"',
      2,
    ]);
    expect(headlineOf(one).words).toBe('1 of 3 kinds stops. 2 reach Reseal and the desktop.');
  });

  it('fold in the page, with each of them behind', () => {
    const page = reportHtml(both);
    expect(page.match(/<details class="reason stops" open>/g)).toHaveLength(1);
    expect(page.indexOf('class="reason stops"')).toBeLessThan(page.indexOf('class="reason ready"'));
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
  const lines = reportLines(report);
  const text = lines.join('\n');

  it('tells what it comes to first, and of each app by whom it is reached', () => {
    expect(lines[1]).toBe(
      'READY: 2 of 4 kinds reach Reseal and the desktop; none stops. 2 are limited, as the tenant wants it: see why below.',
    );
    expect(lines).toContain('  Printers of site 0, Windows app (Win32)');
    expect(text).toContain('required, blocking, device setup: group Site 0 (2 of 4 kinds: Site 0)');
    expect(text).toContain('not reached: in none of its groups: Site 0 (2 of 4 kinds: Other devices)');
  });

  it('says in plain words where a kind stops, and types of objects, without what a terminal does not draw', () => {
    expect(text).toContain('2 kinds reach Reseal and stop before the desktop: ');
    expect(text).toContain('because the user has no Intune licence (status page, apps, 0x800705B4)');
    for (const one of [text, reportHtml(report)])
      expect(one).not.toMatch(/Subcategory|win32LobApp|`|\b1 (apps|kinds|settings|objects|problems)\b/);
    expect(reportHtml(report)).toContain('<code>apps</code> of reseal.json');
  });
});
