/** A tenant as large as the rules allow for: 5,000 objects in as many files, 20,000 members in its groups. */
import type { TenantFile } from '../../main/cloud/tenant/reading/tenant-file.ts';

const licence = { skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965', disabledPlans: [] };
const groupTarget = (index: number): object => ({
  target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: `group ${index}` },
});
const filtered = {
  target: {
    '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget',
    deviceAndAppManagementAssignmentFilterId: 'filter 1',
    deviceAndAppManagementAssignmentFilterType: 'include',
  },
};

const groupCount = 200;
const kinds: readonly (readonly [count: number, type: string, make: (index: number) => object])[] = [
  [
    groupCount,
    'group',
    (index) =>
      index % 10 === 0
        ? {
            groupTypes: ['DynamicMembership'],
            membershipRule: `(device.devicePhysicalIDs -any (_ -eq "[OrderID]:TAG${index}")) or user.department -eq "D${index}"`,
          }
        : {
            groupTypes: [],
            members: Array.from({ length: 111 }, (_, member) => ({
              id:
                member === 0 && index > 0
                  ? `group ${index - 1}`
                  : `user ${(index * 37 + member * 13) % 1500}`,
            })),
          },
  ],
  [
    1500,
    'user',
    (index) => ({
      userPrincipalName: `user.${index}@large.example`,
      department: `D${index % 40}`,
      assignedLicenses: [licence],
    }),
  ],
  [
    1000,
    'windowsAutopilotDeviceIdentity',
    (index) => ({
      serialNumber: `LRG-${index}`,
      groupTag: `TAG${index % 200}`,
      azureActiveDirectoryDeviceId: `device ${index}`,
    }),
  ],
  [
    100,
    'deviceAndAppManagementAssignmentFilter',
    (index) => ({
      platform: 'windows10AndLater',
      rule: `(device.model -startsWith "Trainer") and (device.osVersion -ne "10.0.${index}")`,
    }),
  ],
  [
    20,
    'azureADWindowsAutopilotDeploymentProfile',
    (index) => ({
      createdDateTime: `2026-01-${String(index + 1).padStart(2, '0')}T00:00:00Z`,
      preprovisioningAllowed: true,
      assignments: [index === 19 ? filtered : groupTarget(index * 10)],
    }),
  ],
  [
    50,
    'windows10EnrollmentCompletionPageConfiguration',
    (index) => ({
      priority: index,
      showInstallationProgress: true,
      assignments: [groupTarget(index)],
    }),
  ],
  [
    800,
    'win32LobApp',
    (index) => ({
      installCommandLine: 'setup.exe',
      installExperience: { runAsAccount: index % 3 === 0 ? 'user' : 'system' },
      rules: [{ '@odata.type': '#microsoft.graph.win32LobAppProductCodeRule', productCode: `{${index}}` }],
      relationships:
        index % 20 === 1
          ? [{ '@odata.type': '#microsoft.graph.mobileAppDependency', targetId: `win32LobApp ${index - 1}` }]
          : [],
      assignments: [
        { intent: 'required', ...groupTarget(index % groupCount) },
        { intent: 'required', ...filtered },
      ],
    }),
  ],
  [
    1130,
    'deviceManagementConfigurationPolicy',
    (index) => ({
      platforms: 'windows10',
      technologies: 'mdm',
      settings: Array.from({ length: 20 }, (_, setting) => ({
        settingInstance: {
          settingDefinitionId: `device_vendor_msft_policy_config_area${index % 50}_policy${setting}`,
          choiceSettingValue: {
            value: `device_vendor_msft_policy_config_area${index % 50}_policy${setting}_${index % 7}`,
            children: [],
          },
        },
      })),
      assignments: [groupTarget(index % groupCount), filtered],
    }),
  ],
  [
    200,
    'windows10CompliancePolicy',
    (index) => ({
      bitLockerEnabled: true,
      secureBootEnabled: true,
      assignments: [groupTarget(index % groupCount)],
    }),
  ],
];

export const largeTenant = (): TenantFile[] =>
  kinds.flatMap(([count, type, make]) =>
    Array.from({ length: count }, (_, index) => {
      const id = `${type} ${index}`;
      const own = type === 'deviceAndAppManagementAssignmentFilter' ? `filter ${index}` : id;
      const object = { '@odata.type': `#microsoft.graph.${type}`, id: own, displayName: own, ...make(index) };
      return { path: `${type}/${index}.json`, text: JSON.stringify(object) };
    }),
  );
