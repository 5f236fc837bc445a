/** Who is who in real exports: stripped ids, names in place of ids, one object in two places, assignments beside. */
import { describe, expect, it } from 'vitest';
import { audienceOf } from '../../../main/cloud/directory/audience.ts';
import { reaches } from '../../../main/cloud/directory/targeting.ts';
import { espOf } from '../../../main/cloud/intune/delivery/plan.ts';
import { basics, fileOf, house, load, statusOf, type Files } from './drop.ts';
import {
  app,
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

/** Names by which people sort objects, and no organization is called. */
const sortingFolders =
  'WIN|Windows|Windows 11|macOS|iOS-iPadOS|AND|Prod|test_v2|Baseline|Policies|May 2026|2026-01-05|Intune|Device Configurations|Ring1|My Intune Backup'.split(
    '|',
  );

describe('identity', () => {
  it('without ids, priority 0 marks the default page, which is looked at last', () => {
    const own = withoutId(page({ assignments: [toNamedGroup('Quayside fleet')] }));
    const tenant = load({ ...basics, 'page.json': [defaultPage(), own] });
    const { directory, party } = house(tenant);
    expect(espOf(directory, party, 'technician').displayName).toBe('Quayside page');
  });

  it('without an id, priority 0 marks the default restriction, which blocks Windows', () => {
    const restriction = (id: Json): Json =>
      typed('deviceEnrollmentPlatformRestrictionsConfiguration', {
        ...id,
        displayName: 'All users and all devices',
        priority: 0,
        windowsRestriction: { platformBlocked: true },
        assignments: [toAllDevices()],
      });
    for (const id of [{}, { id: 'x_DefaultPlatformRestrictions' }])
      expect(load({ 'r.json': restriction(id) }).restrictions).toMatchObject([
        { isDefault: true, platformBlocked: true },
      ]);
  });

  it('without an id, priority 0 marks the default limit', () => {
    const limit = typed('deviceEnrollmentLimitConfiguration', { displayName: 'All', priority: 0, limit: 5 });
    expect(load({ 'l.json': limit }).limits).toMatchObject([{ isDefault: true, limit: 5 }]);
  });

  it.each(['Harbour models', 'harbour MODELS'])('a filter named %s is found by its name', (name) => {
    const filter = {
      displayName: 'Harbour models',
      platform: 'windows10AndLater',
      rule: '(device.model -startsWith "Fieldbook")',
    };
    const tenant = load({
      ...basics,
      'Filters/f.json': filter,
      'a.json': app('Chart Viewer', { assignments: [toAllDevices(required, name)] }),
    });
    const { directory, party } = house(tenant);
    const audience = audienceOf(
      directory,
      { ...party.entra, manufacturer: 'Larkfield', model: 'Fieldbook 14' },
      undefined,
      'managed',
    );
    expect(reaches(tenant.apps[0]?.assignments ?? [], audience).device).toHaveLength(1);
    expect(tenant.check.problems).toEqual([]);
  });

  it('a filter of another platform is told as one, not as missing', () => {
    const filter = typed('deviceAndAppManagementAssignmentFilter', {
      id: 'f',
      displayName: 'Work phones',
      platform: 'androidForWork',
      rule: '(device.model -eq "Phone")',
    });
    for (const named of ['f', 'Work phones']) {
      const link = app('Web mail', { assignments: [toAllDevices(required, named)] });
      const tenant = load({ ...basics, 'f.json': filter, 'a.json': link });
      expect(house(tenant).names()).toEqual([]);
      expect(tenant.check.problems).toEqual([
        `"Web mail": assigned with the filter "${named}", which is for another platform (androidForWork): that assignment is not applied to Windows PCs`,
      ]);
    }
  });

  it.each(['include', 'exclude'])(
    'an unknown filter that would %s is told, and its assignment not applied',
    (mode) => {
      const assignment = toAllDevices(required, 'gone');
      const target = { ...(assignment['target'] as Json), deviceAndAppManagementAssignmentFilterType: mode };
      const apps = ['One', 'Two', 'Three', 'Four', 'Five'].map((name) =>
        app(name, { id: name, assignments: [{ ...assignment, target }] }),
      );
      const tenant = load({ ...basics, 'a.json': apps });
      expect(house(tenant).names()).toEqual([]);
      const lines = tenant.check.problems.filter((line) => line.includes('"gone"'));
      expect(lines).toHaveLength(1);
      expect(lines[0]).toContain('"One", "Two", "Three" and 2 more');
    },
  );

  it.each<readonly [string, Files, string]>([
    [
      'the migration table',
      {
        'x/MigrationTable.json': {
          TenantId: 'a1c40000-0000-4000-8000-0000000000ff',
          Organization: 'Quayside',
          Objects: [],
        },
      },
      'Quayside',
    ],
    [
      'the folder of IntuneManagement',
      { '2026-01-05/Quayside/AutoPilot/Laptops.json': profile() },
      'Quayside',
    ],
    ...sortingFolders.map(
      (folder) =>
        [
          `no folder that sorts, like "${folder}"`,
          { [`Templates/${folder}/AutoPilot/Laptops.json`]: profile() },
          'Unnamed organization',
        ] as const,
    ),
    [
      'a folder of which a part sorts',
      { 'Quayside Prod/AutoPilot/Laptops.json': profile() },
      'Quayside Prod',
    ],
    ['no folder of a keeper', { 'Intune export/AutoPilot/Laptops.json': profile() }, 'Unnamed organization'],
    [
      'no folder of another tool',
      { 'Quayside/Settings Catalog/Laptops.json': profile() },
      'Unnamed organization',
    ],
    [
      'neither of two folders',
      { 'A/AutoPilot/Laptops.json': profile(), 'B/AutoPilot/Others.json': profile({ id: 'x' }) },
      'Unnamed organization',
    ],
  ])('the organization has the name of %s', (_what, files, name) => {
    const { organization, check } = load(files);
    expect(organization.displayName).toBe(name);
    expect(check.assumptions).toContainEqual(expect.objectContaining({ what: 'Organization', value: name }));
  });

  it('a dynamic group stands in the assignment report alone', () => {
    const tenant = load({
      'Assignment Report/report.json': [
        {
          groupName: 'Quayside fleet',
          groupType: 'DynamicMembership',
          membershipRule: fleetRule,
          assignedTo: {},
        },
      ],
      'p.json': withoutId(profile({ assignments: [toNamedGroup('Quayside fleet', '')] })),
      'page.json': page({ assignments: [] }),
    });
    expect(house(tenant).profile()).toBe('Quayside laptops');
    expect(fileOf(tenant, 'Assignment Report/report.json')).toMatchObject({ status: 'loaded' });
  });

  it('a dynamic group stands in targets alone', () => {
    const tenant = load({ 'p.json': withoutId(profile({ assignments: [toNamedGroup('Quayside fleet')] })) });
    expect(house(tenant).profile()).toBe('Quayside laptops');
  });

  it.each([
    [0, 1],
    [1, 0],
  ])('a migration table and the group are one object, in any order', (...order) => {
    const table = {
      TenantId: 'a1c40000-0000-4000-8000-0000000000ff',
      Organization: 'Quayside',
      Objects: [{ Id: ids.fleet, DisplayName: 'Quayside fleet', Type: 'Group' }],
    };
    const both: (readonly [string, Json])[] = [
      ['MigrationTable.json', table],
      ['ZGroups/f.json', fleet],
    ];
    const files = Object.fromEntries(order.map((at) => both[at] ?? ['', {}]));
    const tenant = load({ 'AutoPilot/p.json': profile(), ...files });
    expect(tenant.groups).toMatchObject([{ id: ids.fleet, membershipRule: fleetRule }]);
    expect(tenant.organization.id).toBe(table.TenantId);
    expect(house(tenant).profile()).toBe('Quayside laptops');
  });

  it("'%OrganizationId%' is the tenant's id", () => {
    const oma = {
      '@odata.type': '#microsoft.graph.omaSettingString',
      omaUri: './Device/Vendor/MSFT/Policy/Config/A/B',
      value: 'x%OrganizationId%y',
    };
    const tenant = load({
      'MigrationTable.json': { TenantId: 'tid', Objects: [] },
      'c.json': typed('windows10CustomConfiguration', { id: 'c', displayName: 'C', omaSettings: [oma] }),
    });
    expect(tenant.policies).toMatchObject([{ nodes: [{ data: 'xtidy' }] }]);
  });

  it('the same id twice: both files are named, and the rule by which one holds', () => {
    const tenant = load({
      ...basics,
      'app.json': app('Chart Viewer'),
      'old/app.json': app('Chart Viewer 1'),
    });
    expect(house(tenant).names()).toEqual(['Chart Viewer']);
    const [line] = tenant.check.problems;
    for (const part of ['app.json', 'old/app.json', 'same id twice', 'holds']) expect(line).toContain(part);
    expect(statusOf(tenant, 'Chart Viewer 1')).toMatchObject({ status: 'plays-no-part' });
    const newer = app('Chart Viewer 2', { lastModifiedDateTime: '2026-02-01T00:00:00Z' });
    const older = app('Chart Viewer', { lastModifiedDateTime: '2026-01-01T00:00:00Z' });
    expect(load({ 'app.json': older, 'new/app.json': newer }).apps).toMatchObject([
      { displayName: 'Chart Viewer 2' },
    ]);
  });

  it('two apps of one name without ids are two apps', () => {
    const tenant = load({ 'a_1.json': withoutId(app('Twin')), 'a_2.json': withoutId(app('Twin')) });
    expect(new Set(tenant.apps.map(({ id }) => id)).size).toBe(2);
    expect(load({ 'a_1.json': withoutId(app('Twin')) }).apps[0]?.id).toBe(tenant.apps[0]?.id);
  });

  describe('two snapshots in one folder', () => {
    const files: Files = {
      'mon/p.json': profile(),
      'mon/a.json': app('Chart Viewer'),
      'tue/p.json': profile(),
      'tue/a.json': app('Chart Viewer', { assignments: [] }),
      'g.json': fleet,
    };
    it.each([
      [undefined, []],
      ['mon', ['Chart Viewer']],
      ['tue/', []],
    ])('of which %s was chosen', (snapshot, names) => {
      const tenant = load(files, { snapshot });
      expect(house(tenant).names()).toEqual(names);
      expect(tenant.check.assumptions[0]).toMatchObject({
        what: 'Snapshot',
        option: expect.stringContaining('snapshot=') as string,
      });
      expect(tenant.check.problems).toEqual([]);
      expect(tenant.check.files.filter(({ status }) => status === 'no-part')).toHaveLength(2);
    });
    it('an unknown one is refused with the names', () => {
      expect(() => load(files, { snapshot: 'wed' })).toThrow('There is no snapshot "wed"');
    });
    it('reseal.json chooses one', () => {
      expect(house(load({ ...files, 'reseal.json': { snapshot: 'mon' } })).names()).toEqual(['Chart Viewer']);
    });
  });
});

describe('assignments that lie beside', () => {
  const assignment = toGroup(ids.fleet, { id: `${ids.fleet}_1_0`, ...required, sourceId: null });
  it.each([[[assignment]], [assignment]])(
    'under id and name of an app, as a list or an object',
    (content) => {
      const { assignments: _none, ...bare } = app('Chart Viewer');
      const tenant = load({
        ...basics,
        'Client Apps/win32LobApp_Chart Viewer.json': bare,
        [`Client Apps/Assignments/${ids.app} - Chart Viewer.json`]: content as Json,
      });
      expect(house(tenant).names()).toEqual(['Chart Viewer']);
      expect(tenant.check.problems).toEqual([]);
      expect(fileOf(tenant, `Client Apps/Assignments/${ids.app} - Chart Viewer.json`)).toMatchObject({
        status: 'attached',
        what: 'Client Apps/win32LobApp_Chart Viewer.json',
      });
    },
  );

  it("with ':' in the ids of scripts, by name where letters are lost", () => {
    const script = typed('deviceManagementScript', {
      id: ids.script,
      displayName: 'Set zone: UTC',
      scriptContent: 'eA==',
      runAsAccount: 'system',
    });
    const beside = toGroup(ids.fleet, { id: `${ids.script}:${ids.fleet}` });
    const tenant = load({
      ...basics,
      'Scripts/Set zone_ UTC.json': script,
      'Scripts/Assignments/Set zone_ UTC.json': [beside],
    });
    expect(tenant.policies).toMatchObject([
      { kind: 'script', assignments: [{ target: { groupId: ids.fleet } }] },
    ]);
    expect(tenant.check.problems).toEqual([]);
  });

  it('of no object are told, and never a group’s', () => {
    const tenant = load({ ...basics, 'Client Apps/Assignments/nobody.json': [assignment] });
    expect(tenant.check.problems).toEqual([
      'Client Apps/Assignments/nobody.json: an assignment belongs to no object of the tenant',
    ]);
  });

  it('a template’s settings alone are a policy of the file’s name', () => {
    const setting = {
      definitionId: 'deviceConfiguration--windows10GeneralConfiguration_x',
      valueJson: 'true',
    };
    const file = `Device Management Intents/Baseline/${ids.page}_Quay baseline.json`;
    const tenant = load({ ...basics, [file]: [setting] });
    expect(statusOf(tenant, 'Quay baseline')).toMatchObject({ type: 'deviceManagementIntent' });
    expect(tenant.check.problems).toEqual([]);
  });

  it('policies of one name in folders of templates are no snapshots', () => {
    const baseline = {
      '@odata.type': '#microsoft.graph.deviceManagementIntent',
      displayName: 'Baseline',
      settings: [],
    };
    const tenant = load({
      ...basics,
      'Intents/A/Baseline.json': baseline,
      'Intents/B/Baseline.json': baseline,
    });
    expect(tenant.check.objects.filter(({ name }) => name === 'Baseline')).toHaveLength(2);
  });
});
