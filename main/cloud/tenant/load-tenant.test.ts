import { describe, expect, it } from 'vitest';
import { BadInputError } from '../../../shared/failures.ts';
import { loadTenant } from './load-tenant.ts';

const file = (path: string, value: unknown): { path: string; text: string } => ({
  path,
  text: JSON.stringify(value),
});

describe('an export in the layout of IntuneCD', () => {
  // No ids, no @odata.type on settings-catalog policies, assignments inside that name their group.
  const tenant = loadTenant([
    file('Groups/Lab devices.json', {
      displayName: 'Lab devices',
      securityEnabled: true,
      groupTypes: ['DynamicMembership'],
      membershipRule: '(device.devicePhysicalIDs -any (_ -eq "[OrderID]:LAB"))',
    }),
    file('Settings Catalog/Telemetry_settings catalog.json', {
      name: 'Telemetry',
      platforms: 'windows10',
      technologies: 'mdm',
      settings: [
        {
          settingInstance: {
            '@odata.type': '#microsoft.graph.deviceManagementConfigurationChoiceSettingInstance',
            settingDefinitionId: 'device_vendor_msft_policy_config_system_allowtelemetry',
            choiceSettingValue: {
              value: 'device_vendor_msft_policy_config_system_allowtelemetry_1',
              children: [],
            },
          },
        },
      ],
      assignments: [
        {
          target: {
            '@odata.type': '#microsoft.graph.groupAssignmentTarget',
            groupName: 'Lab devices',
            groupType: 'DynamicMembership',
          },
        },
      ],
    }),
    file('Applications/Windows/7-Zip_win32LobApp.json', {
      '@odata.type': '#microsoft.graph.win32LobApp',
      displayName: '7-Zip',
      installCommandLine: '7z.exe /S',
      setupFilePath: '7z.exe',
      installExperience: { runAsAccount: 'system' },
      detectionRules: [
        { '@odata.type': '#microsoft.graph.win32LobAppPowerShellScriptDetection', scriptContent: 'ZXhpdCAw' },
      ],
      assignments: [
        { intent: 'required', target: { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' } },
      ],
    }),
    file('Applications/iOS/Mail_iosStoreApp.json', {
      '@odata.type': '#microsoft.graph.iosStoreApp',
      displayName: 'Mail',
    }),
    file('Device Configurations/Mac wallpaper.json', { name: 'Wallpaper', platforms: 'macOS', settings: [] }),
    file('Scripts/Powershell/Rename.json', {
      displayName: 'Rename',
      scriptContent: '',
      runAsAccount: 'system',
    }),
  ]);

  it('accounts for every object', () => {
    expect(tenant.check.objects.map(({ name, status }) => [name, status])).toEqual([
      ['Lab devices', 'understood'],
      ['Telemetry', 'understood'],
      ['7-Zip', 'partly'],
      ['Mail', 'not-for-windows'],
      ['Wallpaper', 'not-for-windows'],
      ['Rename', 'partly'],
    ]);
  });

  it('names the part that has no effect', () => {
    expect(tenant.check.objects[2]?.parts).toEqual(['detection script: taken as met once installed']);
  });

  it('finds a group by the name in the assignment', () => {
    const [policy] = tenant.policies;
    expect(policy?.assignments[0]?.target).toEqual({
      kind: 'group',
      groupId: tenant.groups[0]?.id,
      filter: null,
    });
    expect(policy).toMatchObject({
      nodes: [{ uri: './Device/Vendor/MSFT/Policy/Config/System/AllowTelemetry', format: 'int', data: '1' }],
    });
  });

  it('says that the organization is missing', () => {
    expect(tenant.check.problems).toEqual([]);
    expect(tenant.check.assumptions).toContainEqual(
      expect.objectContaining({ what: 'Organization', option: '--set assume.organization=NAME' }),
    );
  });
});

describe('an export in the layout of IntuneManagement', () => {
  const profileId = '0e7cbe3c-0000-4000-8000-000000000001';
  const groupId = '0e7cbe3c-0000-4000-8000-0000000000d1';
  const tenant = loadTenant([
    file('MigrationTable.json', {
      TenantId: '0e7cbe3c-0000-4000-8000-00000000ffff',
      Organization: 'Example',
      Objects: [{ Id: groupId, DisplayName: 'Autopilot devices', Type: 'Group' }],
    }),
    file('AutoPilot/Office PCs.json', {
      '@odata.context':
        'https://graph.microsoft.com/beta/$metadata#deviceManagement/windowsAutopilotDeploymentProfiles/$entity',
      '@odata.type': '#microsoft.graph.azureADWindowsAutopilotDeploymentProfile',
      id: profileId,
      displayName: 'Office PCs',
      enableWhiteGlove: true,
      language: '',
      outOfBoxExperienceSettings: {
        hideEULA: true,
        userType: 'administrator',
        deviceUsageType: 'singleUser',
      },
    }),
    file('AutoPilot/Office PCs_Assignments.json', {
      '@odata.context': `https://graph.microsoft.com/beta/$metadata#deviceManagement/windowsAutopilotDeploymentProfiles('${profileId}')/assignments`,
      value: [
        {
          id: `${profileId}_${groupId}_0`,
          target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId },
        },
        {
          id: `${profileId}_x_1`,
          target: { '@odata.type': '#microsoft.graph.groupAssignmentTarget', groupId: 'gone' },
        },
      ],
    }),
  ]);

  it('reads the old property names of a profile', () => {
    expect(tenant.profiles[0]).toMatchObject({
      preprovisioningAllowed: true,
      locale: '',
      eulaHidden: true,
      userType: 'administrator',
    });
  });

  it('brings assignments from the file beside', () => {
    expect(tenant.profiles[0]?.assignments[0]?.target).toEqual({ kind: 'group', groupId, filter: null });
  });

  it('says which assigned group is not there', () => {
    expect(tenant.check.problems).toEqual([
      expect.stringContaining(
        '"Office PCs": assigned to the group "gone", which the tenant does not hold; export',
      ),
    ]);
  });
});

describe('broken files', () => {
  it.each([
    ['{\n  "displayName": "x",\n}', 'Apps/x.json:3:1'],
    ['{"a": [1, 2,, 3]}', 'Apps/x.json:1:13'],
    ['{"a": 1', 'Apps/x.json:1:8'],
    ['{"a": 1} }', 'Apps/x.json:1:10'],
    ["{'a': 1}", 'Apps/x.json:1:2'],
  ])('%j is refused with its place', (text, place) => {
    const load = () => loadTenant([{ path: 'Apps/x.json', text }]);
    expect(load).toThrow(BadInputError);
    expect(load).toThrow(expect.objectContaining({ place }));
  });

  it('a list with something else than objects is a problem, not a silent loss', () => {
    const { check } = loadTenant([{ path: 'x.json', text: '[1, null]' }]);
    expect(check.problems.slice(0, 2)).toEqual(['x.json: holds single values, which are no Graph objects']);
  });
});
