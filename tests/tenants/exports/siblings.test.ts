/** Kinds of exports as other tools, other days and other hands write them: read, or said with its place. */
import { describe, expect, it } from 'vitest';
import { basics, fileOf, house, load, statusOf, type Files } from './drop.ts';
import {
  app,
  catalog,
  choice,
  defaultPage,
  fleet,
  fleetRule,
  ids,
  page,
  profile,
  required,
  toAllDevices,
  toGroup,
  toNamedGroup,
  typed,
  withoutId,
  type Json,
} from './parts.ts';

const without = (object: Json, ...keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

describe('what models of the SDKs look like', () => {
  /** `Get-Mg… | ConvertTo-Json`: capital letters, the type among what the model does not know. */
  const model = ({ '@odata.type': type, id, displayName, assignments, ...rest }: Json): Json => ({
    Id: id,
    DisplayName: displayName,
    ...(Array.isArray(assignments) ? { Assignments: assignments.map(assignmentModel) } : {}),
    AdditionalProperties: { '@odata.type': type, ...rest },
  });
  const assignmentModel = ({ intent, target }: { intent?: string; target: Json }): Json => ({
    Id: 'x',
    Intent: intent,
    Target: {
      DeviceAndAppManagementAssignmentFilterId: null,
      DeviceAndAppManagementAssignmentFilterType: 'none',
      AdditionalProperties: { '@odata.type': target['@odata.type'], groupId: target['groupId'] },
    },
  });

  it.each<[string, (object: Json) => Json | readonly Json[]]>([
    ['one', (object) => model(object)],
    ['a list', (object) => [model(object)]],
    ['a page', (object) => ({ Value: [model(object)] })],
  ])('of PowerShell, %s: read like any other', (_what, written) => {
    const tenant = load({
      'g.json': written(fleet),
      'p.json': written(profile()),
      'e.json': written(page()),
      'a.json': written(app('Chart Viewer')),
    });
    expect(tenant.check.objects.map(({ status }) => status)).toEqual(Array(4).fill('understood'));
    expect([house(tenant).profile(), house(tenant).names()]).toEqual(['Quayside laptops', ['Chart Viewer']]);
  });

  it('with what it does not know in additionalData, and its store', () => {
    const { size, ...known } = app('Chart Viewer');
    const written = { ...known, additionalData: { size }, backingStore: { returnOnlyChangedValues: false } };
    const tenant = load({ ...basics, 'a.json': written });
    expect(tenant.apps).toMatchObject([{ size }]);
    expect(statusOf(tenant, 'Chart Viewer')).toMatchObject({ status: 'understood' });
  });

  it('a migration table has capital letters, too, and is none', () => {
    const table = { TenantId: 't', Objects: [{ Id: ids.loans, DisplayName: 'Loans', Type: 'Group' }] };
    expect(load({ ...basics, 'MigrationTable.json': table }).groups.map((one) => one.displayName)).toContain(
      'Loans',
    );
  });
});

describe('a wrapper', () => {
  it.each<[string, Json]>([
    [
      'with notes of the tool',
      {
        exportedAt: '2026-01-01',
        version: 2,
        application: without(app('Chart Viewer'), 'assignments'),
        assignments: [toGroup(ids.fleet, required)],
      },
    ],
    [
      'with capital letters',
      {
        Application: without(app('Chart Viewer'), 'assignments'),
        Assignments: [toGroup(ids.fleet, required)],
      },
    ],
  ])('%s is opened', (_what, wrapper) => {
    expect(house(load({ ...basics, 'w.json': wrapper })).names()).toEqual(['Chart Viewer']);
  });

  it('around a policy whose settings stand beside it keeps the policy’s name', () => {
    const { settings, assignments, ...policy } = catalog(
      'Disk',
      choice('device_vendor_msft_bitlocker_requiredeviceencryption', '1'),
    );
    const { policies } = load({ ...basics, 'w.json': { policy, settings, assignments } });
    expect(policies).toMatchObject([{ id: 'catalog-Disk', displayName: 'Disk', nodes: [{ data: '1' }] }]);
  });
});

describe('the default configuration without its priority', () => {
  const gone = (object: Json): Json => without(object, 'id', 'priority');
  it('is known by its name', () => {
    const restriction = typed('deviceEnrollmentPlatformRestrictionsConfiguration', {
      displayName: 'All users and all devices',
      windowsRestriction: { platformBlocked: true },
    });
    const tenant = load({ 'r.json': restriction, 'p.json': [gone(defaultPage()), gone(page())] });
    expect(tenant.restrictions).toMatchObject([{ isDefault: true }]);
    expect(
      tenant.espConfigurations.map(({ displayName, isDefault }) => [displayName, isDefault]),
    ).toMatchObject([
      ['All users and all devices', true],
      ['Quayside page', false],
    ]);
  });
});

describe('a filter', () => {
  const filter = typed('deviceAndAppManagementAssignmentFilter', {
    displayName: 'Slates ',
    platform: 'windows10AndLater',
    rule: '(device.model -startsWith "Slate")',
  });
  const through = (more: Json) => {
    const assignment = toAllDevices(required, 'slates');
    const target = { ...(assignment['target'] as Json), ...more };
    const tenant = load({
      ...basics,
      'f.json': filter,
      'a.json': app('Pen', { assignments: [{ ...required, target }] }),
    });
    return [house(tenant).names(), statusOf(tenant, 'Pen')?.parts, tenant.check.problems] as const;
  };

  it('is found by its name whatever its case and the blanks around it', () => {
    expect(through({})).toEqual([[], [], []]);
  });

  it.each(['Include', 'EXCLUDE'])('counts with its mode written as %s', (mode) => {
    expect(through({ deviceAndAppManagementAssignmentFilterType: mode })[0]).toEqual(
      mode === 'Include' ? [] : ['Pen'],
    );
  });

  it.each<[string, Json]>([
    ['of a mode that is none', { deviceAndAppManagementAssignmentFilterType: 'sometimes' }],
    ['that is not named', { deviceAndAppManagementAssignmentFilterId: null }],
  ])('%s: the assignment is not applied, and that is said', (_what, more) => {
    const [names, parts] = through(more);
    expect([names, parts]).toEqual([[], [expect.stringContaining('assignment with a filter')]]);
  });

  it('that asks for what no PC has is said', () => {
    const odd = { ...filter, displayName: 'Odd', rule: '(device.colour -eq "red")' };
    expect(statusOf(load({ 'f.json': odd }), 'Odd')).toMatchObject({
      status: 'partly',
      parts: [expect.stringContaining('colour')],
    });
  });
});

describe.each([
  'System.Collections.ArrayList',
  'System.Collections.Generic.Dictionary`2[System.String,System.Object]',
  'System.Collections.Hashtable System.Collections.Hashtable',
  'System.Management.Automation.PSObject[]',
  'System.Management.Automation.OrderedHashtable',
  'Newtonsoft.Json.Linq.JObject',
  'Microsoft.Graph.Beta.Models.MobileAppAssignment',
])('%s in the place of an object', (text) => {
  it('is what PowerShell cut off', () => {
    const tenant = load({ ...basics, 'a.json': app('Shallow', { assignments: [text], returnCodes: text }) });
    expect(tenant.check.problems).toEqual([expect.stringContaining('-Depth')]);
    expect([...tenant.cutOff]).toEqual([ids.app]);
  });
});

it.each(['Microsoft.Paint', 'System.Net.Tool', 'Microsoft.Graph.PowerShell'])(
  'an app may be called %s',
  (name) => {
    expect(load({ ...basics, 'a.json': app(name) }).check.problems).toEqual([]);
  },
);

describe('several exports in one folder', () => {
  const snapshot = (folder: string): Files => ({
    [`${folder}/AutoPilot/p.json`]: profile(),
    [`${folder}/Groups/f.json`]: fleet,
    [`${folder}/page.json`]: page(),
  });
  it.each([
    ['31-12-2025', '01-01-2026'],
    ['12-31-2025', '01-01-2026'],
    ['export 28.02.2026 night', 'export 01.03.2026 night'],
    ['2026-9-1', '2026-10-1'],
    ['backup 9', 'backup 10'],
    ['20251231', '20260101'],
    ['2026-01-01_0900.zip', '2026-01-01_2300.zip'],
  ])('of %s and %s the later one counts', (older, newer) => {
    const { check } = load({ ...snapshot(newer), ...snapshot(older) });
    expect(check.assumptions.find(({ what }) => what === 'Snapshot')?.value).toBe(newer);
    expect(check.unchosen).toEqual([`${older}/`]);
  });

  it('of two tools are one tenant: the object with an id holds', () => {
    const tenant = load({
      ...basics,
      'cd/Enrollment Profiles/Windows/Laptops.json': withoutId(
        profile({ assignments: [toNamedGroup('Quayside fleet')] }),
      ),
    });
    expect(tenant.profiles).toHaveLength(1);
    expect(tenant.check.problems).toEqual([expect.stringContaining('once without an id')]);
  });

  it('as JSON and as YAML are one tenant', () => {
    const tenant = load({
      ...basics,
      'Apps/Viewer.json': withoutId(app('Viewer')),
      'Apps/Viewer.yaml': JSON.stringify(withoutId(app('Viewer'))),
    });
    expect(house(tenant).names()).toEqual(['Viewer']);
    expect(tenant.check.problems).toEqual([
      expect.stringMatching(/Viewer\.json .*Viewer\.yaml .*as JSON and as YAML/),
    ]);
  });

  it('with one group twice: alike it is one, with two rules one of them holds and that is said', () => {
    const other = { ...fleet, membershipRule: '(device.devicePhysicalIDs -any (_ -eq "[OrderID]:X"))' };
    const alike = load({ ...basics, 'old/g.json': fleet });
    expect([alike.check.problems, fileOf(alike, 'old/g.json')]).toMatchObject([[], { status: 'attached' }]);
    const tenant = load({ ...basics, 'old/g.json': other });
    expect(tenant.groups).toMatchObject([{ membershipRule: fleetRule }]);
    expect(tenant.check.problems).toEqual([expect.stringContaining('same id twice')]);
  });

  it('two groups that share a name and nothing else are said, where the name is all there is', () => {
    const rule = '(device.devicePhysicalIDs -any (_ -eq "[OrderID]:X"))';
    const named = (name: string, membershipRule: string): Json =>
      withoutId(app(name, { assignments: [toNamedGroup('Fleet', membershipRule, required)] }));
    const { check } = load({ ...basics, 'a.json': named('A', fleetRule), 'b.json': named('B', rule) });
    expect(check.problems).toEqual([expect.stringContaining('two rules for groups of this name')]);
  });
});

describe('a value of a wrong type', () => {
  const target = { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' };
  it.each<[string, Json]>([
    ['outOfBoxExperienceSetting.eulaHidden', profile({ outOfBoxExperienceSetting: { eulaHidden: 1 } })],
    ['hybridAzureADJoinSkipConnectivityCheck', profile({ hybridAzureADJoinSkipConnectivityCheck: 'no' })],
    ['installProgressTimeoutInMinutes', page({ installProgressTimeoutInMinutes: -5 })],
    ['installQualityUpdates', page({ installQualityUpdates: 'x' })],
    ['size', app('W', { size: -1 })],
    ['rules[0].operationType', app('W', { rules: [{ ruleType: 'detection', operationType: {} }] })],
    [
      'assignments[0].target.deviceAndAppManagementAssignmentFilterId',
      app('W', {
        assignments: [
          { ...required, target: { ...target, deviceAndAppManagementAssignmentFilterId: ['x'] } },
        ],
      }),
    ],
    [
      'settings[0].settingInstance.choiceSettingValue.value',
      catalog('W', {
        settingDefinitionId: 'device_vendor_msft_bitlocker_x',
        choiceSettingValue: { value: 5 },
      }),
    ],
    [
      'settings[0].settingInstance.simpleSettingValue.value',
      catalog('W', { settingDefinitionId: 'device_vendor_msft_x', simpleSettingValue: { value: { a: 1 } } }),
    ],
    [
      'omaSettings[0].value',
      typed('windows10CustomConfiguration', {
        displayName: 'W',
        omaSettings: [{ omaUri: './Device/x', value: {} }],
      }),
    ],
    ['secureBootEnabled', typed('windows10CompliancePolicy', { displayName: 'W', secureBootEnabled: 'yes' })],
    ['conditions', typed('conditionalAccessPolicy', { displayName: 'W', state: 'enabled', conditions: 'x' })],
    ['productCode', typed('windowsMobileMSI', { displayName: 'W', productCode: 5 })],
    [
      'pinMinimumLength',
      typed('deviceEnrollmentWindowsHelloForBusinessConfiguration', {
        displayName: 'W',
        priority: 0,
        state: 'enabled',
        pinMinimumLength: 'six',
      }),
    ],
  ])('at %s is a problem line with file and place', (place, object) => {
    const { check } = load({ 'w.json': object });
    expect(check.problems.join('\n')).toContain(`w.json ${place}: `);
    expect(check.objects).toMatchObject([{ status: 'partly' }]);
  });

  it('platforms of Conditional Access are an object, those of a policy a text', () => {
    const policy = typed('conditionalAccessPolicy', {
      displayName: 'W',
      state: 'enabled',
      conditions: { platforms: { includePlatforms: ['all'] }, users: { includeUsers: ['All'] } },
    });
    expect(load({ 'w.json': policy }).check.problems).toEqual([]);
  });

  it('a time limit that is none is taken for the usual one', () => {
    const limits = [-5, 0, 'soon', 90.9].map(
      (installProgressTimeoutInMinutes) =>
        load({ 'w.json': page({ installProgressTimeoutInMinutes }) }).espConfigurations[0]
          ?.installProgressTimeoutInMinutes,
    );
    expect(limits).toEqual([60, 60, 60, 90]);
  });
});

describe('a profile that reaches no PC', () => {
  const to = (...assignments: readonly Json[]): Json => profile({ assignments });
  const group = (membershipRule: string): Json => ({ ...fleet, membershipRule });
  const named = { '@odata.type': '#microsoft.graph.allDevicesAssignmentTarget' };
  const everybody = { target: { '@odata.type': '#microsoft.graph.allLicensedUsersAssignmentTarget' } };
  it.each<[string, Files, RegExp]>([
    ['because it is for users', { 'p.json': to(everybody) }, /Profiles reach devices/],
    [
      'because its group is of users',
      { 'p.json': profile(), 'g.json': group('(user.department -eq "Quay")') },
      /Profiles reach devices/,
    ],
    [
      'because the rule of its group is broken',
      { 'p.json': profile(), 'g.json': group('(device.devicePhysicalIDs -any (_ -contains "[ZTDID]")') },
      /rule of the group "Quayside fleet" cannot be read/,
    ],
    [
      'because of a filter that is not there',
      {
        'p.json': to({
          target: {
            ...named,
            deviceAndAppManagementAssignmentFilterId: 'gone',
            deviceAndAppManagementAssignmentFilterType: 'include',
          },
        }),
      },
      /Export the filters too/,
    ],
  ])('%s: that is what is to be mended', (_why, files, remedy) => {
    expect(load(files, { groupTag: 'LAPTOP' }).check.rehearsable).toMatchObject({
      ready: false,
      missing: [{ remedy: expect.stringMatching(remedy) }],
    });
  });
});
