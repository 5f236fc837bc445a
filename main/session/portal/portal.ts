/** What the portal page shows: the services' records of devices, side by side, and what they can be put together with. */
import type { PortalAsk, PortalDevice, PortalRow, PortalView } from '../../../shared/portal/portal-view.ts';
import { mostDevices } from '../../../shared/portal/portal-view.ts';
import type { Cloud } from '../../cloud/cloud.ts';
import type { Assignment } from '../../cloud/tenant/assignment.ts';
import type { Rehearsal } from '../rehearsal.ts';

type Records = ReturnType<Cloud['records']>;
type Identity = Records['windowsAutopilotDeviceIdentities'][number];
type Managed = Records['managedDevices'][number];
type Entra = Records['devices'][number];

interface Device {
  readonly key: string;
  readonly identity: Identity | undefined;
  readonly managed: Managed | undefined;
  readonly entra: Entra | undefined;
}

export function portalView({ cloud, pc, tenant }: Rehearsal, { search, device }: PortalAsk): PortalView {
  const devices = devicesOf(cloud.records());
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = devices.filter((one) => {
    const names = namesOf(one).join(' ').toLowerCase();
    return wanted.every((word) => names.includes(word));
  });
  const { serialNumber } = pc.machine.hardware;
  const own = devices.find((one) => rowOf(one).serialNumber === serialNumber);
  const chosen = devices.find(({ key }) => key === device) ?? own ?? devices[0];
  return {
    organization: tenant.organization.displayName,
    found: found.length,
    rows: found.slice(0, mostDevices).map(rowOf),
    device: chosen ? deviceView(cloud, chosen) : null,
    users: Array.from(cloud.directory.users.values(), ({ userPrincipalName, displayName }) => ({
      userPrincipalName,
      displayName,
    })),
    groups: Array.from(cloud.directory.groups.values(), ({ id, displayName, membershipRule }) => ({
      id,
      displayName,
      isDynamic: membershipRule !== null,
    })),
    profiles: profilesOf(cloud),
  };
}

/** Deployment profiles with the names of those that they are assigned to. */
const profilesOf = (cloud: Cloud): PortalView['profiles'] =>
  Array.from(cloud.directory.profiles.values(), ({ id, displayName, assignments }) => ({
    id,
    displayName,
    assignments: assignments.map((assignment) => assignmentOf(cloud, assignment)),
  }));

function assignmentOf(
  cloud: Cloud,
  { id, target }: Assignment,
): PortalView['profiles'][number]['assignments'][number] {
  if (!('groupId' in target))
    return { id, group: target.kind === 'all-devices' ? 'All devices' : 'All users', excluded: false };
  const group = cloud.directory.groups.get(target.groupId)?.displayName ?? target.groupId;
  return { id, group, excluded: target.kind === 'exclusion-group' };
}

/** Records of one device belong together by the ids that they name; what no other record names stands alone. */
function devicesOf(records: Records): readonly Device[] {
  const managed = new Map(records.managedDevices.map((one) => [one.id, one]));
  const entra = new Map(records.devices.map((one) => [one.deviceId, one]));
  const take = <Key, One>(from: Map<Key, One>, key: Key): One | undefined => {
    const one = from.get(key);
    from.delete(key);
    return one;
  };
  const registered = records.windowsAutopilotDeviceIdentities.map(
    (identity): Device => ({
      key: identity.id,
      identity,
      managed: take(managed, identity.managedDeviceId),
      entra: take(entra, identity.azureActiveDirectoryDeviceId),
    }),
  );
  const enrolled = Array.from(
    managed.values(),
    (one): Device => ({
      key: one.id,
      identity: undefined,
      managed: one,
      entra: take(entra, one.azureADDeviceId),
    }),
  );
  const known = Array.from(
    entra.values(),
    (one): Device => ({ key: one.id, identity: undefined, managed: undefined, entra: one }),
  );
  return [...registered, ...enrolled, ...known];
}

const rowOf = ({ key, identity, managed, entra }: Device): PortalRow => ({
  key,
  name: managed?.deviceName || entra?.displayName || identity?.displayName || identity?.serialNumber || key,
  serialNumber: identity?.serialNumber ?? managed?.serialNumber ?? '',
  user: identity?.userPrincipalName || managed?.userPrincipalName || '',
  profileStatus: identity?.deploymentProfileAssignmentStatus ?? null,
});

function namesOf(device: Device): readonly string[] {
  const { name, serialNumber, user } = rowOf(device);
  const { identity, entra } = device;
  return [
    name,
    serialNumber,
    user,
    entra?.displayName ?? '',
    identity?.groupTag ?? '',
    identity?.model ?? '',
  ];
}

function deviceView(cloud: Cloud, { key, identity, managed, entra }: Device): PortalDevice {
  return {
    key,
    autopilot: identity
      ? {
          id: identity.id,
          serialNumber: identity.serialNumber,
          manufacturer: identity.manufacturer,
          model: identity.model,
          groupTag: identity.groupTag,
          displayName: identity.displayName,
          user: identity.userPrincipalName,
          enrollmentState: identity.enrollmentState,
          isBlocked: identity.userlessEnrollmentStatus === 'blocked',
          profile: identity.deploymentProfile,
          intendedProfile: identity.intendedDeploymentProfile,
          profileStatus: identity.deploymentProfileAssignmentStatus,
        }
      : null,
    intune: managed
      ? {
          id: managed.id,
          name: managed.deviceName,
          user: managed.userPrincipalName,
          enrolled: managed.enrolledDateTime,
          lastSync: managed.lastSyncDateTime,
          compliance: managed.complianceState,
        }
      : null,
    entra: entra
      ? {
          id: entra.id,
          name: entra.displayName,
          isEnabled: entra.accountEnabled,
          isManaged: entra.isManaged,
          groups: groupsOf(cloud, entra.id),
        }
      : null,
  };
}

const groupsOf = ({ directory }: Cloud, member: string): NonNullable<PortalDevice['entra']>['groups'] =>
  [...directory.memberships.groupsOf(member)].flatMap((id) => {
    const group = directory.groups.get(id);
    if (!group) return [];
    const isListed = group.membershipRule === null && group.members.includes(member);
    return [{ id, displayName: group.displayName, isListed }];
  });
