/** Every setting of a compliance policy, evaluated from what the PC answers over SyncML. */
import { describe, expect, it } from 'vitest';
import { encodeHealthReport } from '../../main/protocols/health/health-report.codec.ts';
import { Deployment } from '../../main/cloud/testing/deployment.ts';
import {
  measuredSettings,
  lockRules,
  unansweredSettings,
  versionSettings,
} from '../../main/cloud/tenant/compliance-rules.ts';
import { ana, assignment, labTenant, typed } from '../testing/tenant-lab.ts';
import table from './tables/compliance-settings.json' with { type: 'json' };

interface Row {
  readonly rule: string;
  readonly asks: Readonly<Record<string, unknown>>;
  readonly boot?: string;
  readonly tells?: Readonly<Record<string, string>>;
  readonly version?: string;
  readonly states: Readonly<Record<string, string>>;
  readonly parts?: readonly string[];
}
const rows = table.rows as readonly unknown[] as readonly Row[];

function answersOf({ boot, tells = {}, version }: Row): Record<string, string> {
  const on = new Set(boot?.split(' '));
  const report = encodeHealthReport({
    bitLocker: on.has('bitLocker'),
    secureBoot: on.has('secureBoot'),
    codeIntegrity: on.has('codeIntegrity'),
    earlyLaunchAntiMalware: on.has('antiMalware'),
  });
  return {
    ...(version === undefined ? {} : { './DevDetail/SwV': version }),
    ...(boot === undefined ? {} : { './Device/Vendor/MSFT/HealthAttestation/Certificate': report }),
    ...Object.fromEntries(
      Object.entries(tells).map(([node, value]) => [`./Device/Vendor/MSFT/${node}`, value]),
    ),
  };
}

describe(`${table.source}`, () => {
  it.each(rows)('$rule', (row) => {
    const tenant = labTenant([
      typed('windows10CompliancePolicy', {
        id: 'rules',
        displayName: 'Rules',
        ...row.asks,
        assignments: [assignment('All devices')],
      }),
    ]);
    const [read] = tenant.check.objects.filter(({ name }) => name === 'Rules');
    expect(read?.parts).toEqual(row.parts ?? []);
    const house = new Deployment({}, { tenant });
    const client = house.technicianClient();
    house.joinByUser(ana);
    client.session({ values: answersOf(row) });
    const managed = house.managed();
    const settings = managed.compliancePolicies[0]?.settings ?? [];
    expect(Object.fromEntries(settings.map(({ setting, state }) => [setting, state]))).toEqual(row.states);
    const failing = Object.values(row.states).includes('noncompliant');
    expect(managed.complianceState).toBe(failing ? 'noncompliant' : 'compliant');
  });

  it('has a row for every setting that is known', () => {
    const asked = new Set(rows.flatMap(({ asks }) => Object.keys(asks)));
    const known = [...measuredSettings, ...Object.keys(lockRules), ...versionSettings];
    expect(known.filter((setting) => !asked.has(setting))).toEqual([]);
    const states = new Set(rows.flatMap((row) => Object.values(row.states)));
    expect([...new Set(Object.values(unansweredSettings))].every((state) => states.has(state))).toBe(true);
  });
});
