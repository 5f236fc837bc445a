/** Policies of one's own for the practice tenant, as each kind of object brings a node to a PC. */
import type { TenantFiles } from './lab.ts';

/** The group of the Autopilot devices, and the one of the staff. */
const groups = {
  devices: 'a1d3f1c4-1000-4000-8000-000000000001',
  staff: 'a1d3f1c4-1000-4000-8000-000000000006',
} as const;

const assignedTo = (groupId: string) => [
  {
    id: `own_${groupId}`,
    target: {
      '@odata.type': '#microsoft.graph.groupAssignmentTarget',
      groupId,
      deviceAndAppManagementAssignmentFilterId: null,
      deviceAndAppManagementAssignmentFilterType: 'none',
    },
  },
];

let count = 0;
const object = (type: string, properties: object, to: keyof typeof groups) => ({
  '@odata.type': `#microsoft.graph.${type}`,
  id: `a1d3f1c4-7000-4000-8000-${String(++count).padStart(12, '0')}`,
  displayName: `Own ${type}`,
  name: `Own ${type}`,
  assignments: assignedTo(groups[to]),
  ...properties,
});

/** Adds an object to the tenant: `administer` of `open`. */
export const adding =
  (...objects: readonly object[]) =>
  (files: TenantFiles): void => {
    for (const [index, one] of objects.entries()) files[`own/${index}.json`] = one;
  };

/** A custom profile: address and value. */
export const omaUri = (
  settings: Readonly<Record<string, string | number>>,
  to: keyof typeof groups = 'devices',
) =>
  object(
    'windows10CustomConfiguration',
    {
      omaSettings: Object.entries(settings).map(([uri, value]) => ({
        '@odata.type': `#microsoft.graph.omaSetting${typeof value === 'number' ? 'Integer' : 'String'}`,
        displayName: uri,
        omaUri: uri,
        value,
      })),
    },
    to,
  );

/** A settings catalog policy: definition id and the last part of the chosen option's id. */
export const catalog = (settings: Readonly<Record<string, string>>) =>
  object(
    'deviceManagementConfigurationPolicy',
    {
      platforms: 'windows10',
      technologies: 'mdm',
      settings: Object.entries(settings).map(([settingDefinitionId, option]) => ({
        settingInstance: {
          '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
          settingDefinitionId,
          choiceSettingValue: { value: `${settingDefinitionId}_${option}`, children: [] },
        },
      })),
    },
    'devices',
  );

/** A settings catalog policy whose settings are texts. */
export const catalogText = (settings: Readonly<Record<string, string>>) =>
  object(
    'deviceManagementConfigurationPolicy',
    {
      platforms: 'windows10',
      technologies: 'mdm',
      settings: Object.entries(settings).map(([settingDefinitionId, value]) => ({
        settingInstance: {
          '@odata.type': '#microsoft.graph.deviceManagementConfigurationSimpleSettingInstance',
          settingDefinitionId,
          simpleSettingValue: {
            '@odata.type': '#microsoft.graph.deviceManagementConfigurationStringSettingValue',
            value,
          },
        },
      })),
    },
    'devices',
  );

/** A typed profile. */
export const typed = (type: string, properties: object) => object(type, properties, 'devices');

/** A security baseline: properties of a typed profile. */
export const baseline = (type: string, properties: Readonly<Record<string, unknown>>) =>
  object(
    'deviceManagementIntent',
    {
      settings: Object.entries(properties).map(([property, value]) => ({
        definitionId: `deviceConfiguration--${type}_${property}`,
        valueJson: JSON.stringify(value),
      })),
    },
    'devices',
  );

/** An administrative template: name of the policy, and whether it is enabled. */
export const template = (policies: Readonly<Record<string, boolean>>) =>
  object(
    'groupPolicyConfiguration',
    {
      definitionValues: Object.entries(policies).map(([displayName, enabled]) => ({
        enabled,
        definition: { displayName, classType: 'machine' },
      })),
    },
    'devices',
  );

/** A configuration of the Enrollment Status Page: whom it is aimed at, whether the page is on, its priority. */
export const page = (to: keyof typeof groups, on: boolean, priority = 1) =>
  object(
    'windows10EnrollmentCompletionPageConfiguration',
    {
      priority,
      showInstallationProgress: on,
      blockDeviceSetupRetryByUser: true,
      allowDeviceResetOnInstallFailure: true,
      allowLogCollectionOnInstallFailure: true,
      customErrorMessage: '',
      installProgressTimeoutInMinutes: 60,
      allowDeviceUseOnInstallFailure: true,
      selectedMobileAppIds: [],
      trackInstallProgressForAutopilotOnly: true,
      disableUserStatusTrackingAfterFirstUser: true,
    },
    to,
  );
