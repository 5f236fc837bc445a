/** A preflight of an export of which a part was not understood: no page of it looks clean. */
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../main/hosts/cli/commands/preflight-output.ts';
import { comparePreflights } from '../../main/session/compare/compare-preflights.ts';
import { reportHtml } from '../../main/session/preflight/report-html.ts';
import { reportJUnit } from '../../main/session/preflight/report-junit.ts';
import { reportPage } from '../../main/session/preflight/report-page.ts';
import { reportLines } from '../../main/session/preflight/report-text.ts';
import { fleet, page, profile, typed, type Json } from '../tenants/exports/parts.ts';
import { filesOf, preflighted } from './preflighted.ts';

const of = (objects: readonly Json[], more: Readonly<Record<string, string>> = {}) =>
  preflighted(filesOf({ 'all.json': JSON.stringify([fleet, page(), profile(), ...objects]), ...more }), {
    users: 1,
    devices: 1,
  });
const odd = (name: string) => typed('tideGaugeConfiguration', { id: name, displayName: name });

describe('objects that nothing here knows', () => {
  const clean = of([]);
  const report = of([odd('Harbour'), odd('Estuary')], { 'broken.json': '{' });

  it('are counted and named in the verdict, which is none without reserve', () => {
    expect(reportLines(clean)[1]).toMatch(/^READY: /);
    const [, verdict = ''] = reportLines(report);
    expect(verdict).toMatch(/^READY AS FAR AS UNDERSTOOD: /);
    expect(verdict).toContain(
      '2 objects and 1 file were not understood, so nothing of them is in this: "Harbour", "Estuary" and broken.json.',
    );
    expect(exitCodeOf(report)).toBe(0);
  });

  it('stand in each of the formats', () => {
    expect(report.notUnderstood).toEqual([
      { name: 'Harbour', type: 'tideGaugeConfiguration', file: 'all.json' },
      { name: 'Estuary', type: 'tideGaugeConfiguration', file: 'all.json' },
      { name: 'broken', type: null, file: 'broken.json' },
    ]);
    const line = 'Estuary, tide gauge configuration (all.json)';
    expect(reportLines(report)).toContain(`  ${line}`);
    expect(reportHtml(report)).toContain(`<li>${line}</li>`);
    expect(reportHtml(report)).toContain('class="verdict ready unsure"');
    expect(reportHtml(clean)).not.toContain('unsure"');
    expect(reportJUnit(report)).toContain('name="notUnderstood" value="2 objects and 1 file were');
    const shown = reportPage(report);
    expect([shown.headline.isUnsure, shown.sections[0]?.id]).toEqual([true, 'unread']);
  });

  it('are counted beyond the first of them in a terminal, and all named in the JSON', () => {
    const many = of(Array.from({ length: 30 }, (_, index) => odd(`Gauge ${index}`)));
    const lines = reportLines(many);
    expect(lines[1]).toContain('30 objects were not understood');
    expect(lines[1]).toContain('"Gauge 0", "Gauge 1", "Gauge 2" and 27 more.');
    expect(lines.filter((line) => line.startsWith('  Gauge'))).toHaveLength(20);
    expect(lines).toContain('  and 10 more: `json` and `html=FILE` name them all');
    expect(many.notUnderstood).toHaveLength(30);
  });

  it('are a change between two preflights', () => {
    expect(comparePreflights(clean, of([odd('Harbour')])).changes).toContainEqual(
      expect.objectContaining({
        about: 'not understood',
        role: 'cause',
        words: 'Not understood now: Harbour, tide gauge configuration (all.json)',
      }),
    );
  });
});

it('what of a group or filter was not read is told beside the settings that do nothing', () => {
  const group = typed('group', {
    id: 'g',
    displayName: 'Tidal',
    groupTypes: ['DynamicMembership'],
    membershipRule: 'device.tide -flows "in"',
  });
  expect(of([group]).withoutEffect).toContainEqual({
    policy: 'Tidal',
    uris: ['membershipRule: device.tide -flows "in"'],
  });
});
