/** A small tenant for tables: one registered laptop, one licensed person, and whatever a row adds. */
import { milliseconds } from '../../main/world/time.ts';
import { createCloud, type Cloud } from '../../main/cloud/cloud.ts';
import type { Phase } from '../../main/cloud/intune/engine/app-plan.ts';
import type { Party } from '../../main/cloud/intune/enrolments.ts';
import type { CloudSettings } from '../../main/cloud/settings/settings.ts';
import { hashRow, testWorld } from '../../main/cloud/testing/fixtures.ts';
import { loadTenant } from '../../main/cloud/tenant/load-tenant.ts';
import type { Tenant } from '../../main/cloud/tenant/tenant.ts';
import type { World } from '../../main/world/world.ts';

export const ana = 'ana@lab.example';
export const phases: readonly Phase[] = ['technician', 'user-device', 'user-account'];

const graph = (type: string, more: object): object => ({
  '@odata.type': `#microsoft.graph.${type}`,
  ...more,
});

const dynamic = (id: string, membershipRule: string): object =>
  graph('group', { id, displayName: id, groupTypes: ['DynamicMembership'], membershipRule });
const assigned = (id: string, members: readonly string[]): object =>
  graph('group', { id, displayName: id, groupTypes: [], members: members.map((member) => ({ id: member })) });

/** The PC has the group tag LAPTOP. 'Everybody' holds Staff, 'Machines' holds Laptops: nested groups. */
const basics: readonly object[] = [
  graph('organization', {
    id: 'org',
    displayName: 'Lab',
    verifiedDomains: [{ name: 'lab.example', isDefault: true, isInitial: true }],
  }),
  graph('mobilityManagementPolicy', { id: 'intune', displayName: 'Microsoft Intune', appliesTo: 'all' }),
  graph('user', {
    id: 'ana',
    displayName: 'Ana',
    userPrincipalName: ana,
    department: 'Sales',
    assignedLicenses: [{ skuId: '05e9a617-0261-4cee-bb44-138d3ef5d965', disabledPlans: [] }],
  }),
  graph('user', { id: 'ben', displayName: 'Ben', userPrincipalName: 'ben@lab.example' }),
  dynamic('Laptops', '(device.devicePhysicalIDs -any (_ -eq "[OrderID]:LAPTOP"))'),
  dynamic('Sales', 'user.department -eq "Sales"'),
  assigned('Machines', ['Laptops']),
  assigned('Staff', ['ana']),
  assigned('Everybody', ['Staff']),
  assigned('Others', []),
  graph('azureADWindowsAutopilotDeploymentProfile', {
    id: 'profile',
    displayName: 'Pre-provisioned',
    createdDateTime: '2026-01-01T00:00:00Z',
    preprovisioningAllowed: true,
    assignments: [assignment('All devices')],
  }),
];

/** 'Laptops', 'not Laptops' for an exclusion, 'All devices', 'All users'; a filter behind '|' and '|not'. */
export function assignment(to: string, more: object = {}): object {
  const [name = '', filter = ''] = to.split(' | ');
  const filterId = filter.replace(/^not /, '');
  const target = name.startsWith('not ')
    ? graph('exclusionGroupAssignmentTarget', { groupId: name.slice(4) })
    : name === 'All devices'
      ? graph('allDevicesAssignmentTarget', {})
      : name === 'All users'
        ? graph('allLicensedUsersAssignmentTarget', {})
        : graph('groupAssignmentTarget', { groupId: name });
  const filtered = filterId && {
    deviceAndAppManagementAssignmentFilterId: filterId,
    deviceAndAppManagementAssignmentFilterType: filter.startsWith('not ') ? 'exclude' : 'include',
  };
  return { ...more, target: { ...target, ...(filtered === '' ? undefined : filtered) } };
}

export const win32 = (id: string, more: object = {}): object =>
  graph('win32LobApp', {
    id,
    displayName: id,
    installCommandLine: `${id}.exe /install`,
    uninstallCommandLine: `${id}.exe /remove`,
    installExperience: { runAsAccount: 'system' },
    rules: [],
    assignments: [],
    ...more,
  });

export const typed = graph;

export interface House {
  readonly world: World;
  readonly cloud: Cloud;
  /** Nobody assigned, nobody signed in. */
  readonly alone: Party;
  /** Ana is assigned to the PC in Autopilot. */
  readonly withAssignedUser: Party;
  /** Ana has joined the PC. */
  readonly joined: Party;
}

export const labTenant = (objects: readonly object[]): Tenant =>
  loadTenant([{ path: 'lab.json', text: JSON.stringify([...basics, ...objects]) }]);

export function house(objects: readonly object[], settings: Partial<CloudSettings> = {}): House {
  const tenant = labTenant(objects);
  const world = testWorld();
  const cloud = createCloud({ world, tenant, settings: { complianceSettles: milliseconds(0), ...settings } });
  cloud.register([hashRow({ groupTag: 'LAPTOP' })]);
  const { directory } = cloud;
  const [entra] = directory.devices.values();
  const [identity] = directory.identities.values();
  const alone: Party = { entra: entra!, identity, user: undefined };
  return {
    world,
    cloud,
    alone,
    withAssignedUser: { ...alone, identity: { ...identity!, userPrincipalName: ana } },
    joined: { ...alone, user: directory.users.get('ana') },
  };
}
