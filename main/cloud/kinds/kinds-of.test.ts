/** Kinds of devices and people, by small tenants; and that they leave nobody out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCloud } from '../cloud.ts';
import { audienceOf } from '../directory/audience.ts';
import { reaches } from '../directory/targeting.ts';
import { loadTenant } from '../tenant/load-tenant.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { hashRow, testWorld } from '../testing/fixtures.ts';
import { intendedProfile } from '../autopilot/intended-profile.ts';
import type { DeviceFeatures, Kind } from './kind.ts';
import { kindsOf } from './kinds-of.ts';

const usual: DeviceFeatures = {
  groupTag: '',
  manufacturer: 'Larkfield',
  model: 'Fieldbook 14 G3',
  release: 'windows-11-24h2',
  edition: 'pro',
  architecture: 'x64',
};

type Json = Readonly<Record<string, unknown>>;
const graph = (type: string, more: Json): Json => ({ '@odata.type': `#microsoft.graph.${type}`, ...more });
const dynamic = (name: string, membershipRule: string): Json =>
  graph('group', { id: name, displayName: name, groupTypes: ['DynamicMembership'], membershipRule });
const fixed = (name: string, members?: readonly string[]): Json =>
  graph('group', { id: name, displayName: name, ...(members && { members: members.map((id) => ({ id })) }) });
const tagged = (name: string, operator: string, tag: string): Json =>
  dynamic(name, `(device.devicePhysicalIDs -any (_ ${operator} "[OrderID]:${tag}"))`);
const filter = (name: string, rule: string): Json =>
  graph('deviceAndAppManagementAssignmentFilter', { id: name, displayName: name, rule });
const to = (groupId: string, kind = 'groupAssignmentTarget', by?: readonly [string, string]): Json => ({
  intent: 'required',
  target: {
    ...graph(kind, groupId === '' ? {} : { groupId }),
    ...(by && {
      deviceAndAppManagementAssignmentFilterId: by[0],
      deviceAndAppManagementAssignmentFilterType: by[1],
    }),
  },
});
const everywhere = 'allDevicesAssignmentTarget';
const app = (name: string, ...assignments: readonly Json[]): Json =>
  graph('win32LobApp', {
    id: name,
    displayName: name,
    installExperience: { runAsAccount: 'system' },
    assignments,
  });
const profile = (name: string, ...assignments: readonly Json[]): Json =>
  graph('azureADWindowsAutopilotDeploymentProfile', {
    id: name,
    displayName: name,
    createdDateTime: '2026-01-01T00:00:00Z',
    preprovisioningAllowed: true,
    assignments,
  });
const user = (name: string, more: Json = {}): Json =>
  graph('user', {
    id: name,
    displayName: name,
    userPrincipalName: `${name}@quay.example`,
    assignedLicenses: [{ skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965', disabledPlans: [] }],
    ...more,
  });
const unlicensed = { assignedLicenses: [] };

const tenantOf = (...objects: readonly Json[]): Tenant =>
  loadTenant([{ path: 'all.json', text: JSON.stringify(objects) }], { groupTag: '' });
const namesOf = (...objects: readonly Json[]): readonly string[] =>
  kindsOf(tenantOf(...objects), { usual }).kinds.map(({ name }) => name);

describe('kindsOf', () => {
  it('knows two kinds where nothing tells devices apart: with licence and without', () => {
    expect(namesOf(profile('P', to('', everywhere)))).toEqual([
      'Devices; licensed user',
      'Devices; user without licence',
    ]);
  });

  it('tells tags and models apart, and names them by the group that says most', () => {
    const names = namesOf(
      profile('P', to('', everywhere)),
      tagged('Finance laptops', '-eq', 'FIN'),
      filter('Latitudes', '(device.model -eq "Latitude 5440")'),
      app('Ledger', to('Finance laptops')),
      app('Dock', to('', everywhere, ['Latitudes', 'include'])),
      user('ana'),
      user('ben', unlicensed),
    );
    expect(names.filter((name) => name.endsWith('licensed user'))).toEqual([
      'Other devices: no tag, or one that no rule names, any other model; licensed user',
      'Other devices: no tag, or one that no rule names, Latitude 5440; licensed user',
      'Finance laptops: tag FIN, any other model; licensed user',
      'Finance laptops: tag FIN, Latitude 5440; licensed user',
    ]);
  });

  it('takes for one what gets the same: tags that no assignment tells apart, an assigned user whose apps are none', () => {
    const names = namesOf(
      profile('P', to('', everywhere)),
      tagged('Finance', '-eq', 'FIN'),
      tagged('Law', '-eq', 'LAW'),
      app('Ledger', to('Finance'), to('Law')),
    );
    expect(names.filter((name) => name.endsWith('; licensed user'))).toHaveLength(3);
    const same = namesOf(profile('P', to('', everywhere)), tagged('Idle', '-eq', 'IDLE'));
    expect(same).toEqual(['Devices; licensed user', 'Devices; user without licence']);
  });

  it('tells an assigned user from another only where apps of the system are for the user', () => {
    const objects = [
      profile('P', to('', everywhere)),
      fixed('Sales', ['ana']),
      user('ana'),
      user('ben', unlicensed),
    ];
    expect(namesOf(...objects, app('Till', to('Sales')))).toEqual([
      'Devices; licensed user, not assigned',
      'Devices; licensed user, assigned',
      'Devices; user without licence',
    ]);
  });

  it('makes people by the rules of user groups where the export has none', () => {
    const { kinds, tenant } = kindsOf(
      tenantOf(
        profile('P', to('', everywhere)),
        dynamic('Design', 'user.department -eq "Design"'),
        app('Sketch', to('Design')),
      ),
      { usual },
    );
    const made = kinds.find(({ name }) => name.includes('in Design'));
    expect(made?.user.userPrincipalName).toBe('practice.design@tenant.example');
    expect(tenant.users.map(({ displayName }) => displayName)).toContain('Practice User, department Design');
  });

  it('tries a group whose members nobody knows with the PC in it, and with the person', () => {
    const objects = [profile('P', to('', everywhere)), fixed('Kiosk'), app('Signage', to('Kiosk'))];
    const { kinds } = kindsOf(tenantOf(...objects), { usual });
    expect(kinds.map(({ name }) => name)).toEqual([
      'Devices; licensed user',
      'Devices; user without licence',
      'Devices; licensed user in Kiosk, not assigned',
      'Devices; licensed user in Kiosk, assigned',
      'PC in Kiosk; licensed user',
      'PC in Kiosk; user without licence',
    ]);
    expect(kinds.at(-1)?.device.memberOf).toEqual(['Kiosk']);
  });

  it('has no empty words in a name, and tells apart what varies only together', () => {
    const names = namesOf(
      profile('P', to('', everywhere)),
      dynamic('Fabrikam', 'device.deviceManufacturer -eq "Fabrikam"'),
      filter('No virtual ones', '(device.manufacturer -eq "Fabrikam") and (device.model -ne "Virtual")'),
      app('Firmware', to('', everywhere, ['No virtual ones', 'include'])),
      tagged('', '-eq', 'LAB'),
      app('Lab', { ...to(''), target: graph('groupAssignmentTarget', { groupId: '' }) }),
    );
    expect(names.filter((name) => / or ,|, ,|  |: ;| or ;|^[:;]/.test(name))).toEqual([]);
    expect(names).toContain('Other devices: any other manufacturer or Fabrikam Virtual; licensed user');
  });

  it('names a group without a name by its id', () => {
    const nameless = { ...fixed('g-7'), displayName: ' ' };
    expect(namesOf(profile('P', to('', everywhere)), nameless, app('Signage', to('g-7')))).toContain(
      'PC in g-7; licensed user',
    );
  });

  it('has one kind for all devices that no profile reaches', () => {
    const { kinds } = kindsOf(
      tenantOf(
        profile('P', to('Tagged')),
        dynamic('Tagged', '(device.devicePhysicalIDs -any (_ -startsWith "[OrderID]:"))'),
        filter('Latitudes', '(device.model -eq "Latitude 5440")'),
        app('Dock', to('', everywhere, ['Latitudes', 'include'])),
      ),
      { usual },
    );
    expect(kinds.filter((kind) => kind.profile === null).map(({ name }) => name)).toEqual([
      'Other devices: no tag',
    ]);
  });

  it('counts what is left out, and names groups that nobody is in', () => {
    const objects = [
      profile('P', to('', everywhere)),
      tagged('Finance', '-eq', 'FIN'),
      dynamic('One PC', 'device.deviceId -eq "d9c7"'),
      app('Ledger', to('Finance'), to('One PC')),
    ];
    const { kinds, devices, users, unreached } = kindsOf(tenantOf(...objects), {
      usual,
      devices: 1,
      users: 1,
    });
    expect(kinds.map(({ name }) => name)).toEqual(['Other devices: no tag, or one that no rule names']);
    expect([devices, users, unreached]).toEqual([
      { count: 2, leftOut: 1 },
      { count: 2, leftOut: 1 },
      ['One PC'],
    ]);
  });

  it('keeps ids when other objects come and go', () => {
    const idsOf = (...objects: readonly Json[]) =>
      kindsOf(tenantOf(profile('P', to('', everywhere)), ...objects), { usual }).kinds.map(({ id }) => id);
    const before = idsOf(tagged('Finance', '-eq', 'FIN'), app('Ledger', to('Finance')));
    const after = idsOf(
      tagged('Finance', '-eq', 'FIN'),
      app('Ledger', to('Finance')),
      app('Till', to('', everywhere)),
    );
    expect(after).toEqual(before);
  });
});

/** What the services themselves give a device of these features: its profile, and the assignments that reach it. */
function evaluated(tenant: Tenant, { groupTag, model }: Pick<DeviceFeatures, 'groupTag' | 'model'>): string {
  const cloud = createCloud({ world: testWorld(), tenant });
  cloud.register([hashRow({ groupTag, productName: model })]);
  const { directory } = cloud;
  const [entra] = directory.devices.values();
  const [identity] = directory.identities.values();
  if (!entra || !identity) throw new RangeError('not registered');
  directory.memberships.process();
  const audience = audienceOf(directory, entra, undefined, 'managed');
  const reached = tenant.apps.map(({ assignments }) => {
    const own = reaches(assignments, audience).device;
    return assignments.flatMap((one, place) => {
      const { target } = one;
      const keptAway = target.kind === 'exclusion-group' && audience.deviceGroups.has(target.groupId);
      return own.includes(one) || keptAway ? [place] : [];
    });
  });
  return JSON.stringify([intendedProfile(directory, identity)?.id ?? null, reached]);
}

describe('kinds of devices', () => {
  const tags = ['FIN', 'LAW', 'SHOP'] as const;
  const models = ['Latitude', 'Slate', 'Book'] as const;
  const rule = fc.oneof(
    fc
      .record({
        operator: fc.constantFrom('-eq', '-startsWith', '-ne', '-notStartsWith'),
        tag: fc.constantFrom(...tags),
      })
      .map(({ operator, tag }) => `(device.devicePhysicalIDs -any (_ ${operator} "[OrderID]:${tag}"))`),
    fc
      .record({
        operator: fc.constantFrom('-eq', '-startsWith', '-contains', '-notContains'),
        model: fc.constantFrom(...models),
      })
      .map(({ operator, model }) => `(device.deviceModel ${operator} "${model}")`),
  );
  const rules = fc.oneof(
    rule,
    fc.tuple(rule, fc.constantFrom('and', 'or'), rule).map((parts) => parts.join(' ')),
    rule.map((one) => `not ${one}`),
  );
  const filterRule = fc
    .record({
      operator: fc.constantFrom('-eq', '-startsWith', '-notContains'),
      model: fc.constantFrom(...models),
    })
    .map(({ operator, model }) => `(device.model ${operator} "${model}")`);
  const target = fc.record({
    group: fc.constantFrom('', '0', '1', '2'),
    excluded: fc.boolean(),
    filter: fc.constantFrom(null, ['f0', 'include'] as const, ['f1', 'exclude'] as const),
  });
  const tenants = fc
    .record({
      groups: fc.array(rules, { minLength: 3, maxLength: 3 }),
      filters: fc.array(filterRule, { minLength: 2, maxLength: 2 }),
      apps: fc.array(fc.array(target, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      profile: fc.constantFrom('', '0'),
    })
    .map(({ groups, filters, apps, profile: reached }) =>
      tenantOf(
        profile('P', reached === '' ? to('', everywhere) : to(reached)),
        ...groups.map((one, index) => dynamic(`${index}`, one)),
        ...filters.map((one, index) => filter(`f${index}`, one)),
        ...apps.map((targets, index) =>
          app(
            `app ${index}`,
            ...targets.map(({ group, excluded, filter: by }) =>
              group === ''
                ? to('', everywhere, by ?? undefined)
                : to(group, `${excluded ? 'exclusionG' : 'g'}roupAssignmentTarget`, by ?? undefined),
            ),
          ),
        ),
      ),
    );
  const device = fc.record({
    groupTag: fc.oneof(
      fc.constantFrom('', 'PLANT', ...tags),
      fc.constantFrom(...tags).map((tag) => `${tag}-2`),
    ),
    model: fc.oneof(
      fc.constantFrom('Tower', ...models),
      fc.constantFrom(...models).map((model) => `${model} 7`),
      fc.tuple(fc.constantFrom(...models), fc.constantFrom(...models)).map((both) => both.join(' of ')),
    ),
  });
  const getsSame = ({ profile: reached }: Kind): boolean => reached !== null;

  it('leave no device out: whatever one gets, a kind gets, and no two kinds get the same', () => {
    fc.assert(
      fc.property(tenants, fc.array(device, { minLength: 1, maxLength: 4 }), (tenant, devices) => {
        const { kinds } = kindsOf(tenant, { usual, users: 1 });
        const ofKinds = kinds.filter(getsSame).map((kind) => evaluated(tenant, kind.device));
        // Without a profile all are one kind, whatever else they get.
        const unreached = kinds.some((kind) => kind.profile === null)
          ? devices.map((one) => evaluated(tenant, one))
          : [];
        expect(new Set(ofKinds).size).toBe(ofKinds.length);
        for (const one of devices) {
          const own = evaluated(tenant, one);
          expect(own.startsWith('[null') ? unreached : ofKinds).toContain(own);
        }
      }),
      { numRuns: 40 },
    );
  });
});
