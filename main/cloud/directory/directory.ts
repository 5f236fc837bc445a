/** The tenant's objects in memory: configuration as loaded, groups as processed, records as the services write them. */
import { Signal } from '../../world/signal.ts';
import type {
  CertificateConnectorRecord,
  ComplianceDefaults,
  EnrolmentLimit,
  EnrolmentRestriction,
  JoinPolicy,
  TermsOfUse,
} from '../tenant/enrolment-settings.ts';
import type { ConditionalAccessPolicy } from '../tenant/conditional-access.ts';
import type { Policy } from '../tenant/policy.ts';
import type {
  App,
  AssignmentFilter,
  DeploymentProfile,
  EspConfiguration,
  Group,
  MdmScope,
  Tenant,
  TenantObject,
  User,
} from '../tenant/tenant.ts';
import { Remembered } from '../../world/remember.ts';
import { AccessPasses } from './access-passes.ts';
import { Memberships } from './memberships.ts';
import { QuickFind } from './quick-find.ts';
import type {
  AutopilotEvent,
  AutopilotIdentity,
  AutopilotSync,
  CorporateIdentifier,
  EntraDevice,
  ImportRecord,
  ImportUpload,
  ManagedDevice,
  TermsAcceptance,
} from './records.ts';

const byId = <T extends { readonly id: string }>(objects: readonly T[]): Map<string, T> =>
  new Map(objects.map((object) => [object.id, object]));

export class Directory {
  readonly tenant: Tenant;
  readonly users: Map<string, User>;
  readonly groups: Map<string, Group>;
  readonly profiles: Map<string, DeploymentProfile>;
  readonly espConfigurations: Map<string, EspConfiguration>;
  readonly apps: Map<string, App>;
  readonly policies: Map<string, Policy>;
  readonly filters: Map<string, AssignmentFilter>;
  readonly restrictions: Map<string, EnrolmentRestriction>;
  readonly limits: Map<string, EnrolmentLimit>;
  readonly terms: Map<string, TermsOfUse>;
  readonly certificateConnectors: Map<string, CertificateConnectorRecord>;
  readonly conditionalAccess: Map<string, ConditionalAccessPolicy>;
  readonly mdmScopes: Map<string, MdmScope>;
  joinPolicy: JoinPolicy;
  complianceDefaults: ComplianceDefaults;
  /** Configuration as Graph JSON, for what administrators change (configuration.ts). */
  readonly sources: Map<string, TenantObject>;
  /** By object id. */
  readonly devices = new Map<string, EntraDevice>();
  readonly identities = new Map<string, AutopilotIdentity>();
  readonly managedDevices = new Map<string, ManagedDevice>();
  readonly imports: ImportRecord[] = [];
  readonly uploads = new Map<string, ImportUpload>();
  readonly corporateIdentifiers = new Map<string, CorporateIdentifier>();
  readonly autopilotSync: AutopilotSync = { last: null, asked: null, state: 'unknown' };
  readonly autopilotEvents: AutopilotEvent[] = [];
  readonly termsAcceptances: TermsAcceptance[] = [];
  readonly #byDeviceId = new QuickFind(this.devices, ({ deviceId }) => deviceId);
  readonly #identityByDevice = new QuickFind(
    this.identities,
    ({ azureActiveDirectoryDeviceId }) => azureActiveDirectoryDeviceId,
  );
  readonly #managedByDevice = new QuickFind(this.managedDevices, ({ azureADDeviceId }) => azureADDeviceId);
  readonly accessPasses = new AccessPasses();
  readonly memberships: Memberships;
  /** Rises with each change of the configuration: what was worked out from it before holds no longer. */
  revision = 0;
  readonly #configuration = new Remembered<object>();
  /** Why a service has refused what it was asked for: its client gets a code and a general sentence. */
  readonly refusals = new Signal<string>();
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
    this.filters = byId(tenant.filters);
    this.restrictions = byId(tenant.restrictions);
    this.limits = byId(tenant.limits);
    this.terms = byId(tenant.terms);
    this.certificateConnectors = byId(tenant.certificateConnectors);
    this.conditionalAccess = byId(tenant.conditionalAccess);
    this.mdmScopes = byId(tenant.mdmScopes);
    this.joinPolicy = tenant.joinPolicy;
    this.complianceDefaults = tenant.complianceDefaults;
    this.sources = new Map(tenant.sources);
    this.memberships = new Memberships(this);
  }

  /** Records and configuration, for the state digest. */
  state(): unknown {
    return {
      configuration: this.#configuration.of('', [this.revision], () => Object.freeze(this.#configured())),
      dynamicGroups: this.memberships.state(),
      devices: this.devices,
      identities: this.identities,
      managedDevices: this.managedDevices,
      imports: this.imports,
      uploads: this.uploads,
      corporateIdentifiers: this.corporateIdentifiers,
      autopilotSync: this.autopilotSync,
      autopilotEvents: this.autopilotEvents,
      termsAcceptances: this.termsAcceptances,
      accessPasses: this.accessPasses.state(),
    };
  }

  /** What administrators change: all of it in its own words, and what was read out of them. */
  #configured(): object {
    const { groups, users, mdmScopes, joinPolicy, complianceDefaults, sources } = this;
    return { groups, users, mdmScopes, joinPolicy, complianceDefaults, sources };
  }

  /** The user of a name, upper or lower case. */
  userByName(userPrincipalName: string): User | undefined {
    const wanted = userPrincipalName.toLowerCase();
    if (wanted === '') return undefined;
    for (const user of this.users.values()) if (user.userPrincipalName.toLowerCase() === wanted) return user;
    return undefined;
  }

  /** The Entra device object of a deviceId. */
  device(deviceId: string): EntraDevice | undefined {
    return this.#byDeviceId.find(deviceId);
  }

  identityOfDevice(deviceId: string): AutopilotIdentity | undefined {
    return this.#identityByDevice.find(deviceId);
  }

  /** Intune's record goes, and with it the block of a device that was deployed; false where there is none. */
  removeManagedDevice(id: string): boolean {
    const device = this.managedDevices.get(id);
    if (!device) return false;
    this.managedDevices.delete(id);
    const identity = this.identities.get(device.autopilotIdentityId);
    if (identity)
      Object.assign(identity, {
        managedDeviceId: '',
        enrollmentState: 'notContacted',
        userlessEnrollmentStatus: 'allowed',
      });
    const entra = this.device(device.azureADDeviceId);
    if (entra) Object.assign(entra, { isManaged: false, isCompliant: null });
    return true;
  }

  managedDeviceOf(azureADDeviceId: string): ManagedDevice | undefined {
    return this.#managedByDevice.find(azureADDeviceId);
  }
}
