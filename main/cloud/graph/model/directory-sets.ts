/** Entra ID's objects: users, groups, devices, the organization (facts/graph#device-types). */
import { complianceAt } from '../../intune/compliance/compliance.ts';
import { textOf, type GraphObject } from '../../tenant/graph-object.ts';
import type { EntraDevice } from '../../directory/records.ts';
import type { Group, User } from '../../tenant/tenant.ts';
import { managedDeviceShape } from './managed-device-shape.ts';
import { entitySet, type Navigation } from './entity-set.ts';
import {
  dateOf,
  never,
  tableShape,
  type Getter,
  type Getters,
  type ReadContext,
  type GettersByVersion,
} from './shape.ts';
import { memberAt } from '../odata/filter.ts';

/** What an export says of the object, else nothing. */
const told =
  <R extends { readonly id: string }>(name: string, otherwise: unknown = null): Getter<R> =>
  ({ id }, { directory }) =>
    memberAt(directory.sources.get(id)?.object, [name]) ?? otherwise;

const toldAll = <R extends { readonly id: string }>(names: readonly string[]): Getters<R> =>
  Object.fromEntries(names.map((name) => [name, told<R>(name)]));

/** device. It counts as compliant no longer than its grace lasts. */
export const deviceGetters = {
  both: {
    id: ({ id }) => id,
    deletedDateTime: () => null,
    accountEnabled: ({ accountEnabled }) => accountEnabled,
    approximateLastSignInDateTime: ({ registrationDateTime: at }) => (at === null ? null : dateOf(at)),
    deviceId: ({ deviceId }) => deviceId,
    deviceOwnership: ({ trustType }) => (trustType === '' ? null : 'Company'),
    displayName: ({ displayName }) => displayName,
    enrollmentProfileName: ({ enrollmentProfileName }) => enrollmentProfileName || null,
    isCompliant: (device, { directory, now }) => {
      const managed = directory.managedDeviceOf(device.deviceId);
      const lapsed = managed && complianceAt(managed, directory.complianceDefaults, now) === 'noncompliant';
      return lapsed && device.isCompliant !== null ? false : device.isCompliant;
    },
    isManaged: ({ isManaged }) => isManaged,
    isRooted: () => null,
    managementType: ({ isManaged }) => (isManaged ? 'MDM' : null),
    manufacturer: ({ manufacturer }) => manufacturer || null,
    model: ({ model }) => model || null,
    operatingSystem: () => 'Windows',
    operatingSystemVersion: ({ operatingSystemVersion }) => operatingSystemVersion || null,
    physicalIds: ({ physicalIds }) => physicalIds,
    profileType: () => 'RegisteredDevice',
    registrationDateTime: ({ registrationDateTime: at }) => (at === null ? null : dateOf(at)),
    systemLabels: () => [],
    trustType: ({ trustType }) => trustType || null,
    alternativeSecurityIds: ({ certificateThumbprint }) =>
      certificateThumbprint === ''
        ? []
        : [{ type: 2, identityProvider: null, key: btoa(`X509:<SHA1-TP-PUBKEY>${certificateThumbprint}`) }],
  },
  beta: { domainName: () => null, hostnames: () => [] },
} satisfies GettersByVersion<EntraDevice>;

const deviceShape = tableShape(deviceGetters);

/** The groups that hold an object, of which it is a member itself or through others. */
const memberOf: Navigation<{ readonly id: string }> = {
  many: true,
  of: ({ id }, context) =>
    [...context.directory.memberships.groupsOf(id)].flatMap((groupId) => {
      const group = context.directory.groups.get(groupId);
      return group ? [typed('group', groupShape.view(group, context, null))] : [];
    }),
};

const typed = (type: string, object: GraphObject): GraphObject => ({
  '@odata.type': `#microsoft.graph.${type}`,
  ...object,
});

export const devices = entitySet<EntraDevice>({
  path: 'devices',
  type: 'device',
  origin: 'directory',
  shape: deviceShape,
  timed: true,
  idOf: ({ id }) => id,
  map: ({ directory }) => directory.devices,
  navigations: {
    memberOf,
    transitiveMemberOf: memberOf,
    registeredOwners: { many: true, of: ownersOf },
    registeredUsers: { many: true, of: ownersOf },
  },
});

function ownersOf({ registeredOwner }: EntraDevice, context: ReadContext): readonly GraphObject[] {
  const user = context.directory.userByName(registeredOwner ?? '');
  return user ? [typed('user', userShape.view(user, context, null))] : [];
}

/** What Graph shows of a user by itself is little; more has to be selected. */
const userShape = tableShape<User>({
  both: {
    id: ({ id }) => id,
    businessPhones: told('businessPhones', []),
    displayName: ({ displayName }) => displayName,
    ...toldAll<User>(['givenName', 'jobTitle']),
    mail: told('mail'),
    ...toldAll<User>(['mobilePhone', 'officeLocation', 'preferredLanguage', 'surname']),
    userPrincipalName: ({ userPrincipalName }) => userPrincipalName,
    accountEnabled: ({ accountEnabled }) => accountEnabled,
    assignedLicenses: told('assignedLicenses', []),
    assignedPlans: told('assignedPlans', []),
    ...toldAll<User>([
      'city',
      'companyName',
      'country',
      'createdDateTime',
      'department',
      'employeeId',
      'mailNickname',
      'onPremisesSamAccountName',
      'onPremisesSyncEnabled',
      'usageLocation',
      'userType',
    ]),
  },
});

export const users = entitySet<User>({
  path: 'users',
  type: 'user',
  origin: 'directory',
  shape: userShape,
  searched: ['displayName', 'mail', 'userPrincipalName'],
  idOf: ({ id }) => id,
  map: ({ directory }) => directory.users,
  navigations: {
    memberOf,
    transitiveMemberOf: memberOf,
    managedDevices: {
      many: true,
      of: ({ userPrincipalName }, context) =>
        [...context.directory.managedDevices.values()]
          .filter((device) => device.userPrincipalName.toLowerCase() === userPrincipalName.toLowerCase())
          .map((device) => managedDeviceShape.view(device, context, null)),
    },
  },
});

const isDynamic: Getter<Group> = (group, { directory }) => ruleOf(group, directory.sources) !== null;
const ruleOf = (group: Group, sources: ReadContext['directory']['sources']): string | null =>
  group.membershipRule ?? (textOf(sources.get(group.id)?.object ?? {}, 'membershipRule') || null);

const groupShape = tableShape<Group>({
  both: {
    id: ({ id }) => id,
    deletedDateTime: () => null,
    createdDateTime: told('createdDateTime', never),
    description: told('description'),
    displayName: ({ displayName }) => displayName,
    groupTypes: (group, context) =>
      told<Group>('groupTypes')(group, context) ?? (isDynamic(group, context) ? ['DynamicMembership'] : []),
    isAssignableToRole: told('isAssignableToRole'),
    mail: told('mail'),
    mailEnabled: told('mailEnabled', false),
    mailNickname: told('mailNickname'),
    membershipRule: (group, { directory }) => ruleOf(group, directory.sources),
    membershipRuleProcessingState: (group, context) =>
      isDynamic(group, context) ? (group.membershipRule === null ? 'Paused' : 'On') : null,
    onPremisesSyncEnabled: told('onPremisesSyncEnabled'),
    proxyAddresses: told('proxyAddresses', []),
    securityEnabled: told('securityEnabled', true),
    visibility: told('visibility'),
  },
});

/** Members with their types: users, devices, groups. */
function membersOf(group: Group, context: ReadContext): readonly GraphObject[] {
  const { directory } = context;
  return directory.memberships.membersOf(group.id).flatMap((id) => {
    const user = directory.users.get(id);
    if (user) return [typed('user', userShape.view(user, context, null))];
    const device = directory.devices.get(id);
    if (device) return [typed('device', deviceShape.view(device, context, null))];
    const inner = directory.groups.get(id);
    return inner ? [typed('group', groupShape.view(inner, context, null))] : [];
  });
}

/** Members of the group and of the groups in it, each once. */
function allMembersOf(group: Group, context: ReadContext): readonly GraphObject[] {
  const found = new Map<unknown, GraphObject>();
  const open = [group];
  const seen = new Set([group.id]);
  for (let next = open.pop(); next; next = open.pop())
    for (const member of membersOf(next, context)) {
      found.set(member['id'], member);
      const inner = context.directory.groups.get(textOf(member, 'id'));
      if (inner && !seen.has(inner.id)) {
        seen.add(inner.id);
        open.push(inner);
      }
    }
  return [...found.values()];
}

export const groups = entitySet<Group>({
  path: 'groups',
  type: 'group',
  origin: 'directory',
  shape: groupShape,
  searched: ['displayName', 'description'],
  idOf: ({ id }) => id,
  map: ({ directory }) => directory.groups,
  navigations: {
    members: { many: true, of: membersOf },
    transitiveMembers: { many: true, of: allMembersOf },
    owners: { many: true, of: () => [] },
    memberOf,
    transitiveMemberOf: memberOf,
  },
});

interface OrganizationRecord {
  readonly id: string;
}

/** The tenant itself, in a collection of one. */
export const organization = entitySet<OrganizationRecord>({
  path: 'organization',
  type: 'organization',
  origin: 'directory',
  idOf: ({ id }) => id,
  map: ({ directory: { tenant } }) => new Map([[tenant.organization.id, tenant.organization]]),
  shape: tableShape<OrganizationRecord>({
    both: {
      id: ({ id }) => id,
      displayName: (_record, { directory: { tenant } }) => tenant.organization.displayName,
      tenantType: told('tenantType', 'AAD'),
      countryLetterCode: told('countryLetterCode'),
      createdDateTime: told('createdDateTime'),
      ...toldAll<OrganizationRecord>([
        'city',
        'country',
        'preferredLanguage',
        'street',
        'state',
        'postalCode',
      ]),
      businessPhones: told('businessPhones', []),
      technicalNotificationMails: told('technicalNotificationMails', []),
      mobileDeviceManagementAuthority: told('mobileDeviceManagementAuthority', 'intune'),
      verifiedDomains: (record, context) =>
        told<OrganizationRecord>('verifiedDomains')(record, context) ?? domainsOf(context),
    },
  }),
});

const domainsOf = ({ directory: { tenant } }: ReadContext): readonly GraphObject[] =>
  tenant.organization.domains.map((name) => ({
    capabilities: 'Email, OfficeCommunicationsOnline',
    isDefault: name === tenant.organization.defaultDomain.toLowerCase(),
    isInitial: name === tenant.organization.initialDomain.toLowerCase(),
    name,
    type: tenant.organization.federatedDomains.includes(name) ? 'Federated' : 'Managed',
  }));
