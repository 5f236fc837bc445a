/** Which kind an administrator would call what has been read of an export, and whom each object is assigned to. */
import { assignedObjects } from '../../cloud/tenant/references.ts';
import type { CheckedObject, Tenant } from '../../cloud/tenant/tenant.ts';
import { ownOf } from '../../../shared/own.ts';
import type { ObjectKind } from '../../../shared/tenant/tenant-look.ts';

/** Of objects that the tenant keeps no list of. */
const byType: Readonly<Record<string, ObjectKind>> = {
  organization: 'organization',
  organizationalBranding: 'organization',
  organizationalBrandingLocalization: 'organization',
  mobilityManagementPolicy: 'organization',
  deviceRegistrationPolicy: 'organization',
  deviceManagement: 'organization',
  device: 'devices',
  managedDevice: 'devices',
  windowsManagedDevice: 'devices',
  windowsAutopilotDeviceIdentity: 'devices',
  importedWindowsAutopilotDeviceIdentity: 'devices',
};

export interface Known {
  readonly kind: ObjectKind;
  /** Groups by their names; undefined for what is not assigned. */
  readonly to: readonly string[] | undefined;
}

/** Answers for each object of the check in its order: two of one type and name are told apart by that. */
export function objectsKnown(tenant: Tenant): (object: CheckedObject) => Known {
  const kinds = kindsById(tenant);
  const names = new Map(tenant.groups.map(({ id, displayName }) => [id, displayName]));
  const assigned = new Map(
    assignedObjects(tenant).map(({ id, assignments }) => [
      id,
      assignments.map(({ target }) => {
        if (!('groupId' in target)) return target.kind === 'all-devices' ? 'all devices' : 'all users';
        const name = names.get(target.groupId) ?? target.groupId;
        return target.kind === 'group' ? name : `not ${name}`;
      }),
    ]),
  );
  const ids = new Map<string, string[]>();
  for (const [id, { type, name }] of tenant.sources) {
    const key = `${type}\0${name}`;
    ids.set(key, [...(ids.get(key) ?? []), id]);
  }
  return ({ type, name }) => {
    const id = ids.get(`${type}\0${name}`)?.shift() ?? '';
    return { kind: kinds.get(id) ?? ownOf(byType, type) ?? 'other', to: assigned.get(id) };
  };
}

function kindsById(tenant: Tenant): ReadonlyMap<string, ObjectKind> {
  const lists: readonly (readonly [ObjectKind, readonly { readonly id: string }[]])[] = [
    ['profiles', tenant.profiles],
    ['status-pages', tenant.espConfigurations],
    ['apps', tenant.apps],
    ['compliance', tenant.policies.filter(({ kind }) => kind === 'compliance')],
    ['scripts', tenant.policies.filter(({ kind }) => kind === 'script')],
    ['configuration', tenant.policies.filter(({ kind }) => kind !== 'compliance' && kind !== 'script')],
    ['enrolment', [...tenant.restrictions, ...tenant.limits, ...tenant.terms]],
    ['groups', tenant.groups],
    ['filters', tenant.filters],
    ['people', tenant.users],
  ];
  return new Map(lists.flatMap(([kind, list]) => list.map(({ id }) => [id, kind] as const)));
}
