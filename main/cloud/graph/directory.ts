/** The tenant's objects in memory: configuration as loaded, groups as processed, records as the services write them. */
import { InternalError } from '../../../shared/failures.ts';
import { Signal } from '../../world/signal.ts';
import type {
  App,
  DeploymentProfile,
  EspConfiguration,
  Group,
  Policy,
  Tenant,
  User,
} from '../tenant/tenant.ts';
import { Memberships } from './memberships.ts';
import type { AutopilotEvent, AutopilotIdentity, EntraDevice, ManagedDevice } from './records.ts';

const byId = <T extends { readonly id: string }>(objects: readonly T[]): Map<string, T> =>
  new Map(objects.map((object) => [object.id, object]));

export class Directory {
  readonly tenant: Tenant;
  readonly users: ReadonlyMap<string, User>;
  readonly groups: Map<string, Group>;
  readonly profiles: Map<string, DeploymentProfile>;
  readonly espConfigurations: ReadonlyMap<string, EspConfiguration>;
  readonly apps: ReadonlyMap<string, App>;
  readonly policies: ReadonlyMap<string, Policy>;
  /** By object id. */
  readonly devices = new Map<string, EntraDevice>();
  readonly identities = new Map<string, AutopilotIdentity>();
  readonly managedDevices = new Map<string, ManagedDevice>();
  readonly autopilotEvents: AutopilotEvent[] = [];
  readonly memberships: Memberships;
  /** After each change of groups, devices, identities or profile assignments. */
  readonly changed = new Signal<void>();

  constructor(tenant: Tenant) {
    this.tenant = tenant;
    this.users = byId(tenant.users);
    this.groups = byId(tenant.groups);
    this.profiles = byId(tenant.profiles);
    this.espConfigurations = byId(tenant.espConfigurations);
    this.apps = byId(tenant.apps);
    this.policies = byId(tenant.policies);
    this.memberships = new Memberships(this);
  }

  /** The user of a name, upper or lower case. */
  userByName(userPrincipalName: string): User | undefined {
    const wanted = userPrincipalName.toLowerCase();
    for (const user of this.users.values()) if (user.userPrincipalName.toLowerCase() === wanted) return user;
    return undefined;
  }

  /** The Entra device object of a deviceId. */
  device(deviceId: string): EntraDevice | undefined {
    for (const device of this.devices.values()) if (device.deviceId === deviceId) return device;
    return undefined;
  }

  identityOfDevice(deviceId: string): AutopilotIdentity | undefined {
    for (const identity of this.identities.values())
      if (identity.azureActiveDirectoryDeviceId === deviceId) return identity;
    return undefined;
  }

  managedDeviceOf(azureADDeviceId: string): ManagedDevice | undefined {
    for (const device of this.managedDevices.values())
      if (device.azureADDeviceId === azureADDeviceId) return device;
    return undefined;
  }

  /** The profile of an id that must be there. */
  profile(id: string): DeploymentProfile {
    const profile = this.profiles.get(id);
    if (!profile) throw new InternalError(`No deployment profile ${id}`);
    return profile;
  }
}
