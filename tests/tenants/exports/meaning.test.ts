/** What real exports mean, what none of them holds, and whether they can be rehearsed. */
import { describe, expect, it } from 'vitest';
import { audienceOf } from '../../../main/cloud/directory/audience.ts';
import { reaches } from '../../../main/cloud/directory/targeting.ts';
import { resolveConflicts } from '../../../main/cloud/intune/engine/policy-conflicts.ts';
import type { Tenant } from '../../../main/cloud/tenant/tenant.ts';
import { basics, house, load, statusOf, type Files } from './drop.ts';
import {
  app,
  catalog,
  choice,
  fleet,
  ids,
  notToGroup,
  profile,
  required,
  toAllDevices,
  toGroup,
  typed,
  withoutId,
  type Json,
} from './parts.ts';

describe('meaning', () => {
  it.each([
    ['azureADWindowsAutopilotDeploymentProfile', false, 'entra'],
    ['azureADWindowsAutopilotDeploymentProfile', true, 'entra'],
    ['activeDirectoryWindowsAutopilotDeploymentProfile', null, 'hybrid'],
    ['windowsAutopilotDeploymentProfile', true, 'hybrid'],
    ['windowsAutopilotDeploymentProfile', null, 'entra'],
  ])('the join of %s with the property %s is %s', (type, value, join) => {
    const object = { ...profile({ hybridAzureADJoinSkipConnectivityCheck: value }), ...typed(type, {}) };
    expect(load({ 'p.json': object }).profiles).toMatchObject([{ join }]);
  });

  it('the profile of all devices passes by the excluded group', () => {
    const loans = typed('group', {
      id: ids.loans,
      displayName: 'Loans',
      groupTypes: ['DynamicMembership'],
      membershipRule: '(device.devicePhysicalIDs -any (_ -eq "[OrderID]:LOAN"))',
    });
    const tenant = load({
      'g.json': loans,
      'p.json': profile({ assignments: [toAllDevices(), notToGroup(ids.loans)] }),
    });
    expect(house(tenant).profile()).toBe('Quayside laptops');
  });

  it.each<[string, Json, string, RegExp]>([
    [
      'a restriction of one’s own',
      { priority: 1, platformType: 'windows', platformRestriction: { platformBlocked: true } },
      'plays-no-part',
      /the default restriction alone holds/,
    ],
    [
      'one of Windows Home',
      { priority: 2, platformType: 'windowsHomeSku', platformRestriction: { platformBlocked: true } },
      'plays-no-part',
      /never asks it/,
    ],
    [
      'one of another platform',
      { priority: 1, platformType: 'windowsPhone', platformRestriction: { platformBlocked: true } },
      'not-for-windows',
      /^$/,
    ],
    [
      'the default one of personal devices',
      { priority: 0, windowsRestriction: { personalDeviceEnrollmentBlocked: true } },
      'partly',
      /the company’s own/,
    ],
    ['the default one that blocks nothing', { priority: 0, windowsRestriction: {} }, 'understood', /^$/],
  ])('%s is told as what pre-provisioning makes of it', (_what, more, status, why) => {
    const single = 'platformRestriction' in more;
    const type = `deviceEnrollmentPlatformRestriction${single ? '' : 's'}Configuration`;
    const tenant = load({ 'r.json': typed(type, { id: 'r', displayName: 'R', assignments: [], ...more }) });
    const found = statusOf(tenant, 'R');
    expect([found?.status, found?.parts.join()]).toEqual([status, expect.stringMatching(why)]);
  });

  it('a limit of devices is a person’s: pre-provisioning never asks it', () => {
    const limit = typed('deviceEnrollmentLimitConfiguration', { displayName: 'L', priority: 0, limit: 5 });
    expect(statusOf(load({ 'l.json': limit }), 'L')).toMatchObject({ status: 'plays-no-part' });
  });

  const admx = 'device_vendor_msft_policy_config_printers_configurerpclistenerpolicy';
  const children = [
    choice(`${admx}_rpclistenerprotocols_enum`, '5'),
    choice(`${admx}_rpcauthenticationprotocol_enum`, '0'),
  ];
  it('the same values in another order are no conflict; other values are', () => {
    const policies = (second: readonly Json[]) =>
      load({ 'a.json': [catalog('A', choice(admx, '1', children)), catalog('B', choice(admx, '1', second))] })
        .policies;
    const conflicts = (second: readonly Json[]) =>
      resolveConflicts(policies(second)).flatMap((one) => one.conflicts);
    expect(conflicts(children.toReversed())).toEqual([]);
    expect(conflicts([choice(`${admx}_rpclistenerprotocols_enum`, '4')])).toHaveLength(2);
  });

  it.each([
    ['device_vendor_msft_bitlocker_fixeddrivesrequireencryption', '0', '<disabled/>'],
    ['device_vendor_msft_bitlocker_systemdrivesenhancedpin', '1', '<enabled/>'],
    ['device_vendor_msft_bitlocker_encryptionmethodbydrivetype', '0', '<disabled/>'],
    ['device_vendor_msft_policy_config_remotedesktopservices_donotallowpasswordsaving', '1', '<enabled/>'],
    ['device_vendor_msft_bitlocker_requiredeviceencryption', '1', '1'],
  ])('%s of value %s without children is %s', (id, value, data) => {
    expect(load({ 'a.json': catalog('A', choice(id, value)) }).policies).toMatchObject([
      { nodes: [{ data }] },
    ]);
  });

  it("'{providerid}' is the server's name", () => {
    const id = 'device_vendor_msft_dmclient_provider_{providerid}';
    const group = {
      settingDefinitionId: id,
      groupSettingCollectionValue: [{ children: [choice(`${id}_configrefresh_enabled`, 'true')] }],
    };
    const tenant = load({ 'c.json': catalog('Refresh', group) });
    expect(tenant.policies).toMatchObject([
      {
        nodes: [
          {
            uri: './Device/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server/ConfigRefresh/Enabled',
            data: 'true',
          },
        ],
      },
    ]);
    expect(statusOf(tenant, 'Refresh')).toMatchObject({ status: 'understood' });
  });

  it.each([
    ['(device.cpuArchitecture -eq "amd64")', true],
    ['(device.cpuArchitecture -eq "arm64")', false],
    ['(device.deviceTrustType -eq "Azure AD joined")', true],
    ['(device.deviceTrustType -in ["Microsoft Entra joined"])', true],
    ['(device.deviceTrustType -ne "Azure AD joined")', false],
    ['(device.deviceTrustType -eq "Hybrid Azure AD joined")', false],
  ])('the filter %s lets the PC through: %s', (rule, through) => {
    const filter = typed('deviceAndAppManagementAssignmentFilter', {
      id: 'f',
      displayName: 'F',
      rule,
      platform: 'windows10AndLater',
    });
    const tenant = load({
      ...basics,
      'f.json': filter,
      'a.json': app('A', { assignments: [toAllDevices(required, 'f')] }),
    });
    const { directory, party } = house(tenant);
    const audience = audienceOf(directory, party.entra, undefined, 'managed');
    expect(reaches(tenant.apps[0]?.assignments ?? [], audience).device.length > 0).toBe(through);
  });

  it('an administrative template reaches the PC: a known node is set, another one listed without effect', () => {
    const value = (definition: Json): Json => ({ enabled: true, definition });
    const bound = {
      enabled: true,
      'definition@odata.bind': "https://graph.example/groupPolicyDefinitions('1111')",
    };
    const known = value({
      displayName: 'Use OneDrive Files On-Demand',
      classType: 'machine',
      categoryPath: '\\OneDrive',
    });
    const policy = typed('groupPolicyConfiguration', {
      id: 'gp',
      displayName: 'Sync',
      definitionValues: [bound, known],
      assignments: [toGroup(ids.fleet)],
    });
    const tenant = load({ ...basics, 'Administrative Templates/Sync.json': policy });
    expect(tenant.policies).toMatchObject([{ displayName: 'Sync', nodes: [{ data: '<enabled/>' }] }]);
    expect(statusOf(tenant, 'Sync')).toMatchObject({
      status: 'partly',
      parts: ['definition 1111: without effect in a rehearsal'],
    });
    const bare = load({ 'Administrative Templates/Sync.json': [bound] });
    expect(statusOf(bare, 'Sync')).toMatchObject({ type: 'groupPolicyConfiguration', status: 'partly' });
  });

  it.each([
    ['remediation', typed('deviceHealthScript', { id: '1', displayName: 'X' })],
    ['scope tag', { id: '0', displayName: 'X', isBuiltIn: true }],
    ['role', { id: '1', displayName: 'X', isBuiltIn: false, rolePermissions: [] }],
    ['feature update', { displayName: 'X', featureUpdateVersion: 'Windows 11, version 24H2' }],
  ])('a %s plays no part, with a reason', (_what, object) => {
    expect(statusOf(load({ 'x.json': object }), 'X')).toMatchObject({
      status: 'plays-no-part',
      parts: [expect.stringMatching(/\w/)],
    });
  });
});

describe('what no export holds', () => {
  const assumed = (tenant: Tenant, what: string) => tenant.check.assumptions.find((one) => one.what === what);

  it('is assumed, with the option that changes it', () => {
    const tenant = load(basics);
    for (const what of [
      'MDM user scope',
      'MAM user scope',
      'Organization',
      'Domains',
      'Company branding',
      'A person with an Intune licence',
      'A person without an Intune licence',
      'The person who signs in',
    ])
      expect(assumed(tenant, what)?.option).toMatch(/^--set \S+=/);
    expect(tenant.mdmScopes).toMatchObject([{ appliesTo: 'all' }]);
    expect(tenant.users.map(({ intuneLicence }) => intuneLicence)).toEqual([true, false]);
  });

  it('is what the person says, by option before reseal.json', () => {
    const files = {
      ...basics,
      'reseal.json': {
        assume: { mdmScope: 'none', domain: 'quay.example', licensedUser: 'ada@quay.example' },
      },
    };
    expect(load(files).mdmScopes).toMatchObject([{ appliesTo: 'none' }]);
    const tenant = load(files, { assume: { mdmScope: 'all' } });
    expect(tenant.mdmScopes).toMatchObject([{ appliesTo: 'all' }]);
    expect(tenant.users[0]?.userPrincipalName).toBe('ada@quay.example');
    expect(tenant.organization.defaultDomain).toBe('quay.example');
  });

  it('nobody is assumed where the export tells', () => {
    const tenant = load({
      ...basics,
      'o.json': typed('organization', {
        id: 'o',
        displayName: 'Quay',
        verifiedDomains: [{ name: 'q.example', isDefault: true }],
      }),
    });
    expect(assumed(tenant, 'Organization')).toBeUndefined();
  });

  it('a group without rule takes the PC where a profile needs it, and nobody else', () => {
    const tenant = load(
      {
        'p.json': profile({ assignments: [toGroup('unnamed')] }),
        'a.json': app('A', { assignments: [toGroup('others', required)] }),
      },
      { groupTag: 'LAPTOP' },
    );
    expect(tenant.practice.pcGroups).toEqual(['unnamed']);
    expect(assumed(tenant, 'Members of the group "unnamed"')?.value).toBe('the PC');
    expect(assumed(tenant, 'Members of the group "others"')?.value).toContain('nobody');
    const wished = load(
      { 'p.json': profile({ assignments: [toGroup('unnamed')] }) },
      { groupTag: '', assume: { members: { unnamed: 'nobody' } } },
    );
    expect(wished.practice.pcGroups).toEqual([]);
  });

  it('a group tag is chosen that the rule of a profile’s group asks for', () => {
    const tagged = { ...fleet, membershipRule: '(device.devicePhysicalIds -any (_ -eq "[OrderID]:QUAY"))' };
    const files = { 'g.json': tagged, 'p.json': profile() };
    expect(load(files, { groupTag: 'LAPTOP' }).practice.groupTag).toBe('QUAY');
    expect(load(files, { groupTag: 'QUAY' }).practice.groupTag).toBeNull();
    expect(load(files).practice.groupTag).toBeNull();
  });
});

describe('whether it can be rehearsed', () => {
  it.each([
    ['yes', basics, []],
    ['without a profile', { 'g.json': fleet }, ['An Autopilot deployment profile']],
    ['with a profile that is nobody’s', { 'p.json': profile({ assignments: [] }) }, ['assigned to nobody']],
    [
      'with a profile that does not allow it',
      { 'p.json': profile({ preprovisioningAllowed: false }) },
      ['Allow pre-provisioned deployment'],
    ],
  ] as const)('%s', (_name, files, missing) => {
    const { rehearsable } = load(files).check;
    expect(rehearsable.ready).toBe(missing.length === 0);
    expect(rehearsable.missing).toHaveLength(missing.length);
    for (const [index, words] of missing.entries()) {
      expect(rehearsable.missing[index]?.what).toContain(words);
      expect(rehearsable.missing[index]?.remedy).toMatch(/\w/);
    }
  });
});

describe('what a line counts', () => {
  const apps = ['A', 'B', 'C', 'D', 'E'].map((name) => {
    const { assignments: _nobody, ...rest } = app(name, { id: `untold-${name}` });
    return rest;
  });

  it('is named beside the assumption that counts it', () => {
    const tenant = load({ ...basics, 'apps.json': apps });
    expect(tenant.check.assumptions).toContainEqual(
      expect.objectContaining({
        what: 'Assignments of "A", "B", "C" and 2 more',
        objects: ['A', 'B', 'C', 'D', 'E'],
      }),
    );
  });

  it('is told place by place beside the problem that counts it, with its own groups', () => {
    const tenant = load({
      ...basics,
      'apps.json': apps.map((one, index) => ({
        ...one,
        assignments: [toGroup(`gone-${index}`, required)],
      })),
    });
    expect(tenant.check.problems).toEqual([
      expect.stringMatching(/^"A", "B", "C" and 2 more: assigned to the groups .* and 2 more/),
    ]);
    expect(tenant.check.problemsInFull).toEqual(
      ['A', 'B', 'C', 'D', 'E'].map((name, index) =>
        expect.stringContaining(
          `"${name}": assigned to the group "gone-${index}", which the tenant does not hold`,
        ),
      ),
    );
  });
});

describe('assignments that stand nowhere', () => {
  const nothing = (object: Json): Json => {
    const { assignments: _none, ...rest } = object;
    return rest;
  };
  const told = (files: Files, assume = {}) => {
    const tenant = load(files, { assume, groupTag: '' });
    return {
      names: house(tenant).names(),
      profile: house(tenant).profile(),
      assumed: tenant.check.assumptions.filter(({ what }) => what.startsWith('Assignments')),
      missing: tenant.check.rehearsable.missing,
    };
  };
  const bare = (object: Json): Json => withoutId(nothing(object));

  it('in IntuneCD’s layout are none where others are told: nobody gets the profile', () => {
    const { assumed, missing } = told({
      'Enrollment Profiles/Windows/Laptops.json': bare(profile()),
      'Applications/Chart.json': withoutId(app('Chart', { assignments: [toAllDevices(required)] })),
      'Applications/Log.json': bare(app('Log')),
    });
    expect(assumed).toEqual([]);
    expect(missing).toMatchObject([{ what: expect.stringContaining('is assigned to nobody') as string }]);
  });

  it('are not told where the tool was asked to leave all of them out', () => {
    const { assumed, profile: reached } = told({
      'Enrollment Profiles/Windows/Laptops.json': bare(profile()),
      'Applications/Log.json': bare(app('Log')),
    });
    expect(assumed).toHaveLength(2);
    expect(reached).toBe('Quayside laptops');
  });

  it('of apps and policies are nobody’s, or everybody’s where the person says so', () => {
    const files = {
      ...basics,
      'a.json': nothing(app('Chart')),
      'c.json': nothing(
        catalog('Camera', choice('device_vendor_msft_policy_config_camera_allowcamera', '0')),
      ),
    };
    expect(told(files).names).toEqual([]);
    const { names, assumed } = told(files, { untold: 'everybody' });
    expect(names).toEqual(['Chart']);
    expect(assumed).toMatchObject([
      {
        what: 'Assignments of "Chart", "Camera"',
        value: 'all devices, apps as required',
        option: '--set assume.untold=nobody',
        setting: { key: 'untold', value: 'everybody', choices: ['nobody', 'everybody'] },
      },
    ]);
  });
});
