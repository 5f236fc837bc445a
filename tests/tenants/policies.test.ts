/** Table 4.8: conflicts between policies, and compliance over time. */
import { describe, expect, it } from 'vitest';
import { encodeHealthReport } from '../../main/protocols/health/health-report.codec.ts';
import { hours, later } from '../../main/world/time.ts';
import { Deployment } from '../../main/cloud/testing/deployment.ts';
import { ana, assignment, labTenant, typed } from '../testing/tenant-lab.ts';
import conflicts from './tables/policy-conflicts.json' with { type: 'json' };
import compliance from './tables/compliance.json' with { type: 'json' };

const uri = './Device/Vendor/MSFT/Policy/Config/DeviceLock/MinDevicePasswordLength';
const catalogId = 'device_vendor_msft_policy_config_devicelock_mindevicepasswordlength';
const toLaptops = { assignments: [assignment('All devices')] };

/** A policy of a kind that sets the minimum password length. */
function policy(kind: string, length: number, id: string): object {
  switch (kind) {
    case 'catalog':
      return typed('deviceManagementConfigurationPolicy', {
        id,
        name: id,
        settings: [
          { settingInstance: { settingDefinitionId: catalogId, simpleSettingValue: { value: length } } },
        ],
        ...toLaptops,
      });
    case 'typed':
      return typed('windows10GeneralConfiguration', { id, passwordMinimumLength: length, ...toLaptops });
    case 'template':
      return typed('deviceManagementIntent', {
        id,
        templateId: 'baseline',
        settings: [
          {
            definitionId: 'deviceConfiguration--windows10GeneralConfiguration_passwordMinimumLength',
            valueJson: String(length),
          },
        ],
        ...toLaptops,
      });
    case 'custom':
      return typed('windows10CustomConfiguration', {
        id,
        omaSettings: [{ '@odata.type': '#microsoft.graph.omaSettingInteger', omaUri: uri, value: length }],
        ...toLaptops,
      });
    default:
      return typed('windows10CompliancePolicy', { id, passwordMinimumLength: length, ...toLaptops });
  }
}

describe(`${conflicts.source}`, () => {
  it.each(conflicts.rows)('$rule', (row) => {
    const objects = row.policies.map(([kind, length], index) =>
      policy(String(kind), Number(length), `policy ${index}`),
    );
    const house = new Deployment({}, { tenant: labTenant(objects) });
    const sent = house.technicianClient().session()!.flat();
    expect(sent.filter((command) => command.uri === uri).map(({ data }) => Number(data))).toEqual(row.sent);
    const states = objects.map(
      (_, index) => house.managed().policies.find(({ id }) => id === `policy ${index}`)?.state ?? null,
    );
    expect(states).toEqual(row.states);
  });

  it('a conflict is told of the setting', () => {
    const tenant = labTenant([policy('catalog', 8, 'a'), policy('typed', 10, 'b')]);
    const house = new Deployment({}, { tenant });
    house.technicianClient().session();
    expect(house.managed().policies[0]?.settings).toEqual([
      { setting: uri, state: 'conflict', errorCode: 0 },
    ]);
  });
});

const started = (bitLocker: boolean): Record<string, string> => ({
  './Device/Vendor/MSFT/HealthAttestation/Certificate': encodeHealthReport({
    bitLocker,
    secureBoot: true,
    codeIntegrity: true,
    earlyLaunchAntiMalware: true,
  }),
});

describe(`${compliance.source}`, () => {
  it.each(compliance.rows)('$rule', (row) => {
    const tenant = labTenant([
      typed('deviceManagement', {
        id: 'settings',
        settings: {
          secureByDefault: row.secureByDefault ?? false,
          deviceComplianceCheckinThresholdDays: row.checkinDays ?? 30,
        },
      }),
      ...row.policies.map(({ graceHours }, index) =>
        typed('windows10CompliancePolicy', {
          id: `compliance ${index}`,
          bitLockerEnabled: true,
          scheduledActionsForRule: [
            { scheduledActionConfigurations: [{ actionType: 'block', gracePeriodHours: graceHours }] },
          ],
          ...toLaptops,
        }),
      ),
    ]);
    const settings = { complianceInTechnicianPhase: row.inTechnicianPhase ?? true };
    const house = new Deployment({}, { tenant, settings });
    const client = house.technicianClient();
    for (const [step, state, isCompliant] of row.steps) {
      const span = /^(\d+) hours$/.exec(String(step))?.[1];
      if (span) house.world.clock.advanceTo(later(house.world.clock.now, hours(Number(span))));
      else if (step === 'join') house.joinByUser(ana);
      else client.session({ values: started(step === 'encrypted') });
      expect([step, house.managed().complianceState, house.cloud.records().devices[0]?.isCompliant]).toEqual([
        step,
        state,
        isCompliant,
      ]);
    }
  });
});
