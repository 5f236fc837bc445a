/** Kinds of enrolment configuration that are in every tenant and never touch pre-provisioning, and update rings as a tenant has them. */
import { describe, expect, it } from 'vitest';
import { basics, load, statusOf } from './drop.ts';
import { choice, toAllDevices, typed, type Json } from './parts.ts';

const told = (object: Json) => {
  const tenant = load({ ...basics, 'one.json': { displayName: 'One', ...object } });
  return { tenant, ...statusOf(tenant, 'One') };
};

describe('enrolment configurations', () => {
  it.each(['notConfigured', 'disabled', 'enabled'])('the offer of a restore, %s, plays no part', (state) => {
    const { status, parts } = told(typed('windowsRestoreDeviceEnrollmentConfiguration', { state }));
    expect([status, parts]).toEqual([
      'plays-no-part',
      ['the offer of a restore, which Windows does not make to a PC that was pre-provisioned'],
    ]);
  });

  it.each([
    ['limit', 'deviceEnrollmentLimitConfiguration'],
    ['platformRestrictions', 'deviceEnrollmentPlatformRestrictionsConfiguration'],
    ['windowsHelloForBusiness', 'deviceEnrollmentWindowsHelloForBusinessConfiguration'],
    ['defaultLimit', 'deviceEnrollmentLimitConfiguration'],
    ['defaultPlatformRestrictions', 'deviceEnrollmentPlatformRestrictionsConfiguration'],
    ['defaultWindowsHelloForBusiness', 'deviceEnrollmentWindowsHelloForBusinessConfiguration'],
    [
      'defaultWindows10EnrollmentCompletionPageConfiguration',
      'windows10EnrollmentCompletionPageConfiguration',
    ],
    ['windows10EnrollmentCompletionPageConfiguration', 'windows10EnrollmentCompletionPageConfiguration'],
    ['deviceComanagementAuthorityConfiguration', 'deviceComanagementAuthorityConfiguration'],
    ['singlePlatformRestriction', 'deviceEnrollmentPlatformRestrictionConfiguration'],
    ['enrollmentNotificationsConfiguration', 'deviceEnrollmentNotificationConfiguration'],
    ['windowsRestore', 'windowsRestoreDeviceEnrollmentConfiguration'],
  ])('of the kind %s are known without a type, and with that of their base', (kind, type) => {
    const own = { deviceEnrollmentConfigurationType: kind, platformType: 'windows', priority: 1 };
    for (const object of [own, typed('deviceEnrollmentConfiguration', own)]) {
      const { type: found, status } = told(object);
      expect([found, status === 'not-understood']).toEqual([type, false]);
    }
  });
});

describe('Autopilot device preparation', () => {
  const policy = {
    name: 'One',
    platforms: 'windows10',
    technologies: 'enrollment',
    templateReference: { templateId: '80d33118-b7b4-40d8-b15f-81be745e053f_1' },
    assignments: [toAllDevices()],
  };
  const settings = ['jointype', 'accountype', 'timeout'].map((name) => ({
    settingInstance: choice(`enrollment_autopilot_dpp_${name}`, '0'),
  }));

  it.each([
    ['with its settings', { settings }],
    ['without them', { settings: [] }],
    [
      'of its family',
      { settings: [], technologies: 'mdm', templateReference: { templateFamily: 'enrollmentConfiguration' } },
    ],
  ])('%s is one line that says why it plays no part', (_what, more) => {
    const {
      status,
      parts = [],
      tenant,
    } = told(typed('deviceManagementConfigurationPolicy', { ...policy, ...more }));
    expect([status, parts.length]).toEqual(['plays-no-part', 1]);
    expect(parts[0]).toContain('the other Autopilot');
    expect(tenant.policies).toEqual([]);
    expect(tenant.check.problems).toEqual([]);
  });

  it('a policy of the settings catalog with a setting of another kind is read', () => {
    const other = { settingInstance: choice('device_vendor_msft_policy_config_camera_allowcamera', '0') };
    const { status } = told(
      typed('deviceManagementConfigurationPolicy', { ...policy, settings: [...settings, other] }),
    );
    expect(status).toBe('partly');
  });
});

describe('an update ring as Intune writes it', () => {
  const never = '0001-01-01T00:00:00Z';
  const ring = {
    deliveryOptimizationMode: 'httpOnly',
    prereleaseFeatures: 'userDefined',
    automaticUpdateMode: 'windowsDefault',
    qualityUpdatesPauseExpiryDateTime: never,
    qualityUpdatesRollbackStartDateTime: never,
    featureUpdatesWillBeRolledBack: false,
    featureUpdatesPauseStartDate: '2025-05-01',
    featureUpdatesRollbackWindowInDays: 30,
    deadlineForFeatureUpdatesInDays: 14,
    deadlineForQualityUpdatesInDays: 10,
    deadlineGracePeriodInDays: 4,
    postponeRebootUntilAfterDeadline: true,
    engagedRestartSnoozeScheduleForFeatureUpdatesInDays: 2,
    businessReadyUpdatesOnly: 'userDefined',
    installationSchedule: null,
  };

  it('comes to its nodes, all of it', () => {
    const { tenant, status, parts } = told(typed('windowsUpdateForBusinessConfiguration', ring));
    expect([status, parts]).toEqual(['understood', []]);
    const nodes = tenant.policies.flatMap((policy) => (policy.kind === 'settings' ? policy.nodes : []));
    expect(
      Object.fromEntries(nodes.map(({ uri, data }) => [uri.split('/').slice(-2).join('/'), data])),
    ).toEqual({
      'DeliveryOptimization/DODownloadMode': '0',
      'Update/PauseFeatureUpdatesStartTime': '2025-05-01',
      'Update/ConfigureFeatureUpdateUninstallPeriod': '30',
      'Update/ConfigureDeadlineForFeatureUpdates': '14',
      'Update/ConfigureDeadlineForQualityUpdates': '10',
      'Update/ConfigureDeadlineGracePeriod': '4',
      'Update/ConfigureDeadlineNoAutoReboot': '1',
      'Update/EngagedRestartSnoozeScheduleForFeatureUpdates': '2',
    });
  });
});
