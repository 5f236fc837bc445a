/** A tenant while its files are read, and what every reader gets. */
import type { AppBehaviour, ScriptBehaviour } from '../../../shared/session/behaviour.schema.ts';
import type { HashCsvRow } from '../../protocols/autopilot/hash-csv.ts';
import type {
  CertificateConnectorRecord,
  ComplianceDefaults,
  EnrolmentLimit,
  EnrolmentRestriction,
  JoinPolicy,
  TermsOfUse,
} from './enrolment-settings.ts';
import type { ConditionalAccessPolicy } from './conditional-access.ts';
import type { Branding } from './branding/branding.ts';
import type { Picture } from './branding/picture.ts';
import type { ExportedDevice, ExportedIdentity, ExportedManagedDevice } from './exported-records.ts';
import type { GraphObject } from './graph-object.ts';
import type { Policy } from './policy.ts';
import type {
  App,
  AssignmentFilter,
  DeploymentProfile,
  EspConfiguration,
  Group,
  MdmScope,
  Organization,
  TenantObject,
  User,
} from './tenant.ts';

/** `type`: Graph's without its namespace; '' where it is not told. */
export interface NamedApp {
  readonly name: string;
  readonly type: string;
}

export interface TenantDraft {
  organization: Organization | undefined;
  branding: Branding | undefined;
  readonly pictures: Map<string, Picture>;
  joinPolicy: JoinPolicy | undefined;
  complianceDefaults: ComplianceDefaults | undefined;
  readonly mdmScopes: MdmScope[];
  readonly users: User[];
  readonly groups: Group[];
  readonly profiles: DeploymentProfile[];
  readonly espConfigurations: EspConfiguration[];
  readonly apps: App[];
  readonly policies: Policy[];
  readonly filters: AssignmentFilter[];
  readonly restrictions: EnrolmentRestriction[];
  readonly limits: EnrolmentLimit[];
  readonly terms: TermsOfUse[];
  readonly certificateConnectors: CertificateConnectorRecord[];
  readonly conditionalAccess: ConditionalAccessPolicy[];
  readonly devices: ExportedDevice[];
  readonly identities: ExportedIdentity[];
  readonly managedDevices: ExportedManagedDevice[];
  readonly registrations: HashCsvRow[];
  readonly practicePasswords: Map<string, string | null>;
  readonly appBehaviours: Map<string, AppBehaviour>;
  readonly scriptBehaviours: Map<string, ScriptBehaviour>;
  readonly sources: Map<string, TenantObject>;
  /** Ids of objects of whose assignments the export tells nothing. */
  readonly untold: Set<string>;
  /** Ids of objects whose assignments the export cut off, all or some. */
  readonly cutOff: Set<string>;
  /** Blocking apps of pages by the page's id, as IntuneCD tells them: by name and type. */
  readonly namedApps: Map<string, readonly NamedApp[]>;
  /** Ids of groups and of filters by lower-case name and id: IntuneCD's assignments name both. */
  readonly groupIds: Map<string, string>;
  readonly filterIds: Map<string, string>;
  /** The platform of each filter of another one, by lower-case name and id. */
  readonly foreignFilters: Map<string, string>;
}

export const emptyDraft = (): TenantDraft => ({
  organization: undefined,
  branding: undefined,
  pictures: new Map(),
  joinPolicy: undefined,
  complianceDefaults: undefined,
  mdmScopes: [],
  users: [],
  groups: [],
  profiles: [],
  espConfigurations: [],
  apps: [],
  policies: [],
  filters: [],
  restrictions: [],
  limits: [],
  terms: [],
  certificateConnectors: [],
  conditionalAccess: [],
  devices: [],
  identities: [],
  managedDevices: [],
  registrations: [],
  practicePasswords: new Map(),
  appBehaviours: new Map(),
  scriptBehaviours: new Map(),
  sources: new Map(),
  untold: new Set(),
  cutOff: new Set(),
  namedApps: new Map(),
  groupIds: new Map(),
  filterIds: new Map(),
  foreignFilters: new Map(),
});

/** One object on its way into the draft. */
export interface Reading {
  readonly object: GraphObject;
  /** The object's own id, or one derived from its type and name where the export dropped it. */
  readonly id: string;
  readonly name: string;
  /** Graph type without its namespace. */
  readonly type: string;
  /** Objects with a `target`, from inside the object and from files beside it. */
  readonly assignments: readonly GraphObject[];
  readonly draft: TenantDraft;
  /** Says that a part of the object has no effect. */
  part(name: string): void;
  /** Says that the object as a whole plays no part in pre-provisioning, and why; it is kept all the same. */
  noPart(why: string): void;
}

/** Puts what an object says into the draft. */
export type Reader = (reading: Reading) => void;
