/** A tenant in which nothing can be pre-provisioned, and settings that nobody should trust. */
import { expect, it } from 'vitest';
import { exitCodeOf } from '../../main/hosts/cli/commands/preflight-output.ts';
import { reasonsOf } from '../../main/session/preflight/reasons.ts';
import { reportHtml } from '../../main/session/preflight/report-html.ts';
import { reportJUnit } from '../../main/session/preflight/report-junit.ts';
import { reportLines } from '../../main/session/preflight/report-text.ts';
import { fleet, page, profile, toGroup, typed, ids, type Json } from '../tenants/exports/parts.ts';
import { filesOf, preflighted } from './preflighted.ts';

const of = (...objects: readonly Json[]) =>
  preflighted(filesOf({ 'all.json': JSON.stringify([fleet, page(), ...objects]) }), { users: 1 });

it.each<[string, readonly Json[], string]>([
  ['without a profile', [], 'Export the deployment profiles too'],
  [
    'with a profile that is nobody’s',
    [profile({ assignments: [] })],
    'Assign it to a device group or to all devices',
  ],
  [
    'with a profile that does not allow it',
    [profile({ preprovisioningAllowed: false })],
    'Set it to Yes in the profile',
  ],
])('%s: the page says what is missing, and a pipeline fails', (_what, objects, remedy) => {
  const report = of(...objects);
  expect(exitCodeOf(report)).toBe(1);
  expect(reportLines(report).slice(0, 2).join('\n')).toContain(remedy);
  expect(reportHtml(report)).toContain(remedy);
  expect(reportJUnit(report)).toMatch(new RegExp(`<failure[^>]*type="missing"[^>]*${remedy}`));
});

it('a kind that gets stuck says what the PC shows', () => {
  const { kinds } = of(profile());
  const stuck = kinds.map((kind) => ({
    ...kind,
    verdict: 'stops' as const,
    technician: {
      ...kind.technician,
      outcome: 'stuck' as const,
      seconds: null,
      shows: 'Enter password',
    },
  }));
  expect(reasonsOf(stuck).map(({ words }) => words)).toEqual([
    expect.stringContaining('stops before Reseal: the PC shows "Enter password", and nobody answers that'),
  ]);
});

it('with one profile that allows it nothing is missing', () => {
  const report = of(profile());
  expect([report.missing, exitCodeOf(report)]).toEqual([[], 0]);
});

it('definitions of administrative templates that come to no node are without effect, by name', () => {
  const template = typed('groupPolicyConfiguration', {
    id: 'gp',
    displayName: 'Sync',
    definitionValues: [
      {
        enabled: true,
        'definition@odata.bind': `https://graph.example/groupPolicyDefinitions('61b07a01')`,
      },
    ],
    assignments: [toGroup(ids.fleet)],
  });
  expect(of(profile(), template).withoutEffect).toEqual([
    { policy: 'Sync', uris: [expect.stringContaining('61b07a01')] },
  ]);
});
