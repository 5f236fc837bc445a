/** How real exports lie: read as they are, nothing silent. */
import { describe, expect, it } from 'vitest';
import { basics, fileOf, house, load, statusOf } from './drop.ts';
import { app, catalog, fleetRule, page, typed } from './parts.ts';

describe('what stands around objects', () => {
  it('annotations of full metadata are no settings', () => {
    const action = { title: 'microsoft.graph.assign', target: 'https://graph.example/assign' };
    const policy = {
      id: 'x',
      displayName: 'Health',
      '#microsoft.graph.assign': action,
      'createdDateTime@odata.type': '#DateTimeOffset',
    };
    const tenant = load({
      'c.json': typed('windows10CompliancePolicy', { ...policy, secureBootEnabled: true }),
      'h.json': typed('windowsHealthMonitoringConfiguration', {
        ...policy,
        id: 'y',
        allowDeviceHealthMonitoring: 'enabled',
      }),
    });
    expect(tenant.check.objects.map(({ status }) => status)).toEqual(['understood', 'understood']);
  });

  it.each(['policy', 'application', 'template', 'anything'])(
    'a wrapper {%s, assignments} is opened',
    (key) => {
      const { assignments, ...bare } = app('Chart Viewer');
      const tenant = load({ ...basics, 'w.json': { [key]: bare, assignments } });
      expect(house(tenant).names()).toEqual(['Chart Viewer']);
    },
  );

  it("the SDK's odataType is a type", () => {
    const told = JSON.stringify(app('Chart Viewer')).replaceAll('@odata.type', 'odataType');
    expect(house(load({ ...basics, 'a.json': told })).names()).toEqual(['Chart Viewer']);
  });

  it('a kit holds lists of groups and filters', () => {
    const tenant = load({
      'kit.json': {
        version: '1.0',
        groups: [
          { displayName: 'Kit fleet', description: '', membershipRule: fleetRule },
          { displayName: 'Kit desk', description: '' },
        ],
        filters: [
          { displayName: 'Kit models', platform: 'windows10AndLater', rule: '(device.model -eq "A")' },
        ],
      },
    });
    expect(tenant.groups.map(({ displayName }) => displayName)).toEqual(['Kit fleet', 'Kit desk']);
    expect(tenant.filters).toHaveLength(1);
  });

  it('a list of a tool’s own is not understood, and nothing in it is called wrong', () => {
    const tenant = load({
      ...basics,
      '_manifest.json': { policies: [{ target: 'Harbour_Lock', displayName: 'Lock', controls: 'A.5' }] },
    });
    expect(tenant.check.problems).toEqual([]);
    expect(fileOf(tenant, '_manifest.json')?.status).toBe('not-understood');
  });

  it('a kit’s remediation, its scripts beside, plays no part', () => {
    const tenant = load({
      'metadata.json': {
        templateId: 'time-zone',
        displayName: 'Time zone',
        detectionScript: 'Detect.ps1',
        remediationScript: 'Remediate.ps1',
      },
    });
    expect(statusOf(tenant, 'Time zone')).toMatchObject({
      type: 'deviceHealthScript',
      status: 'plays-no-part',
    });
  });

  it('a page of Graph that ends too early is told', () => {
    const tenant = load({
      'apps.json': { value: [app('One')], '@odata.nextLink': 'https://graph.example/next' },
    });
    expect(tenant.apps).toHaveLength(1);
    expect(tenant.check.problems[0]).toContain('@odata.nextLink');
  });

  it('YAML is read like JSON', () => {
    const yaml = [
      '"@odata.type": "#microsoft.graph.winGetApp"',
      'displayName: Chat',
      'packageIdentifier: XP8',
      'assignments:',
      '  - intent: required',
      '    target:',
      '      "@odata.type": "#microsoft.graph.allDevicesAssignmentTarget"',
      'installExperience: {runAsAccount: system}',
    ].join('\n');
    expect(house(load({ ...basics, 'Applications/Chat_winGetApp.yaml': yaml })).names()).toEqual(['Chat']);
  });

  it('YAML that blows up, or is broken, is told with its line', () => {
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
      .split('')
      .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghi'[index]}`).join()}]`)
      .join('\n')}`;
    const tenant = load({ ...basics, 'bomb.yaml': bomb, 'broken.yml': 'a: 1\n  b: [2\n' });
    expect(fileOf(tenant, 'bomb.yaml')).toMatchObject({ status: 'broken' });
    expect(tenant.check.problems.join('\n')).toMatch(/broken\.yml:\d+:\d+/);
  });

  it.each([
    [
      'doubles with each line',
      `a: &a [x]\n${'bcdefghijklmnopqrstuv'
        .split('')
        .map((name, at) => `${name}: &${name} [${`*${'abcdefghijklmnopqrstu'[at]}, `.repeat(2)}]`)
        .join('\n')}`,
    ],
    ['stands for what it lies in', 'a: &a [*a]'],
    ['nests deeper than anything', '['.repeat(3_000) + ']'.repeat(3_000)],
    ['has a key twice', 'id: 1\nid: 2'],
    ['leads to no anchor', 'id: *x'],
    ['is of a tag that nobody knows', 'id: !python/object x'],
  ])('YAML that %s is one broken file', (_what, text) => {
    expect(fileOf(load({ ...basics, 'odd.yaml': text }), 'odd.yaml')).toMatchObject({ status: 'broken' });
  });

  it('YAML has the values of YAML 1.2: a date, yes and 1_000 are texts, an alias is what it names', () => {
    const yaml = `"@odata.type": "#microsoft.graph.win32LobApp"\ndisplayName: yes\nnotes: 2026-01-01\ndisplayVersion: 1_000\nsize: &s 0x10\nagain: *s`;
    const [app] = load({ ...basics, 'app.yaml': yaml }).apps;
    expect(app).toMatchObject({ displayName: 'yes', displayVersion: '1_000', size: 16 });
    expect(app?.source).toMatchObject({ notes: '2026-01-01', again: 16 });
  });
});

describe('broken and odd files', () => {
  it('hide none of the others, and are all listed', () => {
    const tenant = load({
      ...basics,
      'b1.json': '{\n',
      'b2.json': '[1,\n',
      'c.json': '{\n  // a comment\n  "id": 1\n}',
    });
    expect(house(tenant).profile()).toBe('Quayside laptops');
    for (const file of ['b1.json', 'b2.json', 'c.json']) {
      expect(fileOf(tenant, file)).toMatchObject({ status: 'broken' });
      expect(tenant.check.problems.join('\n')).toContain(`${file}:`);
    }
    expect(tenant.check.problems.join('\n')).toContain('c.json:2:3');
  });

  it('scalars and empty lists are each told', () => {
    const tenant = load({
      ...basics,
      'a.json': '[]',
      'i.json': '42',
      'n.json': 'null',
      'o.json': '{}',
      's.json': '"x"',
      'nest.json': '[[[{"id":"q"}]]]',
    });
    const status = Object.fromEntries(tenant.check.files.map((one) => [one.file, one.status]));
    expect(status).toMatchObject({
      'a.json': 'no-part',
      'o.json': 'no-part',
      'i.json': 'not-understood',
      'n.json': 'not-understood',
      's.json': 'not-understood',
      'nest.json': 'not-understood',
    });
  });

  it('every file is in the list once', () => {
    const tenant = load(basics, { beside: [{ path: 'x.ps1', why: 'a script' }] });
    expect(tenant.check.files.map(({ file }) => file)).toEqual([
      'AutoPilot/Laptops.json',
      'Groups/Quayside fleet.json',
      'page.json',
      'x.ps1',
    ]);
  });

  it('values of a wrong type are told with file and place', () => {
    const tenant = load({
      ...basics,
      'w.json': [
        app('Wrong', { displayName: ['x'], returnCodes: { a: 1 }, assignments: { target: 5 } }),
        page({
          id: 'p',
          displayName: 'Odd page',
          priority: 'first',
          selectedMobileAppIds: 'abc',
          assignments: [null, 'x', { target: null }],
        }),
        typed('group', {
          id: 'g',
          displayName: 'G',
          groupTypes: 'DynamicMembership',
          membershipRule: { a: 1 },
          members: 'all',
        }),
      ],
    });
    const lines = tenant.check.problems.join('\n');
    for (const place of [
      'w.json [0].displayName',
      'w.json [0].returnCodes',
      'w.json [1].priority',
      'w.json [1].assignments[0]',
      'w.json [2].members',
    ])
      expect(lines).toContain(place);
    expect(
      tenant.check.objects.filter(({ file, status }) => file === 'w.json' && status === 'understood'),
    ).toEqual([]);
  });

  it.each([
    '@{id=x; intent=required; target=}',
    'System.Object[]',
    'Microsoft.Graph.PowerShell.Models.MicrosoftGraphMobileAppAssignment',
  ])('an export cut off by PowerShell (%s) is told with the remedy', (text) => {
    const tenant = load({
      'a.json': app('Shallow', { assignments: [text] }),
      'c.json': { ...catalog('Cut'), settings: [text] },
    });
    expect(tenant.check.problems.join('\n')).toContain('-Depth');
    expect(statusOf(tenant, 'Shallow')).toMatchObject({ status: 'partly' });
    expect(statusOf(tenant, 'Cut')).toMatchObject({ status: 'partly' });
  });

  it('an archive of deleted objects plays no part', () => {
    const tenant = load({ ...basics, '__archive__/2026-01-01/a.json': app('Gone') });
    expect(tenant.apps).toEqual([]);
    expect(fileOf(tenant, '__archive__/2026-01-01/a.json')).toMatchObject({ status: 'no-part' });
  });
});
