import { describe, expect, it } from 'vitest';
import { catalogNodes } from './settings-catalog.ts';
import { settingUri } from './setting-uri.ts';
import { typedNodes } from './typed-configuration.ts';
import { typedConfigurations } from './typed-configurations.catalogue.ts';

describe('a settings-catalog id names a CSP node', () => {
  it.each([
    [
      'device_vendor_msft_policy_config_defender_allowrealtimemonitoring',
      './Device/Vendor/MSFT/Policy/Config/Defender/AllowRealtimeMonitoring',
    ],
    [
      'device_vendor_msft_laps_policies_backupdirectory',
      './Device/Vendor/MSFT/LAPS/Policies/BackupDirectory',
    ],
    [
      'vendor_msft_firewall_mdmstore_publicprofile_enablefirewall',
      './Vendor/MSFT/Firewall/MdmStore/PublicProfile/EnableFirewall',
    ],
    // The nodes of typed profiles and of administrative templates, and of no table but the published names.
    [
      'device_vendor_msft_policy_config_userrights_denylocallogon',
      './Device/Vendor/MSFT/Policy/Config/UserRights/DenyLocalLogOn',
    ],
    [
      'device_vendor_msft_policy_config_userrights_manageauditingandsecuritylog',
      './Device/Vendor/MSFT/Policy/Config/UserRights/ManageAuditingAndSecurityLog',
    ],
    [
      'user_vendor_msft_policy_config_credentialsui_disablepasswordreveal',
      './User/Vendor/MSFT/Policy/Config/CredentialsUI/DisablePasswordReveal',
    ],
    [
      'device_vendor_msft_policy_config_windowsai_some_policy',
      './Device/Vendor/MSFT/Policy/Config/WindowsAI/some_policy',
    ],
    ['device_vendor_msft_laps_policies_other', './Device/Vendor/MSFT/LAPS/Policies/other'],
    [
      'device_vendor_msft_laps_policies_passwordagedays_aad',
      './Device/Vendor/MSFT/LAPS/Policies/PasswordAgeDays',
    ],
    [
      'device_vendor_msft_laps_policies_passwordagedays_ad',
      './Device/Vendor/MSFT/LAPS/Policies/PasswordAgeDays',
    ],
    ['vendor_msft_firewall_mdmstore_other', './Vendor/MSFT/Firewall/MdmStore/other'],
    // In no table: the id's own rule, in lower case.
    [
      'device_vendor_msft_policy_config_somearea_some_policy',
      './Device/Vendor/MSFT/Policy/Config/somearea/some_policy',
    ],
    [
      'user_vendor_msft_policy_config_office16v2~policy~l_word_l_showoptions',
      './User/Vendor/MSFT/Policy/Config/office16v2~policy~l_word_l/showoptions',
    ],
    ['linux_mdatp_managed_antivirusengine', undefined],
  ])('%s', (id, uri) => {
    expect(settingUri(id)).toBe(uri);
  });
});

const choice = (id: string, option: string, children: readonly object[] = []) => ({
  settingDefinitionId: id,
  choiceSettingValue: { value: `${id}_${option}`, children },
});
const text = (id: string, value: string) => ({
  settingDefinitionId: id,
  simpleSettingValue: {
    '@odata.type': '#microsoft.graph.deviceManagementConfigurationStringSettingValue',
    value,
  },
});
const policy = 'device_vendor_msft_policy_config_';

describe('a settings-catalog instance', () => {
  it('of a choice gives the option as a number, a flag or a text', () => {
    const data = ['3', 'true', 'block'].map(
      (option) => catalogNodes(choice(`${policy}a_b`, option)).nodes[0],
    );
    expect(data).toMatchObject([
      { format: 'int', data: '3' },
      { format: 'bool', data: 'true' },
      { format: 'chr', data: 'block' },
    ]);
  });

  it('of an ADMX-backed choice gives its state and its elements', () => {
    const id = `${policy}onedrivengscv2~policy~onedrivengsc_kfmoptinnowizard`;
    const on = catalogNodes(choice(id, '1', [text(`${id}_textbox`, 'a "quoted" <tenant>')]));
    expect(on.nodes).toEqual([
      {
        uri: './Device/Vendor/MSFT/Policy/Config/OneDriveNGSCv2~Policy~OneDriveNGSC/KFMOptInNoWizard',
        format: 'chr',
        data: '<enabled/><data id="textbox" value="a &quot;quoted&quot; &lt;tenant>"/>',
      },
    ]);
    expect(catalogNodes(choice(id, '0')).nodes[0]?.data).toBe('<disabled/>');
  });

  it('brings children that are settings of their own along', () => {
    const parent = 'device_vendor_msft_bitlocker_allowwarningforotherdiskencryption';
    const child = choice('device_vendor_msft_bitlocker_allowstandarduserencryption', '1');
    expect(catalogNodes(choice(parent, '0', [child])).nodes.map(({ uri, data }) => [uri, data])).toEqual([
      ['./Device/Vendor/MSFT/BitLocker/AllowWarningForOtherDiskEncryption', '0'],
      ['./Device/Vendor/MSFT/BitLocker/AllowStandardUserEncryption', '1'],
    ]);
  });

  it('of a collection gives one value with separators', () => {
    const id = `${policy}defender_excludedpaths`;
    const values = ['C:\\A', 'C:\\B'].map((value) => ({ value }));
    expect(
      catalogNodes({ settingDefinitionId: id, simpleSettingCollectionValue: values }).nodes[0]?.data,
    ).toBe('C:\\A\uF000C:\\B');
  });

  it('of a group collection gives an instance for each entry, named by its own name or its place', () => {
    const rule = 'vendor_msft_firewall_mdmstore_firewallrules_{firewallrulename}';
    const group = {
      settingDefinitionId: rule,
      groupSettingCollectionValue: [
        { children: [text(`${rule}_name`, 'Block telnet'), choice(`${rule}_enabled`, '1')] },
        { children: [choice(`${rule}_enabled`, '0')] },
      ],
    };
    expect(
      catalogNodes(group).nodes.map(({ uri, data }) => [uri.split('/').slice(-2).join('/'), data]),
    ).toEqual([
      ['Block%20telnet/name', 'Block telnet'],
      ['Block%20telnet/enabled', '1'],
      ['2/enabled', '0'],
    ]);
  });

  it('names what leads to no node: a placeholder that nothing fills, and a secret', () => {
    const rule = 'vendor_msft_firewall_mdmstore_firewallrules_{firewallrulename}_enabled';
    expect(catalogNodes(choice(rule, '1'))).toEqual({ nodes: [], unknown: [rule] });
    const secret = `${policy}a_b`;
    const value = { value: 'token', valueState: 'encryptedValueToken' };
    expect(catalogNodes({ settingDefinitionId: secret, simpleSettingValue: value })).toEqual({
      nodes: [],
      unknown: [`${secret} (secret)`],
    });
  });
});

describe('local user group membership', () => {
  const id = 'device_vendor_msft_policy_config_localusersandgroups_configure';
  const part = `${id}_groupconfiguration_accessgroup`;
  const rule = (groups: readonly string[], action: string, members: readonly string[]) => ({
    children: [
      {
        settingDefinitionId: `${part}_desc`,
        choiceSettingCollectionValue: groups.map((group) => ({ value: `${part}_desc_${group}` })),
      },
      {
        settingDefinitionId: `${part}_action`,
        choiceSettingValue: { value: `${part}_action_${action}` },
      },
      {
        settingDefinitionId: `${part}_userselectiontype`,
        choiceSettingValue: {
          value: `${part}_userselectiontype_manual`,
          children: [
            {
              settingDefinitionId: `${part}_users`,
              simpleSettingCollectionValue: members.map((value) => ({ value })),
            },
          ],
        },
      },
    ],
  });
  const policy = (...rules: readonly object[]) => ({
    settingDefinitionId: id,
    groupSettingCollectionValue: [
      { children: [{ settingDefinitionId: part, groupSettingCollectionValue: rules }] },
    ],
  });

  it('is one node, whatever it holds', () => {
    const setting = policy(
      rule(['administrators'], 'add_restrict', ['harbourmaster', 'A & B']),
      rule(['remotedesktopusers', 'users'], 'remove_update', ['S-1-12-1-1']),
    );
    expect(catalogNodes(setting)).toEqual({
      nodes: [
        {
          uri: './Device/Vendor/MSFT/Policy/Config/LocalUsersAndGroups/Configure',
          format: 'chr',
          data:
            '<GroupConfiguration>' +
            '<accessgroup desc="Administrators"><group action="R"/><add member="harbourmaster"/><add member="A &amp; B"/></accessgroup>' +
            '<accessgroup desc="Remote Desktop Users"><group action="U"/><remove member="S-1-12-1-1"/></accessgroup>' +
            '<accessgroup desc="Users"><group action="U"/><remove member="S-1-12-1-1"/></accessgroup>' +
            '</GroupConfiguration>',
        },
      ],
      unknown: [],
    });
  });
});

describe('a typed configuration', () => {
  it('takes no name that every object has for one that it maps', () => {
    const mappings = typedConfigurations['windowsUpdateForBusinessConfiguration'] ?? {};
    const object = { toString: 'x', automaticUpdateMode: 'constructor' };
    expect(typedNodes(object as never, mappings)).toEqual({
      nodes: [],
      unknown: ['toString', 'automaticUpdateMode'],
    });
  });

  it('gives nodes for what it maps, names what it does not, and passes over what is not set', () => {
    const ring = {
      id: 'x',
      displayName: 'Ring',
      qualityUpdatesDeferralPeriodInDays: 7,
      automaticUpdateMode: 'autoInstallAtMaintenanceTime',
      businessReadyUpdatesOnly: 'userDefined',
      installationSchedule: {
        '@odata.type': '#microsoft.graph.windowsUpdateScheduledInstall',
        scheduledInstallDay: 'monday',
        scheduledInstallTime: '03:00:00.0000000',
        restartMode: 'batteryLevelNotConsidered',
      },
      driversExcluded: true,
      prereleaseFeatures: 'notAllowed',
    };
    const { nodes, unknown } = typedNodes(
      ring,
      typedConfigurations['windowsUpdateForBusinessConfiguration'] ?? {},
    );
    expect(nodes.map(({ uri, data }) => [uri.split('/').at(-1), data])).toEqual([
      ['DeferQualityUpdatesPeriodInDays', '7'],
      ['AllowAutoUpdate', '1'],
      ['ScheduledInstallDay', '2'],
      ['ScheduledInstallTime', '3'],
      ['ExcludeWUDriversInQualityUpdate', '1'],
    ]);
    expect(unknown).toEqual(['installationSchedule.restartMode', 'prereleaseFeatures']);
  });

  it('reads encoded texts, and settings of one kind of network', () => {
    const read = (type: string, object: object) => typedNodes({ ...object }, typedConfigurations[type] ?? {});
    const start = read('windows10GeneralConfiguration', {
      startMenuLayoutXml: Buffer.from('<Layout/>').toString('base64'),
      appsAllowTrustedAppsSideloading: 'blocked',
    });
    expect(start.nodes.map(({ data }) => data)).toEqual(['<Layout/>', '0']);
    const firewall = read('windows10EndpointProtectionConfiguration', {
      firewallProfilePublic: { firewallEnabled: 'blocked', stealthModeBlocked: true, policyRulesX: 1 },
    });
    expect(firewall.nodes.map(({ uri, data }) => [uri.split('/').slice(-2).join('/'), data])).toEqual([
      ['PublicProfile/EnableFirewall', 'false'],
      ['PublicProfile/DisableStealthMode', 'true'],
    ]);
    expect(firewall.unknown).toEqual(['firewallProfilePublic.policyRulesX']);
  });

  it('leads to nodes that are spelt like CSP paths, each once in its type', () => {
    for (const [type, mappings] of Object.entries(typedConfigurations)) {
      const uris = Object.values(mappings).map(({ uri }) => uri);
      expect(uris.filter((uri) => !/^\.\/(Device\/|User\/)?Vendor\/MSFT\/[\w{}/~]+$/.test(uri))).toEqual([]);
      const twice = uris.filter((uri, index) => uris.indexOf(uri) !== index);
      // Graph has two names for one setting.
      expect([type, twice.filter((uri) => !uri.endsWith('RequirePlatformSecurityFeatures'))]).toEqual([
        type,
        [],
      ]);
    }
  });
});

describe('App Control for Business', () => {
  const area = 'device_vendor_msft_policy_config_applicationcontrol';
  const chosen = (option: string, children: readonly object[]) =>
    catalogNodes({
      settingDefinitionId: `${area}_policies_{policyguid}_policiesoptions`,
      choiceSettingValue: { value: `${area}_${option}_selected`, children },
    } as never);

  it.each([
    ['0', 'Enabled'],
    ['1', 'AuditOnly'],
  ])('by its built-in controls (%s) comes by AppLocker: %s', (option, mode) => {
    const enable = choice(`${area}_built_in_controls_enable_app_control`, option);
    const group = {
      settingDefinitionId: `${area}_built_in_controls`,
      groupSettingCollectionValue: [{ children: [enable] }],
    };
    expect(chosen('built_in_controls', [group])).toEqual({
      nodes: [
        {
          uri: './Device/Vendor/MSFT/AppLocker/ApplicationLaunchRestrictions/Intune/EXE/EnforcementMode',
          format: 'chr',
          data: mode,
        },
      ],
      unknown: [],
    });
  });

  it('by a policy of one’s own comes by ApplicationControl', () => {
    const { nodes } = chosen('configure_xml', [text(`${area}_policies_{policyguid}_xml`, '<SiPolicy/>')]);
    expect(nodes.map(({ uri }) => uri)).toEqual([
      './Device/Vendor/MSFT/ApplicationControl/Policies/AppControl/Policy',
    ]);
  });
});
