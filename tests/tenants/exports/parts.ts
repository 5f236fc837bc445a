/** Objects of a fictional tenant as Graph tells them, for exports in the layouts of several tools. */

export type Json = Readonly<Record<string, unknown>>;

export const ids = {
  profile: 'a1c40000-0000-4000-8000-000000000010',
  page: 'a1c40000-0000-4000-8000-000000000020',
  app: 'a1c40000-0000-4000-8000-000000000030',
  script: 'a1c40000-0000-4000-8000-000000000040',
  fleet: 'a1c40000-0000-4000-8000-0000000000f1',
  loans: 'a1c40000-0000-4000-8000-0000000000f2',
} as const;

const graph = (type: string): Json => ({ '@odata.type': `#microsoft.graph.${type}` });
export const typed = (type: string, more: Json): Json => ({ ...graph(type), ...more });

export const fleetRule = '(device.devicePhysicalIDs -any (_ -contains "[ZTDID]"))';

export const toGroup = (groupId: string, more: Json = {}): Json => ({
  target: { ...graph('groupAssignmentTarget'), groupId, deviceAndAppManagementAssignmentFilterType: 'none' },
  ...more,
});
export const notToGroup = (groupId: string): Json => ({
  target: { ...graph('exclusionGroupAssignmentTarget'), groupId },
});
export const toAllDevices = (more: Json = {}, filter?: string): Json => ({
  target: {
    ...graph('allDevicesAssignmentTarget'),
    deviceAndAppManagementAssignmentFilterId: filter ?? null,
    deviceAndAppManagementAssignmentFilterType: filter ? 'include' : 'none',
  },
  ...more,
});
/** As IntuneCD writes a target: the group by its name, its rule beside. */
export const toNamedGroup = (groupName: string, rule = fleetRule, more: Json = {}): Json => ({
  target: {
    ...graph('groupAssignmentTarget'),
    groupName,
    groupType: rule ? 'DynamicMembership' : 'StaticMembership',
    ...(rule ? { membershipRule: rule } : {}),
  },
  ...more,
});
export const required = { intent: 'required' };

export const fleet = typed('group', {
  id: ids.fleet,
  displayName: 'Quayside fleet',
  groupTypes: ['DynamicMembership'],
  membershipRule: fleetRule,
  membershipRuleProcessingState: 'On',
  securityEnabled: true,
});

export const profile = (more: Json = {}): Json =>
  typed('azureADWindowsAutopilotDeploymentProfile', {
    id: ids.profile,
    displayName: 'Quayside laptops',
    createdDateTime: '2025-03-01T00:00:00Z',
    locale: '',
    deviceNameTemplate: 'QS-%SERIAL%',
    deviceType: 'windowsPc',
    preprovisioningAllowed: true,
    outOfBoxExperienceSetting: {
      privacySettingsHidden: true,
      eulaHidden: true,
      userType: 'standard',
      deviceUsageType: 'singleUser',
      keyboardSelectionPageSkipped: false,
      escapeLinkHidden: true,
    },
    assignments: [toGroup(ids.fleet)],
    ...more,
  });

export const page = (more: Json = {}): Json =>
  typed('windows10EnrollmentCompletionPageConfiguration', {
    id: `${ids.page}_Windows10EnrollmentCompletionPageConfiguration`,
    displayName: 'Quayside page',
    priority: 1,
    deviceEnrollmentConfigurationType: 'windows10EnrollmentCompletionPageConfiguration',
    showInstallationProgress: true,
    blockDeviceSetupRetryByUser: true,
    installProgressTimeoutInMinutes: 60,
    selectedMobileAppIds: [],
    allowNonBlockingAppInstallation: true,
    assignments: [toGroup(ids.fleet)],
    ...more,
  });
/** As a tenant without a page of its own exports it, in IntuneCD's layout: no id. */
export const defaultPage = (more: Json = {}): Json => {
  const { id: _id, ...rest } = page({
    displayName: 'All users and all devices',
    priority: 0,
    showInstallationProgress: false,
    installProgressTimeoutInMinutes: 0,
    assignments: [toAllDevices()],
    ...more,
  });
  return rest;
};

export const app = (displayName: string, more: Json = {}): Json =>
  typed('win32LobApp', {
    id: ids.app,
    displayName,
    size: 3_000_000,
    fileName: `${displayName}.intunewin`,
    installCommandLine: 'setup.exe /S',
    uninstallCommandLine: 'setup.exe /X',
    setupFilePath: 'setup.exe',
    rules: [
      {
        ...graph('win32LobAppFileSystemRule'),
        ruleType: 'detection',
        path: `C:\\Program Files\\${displayName}`,
        fileOrFolderName: 'app.exe',
        operationType: 'exists',
      },
    ],
    installExperience: { runAsAccount: 'system', deviceRestartBehavior: 'allow' },
    returnCodes: [{ returnCode: 0, type: 'success' }],
    assignments: [toGroup(ids.fleet, required)],
    ...more,
  });

export const choice = (id: string, value: string, children: readonly Json[] = []): Json => ({
  ...graph('deviceManagementConfigurationChoiceSettingInstance'),
  settingDefinitionId: id,
  choiceSettingValue: { value: `${id}_${value}`, children },
});
export const catalog = (name: string, ...instances: readonly Json[]): Json =>
  typed('deviceManagementConfigurationPolicy', {
    id: `catalog-${name}`,
    name,
    platforms: 'windows10',
    technologies: 'mdm',
    settings: instances.map((settingInstance, index) => ({ id: String(index), settingInstance })),
    assignments: [toGroup(ids.fleet)],
  });

/** The object as tools write it that drop ids. */
export const withoutId = ({ id: _id, ...rest }: Json): Json => rest;
