/**
 * A tenant of many kinds: sites by group tag, models by filter, people by department; each site, model and department
 * has apps and policies of its own beside those of all.
 */
import type { TenantFile } from '../../main/cloud/tenant/reading/tenant-file.ts';

type Json = Readonly<Record<string, unknown>>;

interface Fleet {
  readonly sites: number;
  readonly models: number;
  readonly departments: number;
  /** Apps of sites, models and departments differ in names alone; false: in size, too. */
  readonly alike?: boolean;
}

const graph = (type: string, more: Json): Json => ({ '@odata.type': `#microsoft.graph.${type}`, ...more });

const toGroup = (groupId: string): Json => ({
  intent: 'required',
  target: graph('groupAssignmentTarget', { groupId }),
});
const toModel = (filter: string): Json => ({
  intent: 'required',
  target: graph('allDevicesAssignmentTarget', {
    deviceAndAppManagementAssignmentFilterId: filter,
    deviceAndAppManagementAssignmentFilterType: 'include',
  }),
});
const toAll: Json = { intent: 'required', target: graph('allDevicesAssignmentTarget', {}) };

const app = (name: string, assignment: Json, runAsAccount = 'system', size = 20_000_000): Json =>
  graph('win32LobApp', {
    id: `app ${name}`,
    displayName: name,
    size,
    fileName: `${name}.intunewin`,
    installCommandLine: 'setup.exe /S',
    installExperience: { runAsAccount },
    rules: [
      graph('win32LobAppFileSystemRule', {
        ruleType: 'detection',
        path: `C:\\Program Files\\${name}`,
        fileOrFolderName: 'app.exe',
        operationType: 'exists',
      }),
    ],
    assignments: [assignment],
  });

const policy = (name: string, assignment: Json): Json =>
  graph('deviceManagementConfigurationPolicy', {
    id: `policy ${name}`,
    name,
    platforms: 'windows10',
    technologies: 'mdm',
    settings: [
      {
        settingInstance: {
          settingDefinitionId: 'device_vendor_msft_policy_config_camera_allowcamera',
          choiceSettingValue: {
            value: 'device_vendor_msft_policy_config_camera_allowcamera_1',
            children: [],
          },
        },
      },
    ],
    assignments: [assignment],
  });

const group = (name: string, membershipRule: string): Json =>
  graph('group', { id: name, displayName: name, groupTypes: ['DynamicMembership'], membershipRule });

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

export function fleetTenant({ sites, models, departments, alike = true }: Fleet): TenantFile[] {
  const sizeOf = (index: number): number => 20_000_000 + (alike ? 0 : (index + 1) * 1_000_000);
  const objects: readonly Json[] = [
    graph('azureADWindowsAutopilotDeploymentProfile', {
      id: 'profile',
      displayName: 'All sites',
      createdDateTime: '2026-01-01T00:00:00Z',
      preprovisioningAllowed: true,
      outOfBoxExperienceSetting: { privacySettingsHidden: true, eulaHidden: true },
      assignments: [toAll],
    }),
    graph('windows10EnrollmentCompletionPageConfiguration', {
      id: 'page',
      displayName: 'All sites',
      priority: 1,
      showInstallationProgress: true,
      installProgressTimeoutInMinutes: 60,
      allowNonBlockingAppInstallation: true,
      assignments: [toAll],
    }),
    ...upTo(5).flatMap((one) => [app(`Base ${one}`, toAll), policy(`Baseline ${one}`, toAll)]),
    ...upTo(sites).flatMap((one) => [
      group(`Site ${one}`, `(device.devicePhysicalIDs -any (_ -eq "[OrderID]:S${one}"))`),
      app(`Printers of site ${one}`, toGroup(`Site ${one}`), 'system', sizeOf(one)),
      policy(`Site ${one}`, toGroup(`Site ${one}`)),
    ]),
    ...upTo(models).flatMap((one) => [
      graph('deviceAndAppManagementAssignmentFilter', {
        id: `filter ${one}`,
        displayName: `Model ${one}`,
        rule: `(device.model -eq "Trainer ${one}")`,
      }),
      app(`Drivers of model ${one}`, toModel(`filter ${one}`), 'system', sizeOf(one)),
    ]),
    ...upTo(departments).flatMap((one) => [
      group(`Department ${one}`, `user.department -eq "D${one}"`),
      app(`Tool of department ${one}`, toGroup(`Department ${one}`), 'user', sizeOf(one)),
    ]),
  ];
  return objects.map((object, index) => ({ path: `${index}.json`, text: JSON.stringify(object) }));
}
