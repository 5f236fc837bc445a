/** Parts of a preflight make the whole, and kinds that differ in names alone come to the same as by themselves. */
import { describe, expect, it } from 'vitest';
import { behavioursOf } from '../../main/cloud/intune/behaviours.ts';
import { kindPlanner } from '../../main/cloud/kinds/kind-plan.ts';
import { kindsOf } from '../../main/cloud/kinds/kinds-of.ts';
import { likenessIn } from '../../main/cloud/kinds/likeness.ts';
import { usedOf } from '../../main/cloud/kinds/used.ts';
import { loadTenant } from '../../main/cloud/tenant/load-tenant.ts';
import { findScenario, sourcesOf } from '../../main/hosts/sources.ts';
import { sourcesOfKind, usualDevice } from '../../main/session/preflight/kind-sources.ts';
import { merged } from '../../main/session/preflight/merge.ts';
import { inOtherNames } from '../../main/session/preflight/other-names.ts';
import { rehearseKind } from '../../main/session/preflight/rehearse-kind.ts';
import type { PreflightReport } from '../../shared/preflight/preflight-report.ts';
import { fleetTenant } from '../testing/fleet-tenant.ts';
import { preflighted } from './preflighted.ts';

const fleet = fleetTenant({ sites: 2, models: 0, departments: 1 });
const part = (number: number, of: number) => ({
  file: `part-${number}.json`,
  report: JSON.parse(JSON.stringify(preflighted(fleet, { shard: { number, of } }))) as PreflightReport,
});

describe('parts of a preflight', () => {
  const parts = [part(1, 3), part(2, 3), part(3, 3)];

  it('make the whole, byte for byte, in whatever order they are named', () => {
    const whole = JSON.stringify(preflighted(fleet));
    expect(JSON.stringify(merged(parts))).toBe(whole);
    expect(JSON.stringify(merged(parts.toReversed()))).toBe(whole);
  });

  it.each([
    ['one is missing', parts.slice(0, 2), 'Part 3 of 3 is missing'],
    ['one is named twice', [...parts, parts[0]!], 'This is part 1 again'],
    [
      'one is whole',
      [{ file: 'whole.json', report: { ...parts[0]!.report, shard: null } }],
      'This is no part',
    ],
    [
      'one is of another tenant',
      [
        parts[0]!,
        { file: 'b', report: { ...parts[1]!.report, tenant: { ...parts[1]!.report.tenant, digest: 'x' } } },
      ],
      'This is of another tenant',
    ],
    [
      'one was made with other options',
      [
        parts[0]!,
        {
          file: 'b',
          report: { ...parts[1]!.report, options: { ...parts[1]!.report.options, megabitsPerSecond: 1 } },
        },
      ],
      'This is of other options',
    ],
  ])('are refused where %s', (_why, given, message) => {
    expect(() => merged(given)).toThrow(message);
  });
});

describe('kinds that differ in names alone', () => {
  const entra = { ...findScenario('entra-wired'), registration: { groupTag: '', assignedUser: '' } };
  const sources = { ...sourcesOf(entra, null), tenant: { name: '/export', files: [] } };
  const loaded = loadTenant(fleet, { groupTag: '' });
  const { kinds, tenant } = kindsOf(loaded, { usual: usualDevice(entra, sources.hardware) });
  const used = usedOf(tenant);
  const plan = kindPlanner(tenant, used);
  const likeness = likenessIn(tenant, used, behavioursOf(entra, tenant));
  const play = (kind: (typeof kinds)[number]) =>
    rehearseKind(sourcesOfKind(kind, tenant, { entra, hybrid: entra }, sources));
  const alike = [...Map.groupBy(kinds, (kind) => likeness(kind, plan(kind)).key).values()];

  it('are fewer than all', () => {
    expect([kinds.length, alike.length]).toEqual([9, 6]);
  });

  it.each(alike.filter((group) => group.length > 1).map((group) => [group[0]!.name, group] as const))(
    'come to what %s comes to, told in their own names',
    (_name, [lead, ...others]) => {
      const first = play(lead!);
      for (const other of others) {
        const own = likeness(other, plan(other));
        expect(inOtherNames(first, likeness(lead!, plan(lead!)), own)).toEqual(play(other));
      }
    },
  );

  it('are not alike where an app is larger, or behaves otherwise', () => {
    const keysOf = (
      change: (app: Record<string, unknown>) => void,
      behaviour: Partial<Pick<typeof entra, 'apps'>> = {},
    ) => {
      const changed = fleet.map(({ path, text }) => {
        const object = JSON.parse(text) as Record<string, unknown>;
        if (object['displayName'] === 'Printers of site 1') change(object);
        return { path, text: JSON.stringify(object) };
      });
      const other = loadTenant(changed, { groupTag: '' });
      const found = kindsOf(other, { usual: usualDevice(entra, sources.hardware) });
      const others = usedOf(found.tenant);
      const planned = kindPlanner(found.tenant, others);
      const like = likenessIn(found.tenant, others, behavioursOf({ ...entra, ...behaviour }, found.tenant));
      return new Set(found.kinds.map((kind) => like(kind, planned(kind)).key)).size;
    };
    expect(keysOf(() => {})).toBe(6);
    expect(keysOf(() => {}, { apps: { 'Printers of site 1': { exitCode: 1603 } } })).toBe(9);
    expect(keysOf((app) => Object.assign(app, { size: 90_000_000 }))).toBe(9);
    expect(keysOf((app) => Object.assign(app, { installExperience: { runAsAccount: 'user' } }))).toBe(9);
  });
});
