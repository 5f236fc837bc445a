/**
 * A tenant as the services use it. Names follow Microsoft Graph; what Graph splits over old and new property
 * pairs (facts/graph) is one property here.
 */
import type { AppBehaviour, ScriptBehaviour } from '../../../shared/session/behaviour.schema.ts';
import type { HashCsvRow } from '../../protocols/autopilot/hash-csv.ts';
import type { Assume, Assumption } from '../../../shared/session/assume.schema.ts';
import type { Assignment } from './assignment.ts';
import type { Branding } from './branding/branding.ts';
import type { Picture } from './branding/picture.ts';
import type { ConditionalAccessPolicy } from './conditional-access.ts';
import type {
  CertificateConnectorRecord,
  ComplianceDefaults,
  EnrolmentLimit,
  EnrolmentRestriction,
} from './enrolment-settings.ts';
import type { JoinPolicy, TermsOfUse } from './enrolment-settings.ts';
import type { ExportedDevice, ExportedIdentity, ExportedManagedDevice } from './exported-records.ts';
import type { GraphObject } from './graph-object.ts';
import type { Policy } from './policy.ts';

export interface Organization {
  readonly id: string;
  readonly displayName: string;
  /** The verified domain with isDefault. */
  readonly defaultDomain: string;
  /** The verified domain with isInitial: '<name>.onmicrosoft…'. */
  readonly initialDomain: string;
  readonly domains: readonly string[];
  /** Domains whose users sign in at the company's own servers. */
  readonly federatedDomains: readonly string[];
}

/** Who is enrolled automatically: Entra's mobility settings of the MDM application. */
export interface MdmScope {
  readonly id: string;
  readonly displayName: string;
  readonly appliesTo: 'none' | 'selected' | 'all';
  readonly includedGroups: readonly string[];
  readonly discoveryUrl: string;
  readonly termsOfUseUrl: string;
  readonly complianceUrl: string;
}

export interface User {
  readonly id: string;
  readonly userPrincipalName: string;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  /** A licence with an enabled Intune plan. */
  readonly intuneLicence: boolean;
  readonly source: GraphObject;
}

export interface Group {
  readonly id: string;
  readonly displayName: string;
  /** Ids of users, devices and groups; empty for dynamic groups. */
  readonly members: readonly string[];
  /** null for assigned groups, and for dynamic ones whose processing is paused. */
  readonly membershipRule: string | null;
  /** The members stand in the export. */
  readonly membersKnown: boolean;
}

export type AppIntent = 'required' | 'available' | 'uninstall' | 'availableWithoutEnrollment';

export interface AppAssignment extends Assignment {
  readonly intent: AppIntent;
}

export interface DeploymentProfile {
  readonly id: string;
  readonly displayName: string;
  /** ISO 8601; the oldest profile wins where several are assigned. */
  readonly createdDateTime: string;
  readonly join: 'entra' | 'hybrid';
  readonly preprovisioningAllowed: boolean;
  /** 'os-default', '' for user select, or a language tag. */
  readonly locale: string;
  readonly deviceNameTemplate: string;
  readonly privacySettingsHidden: boolean;
  readonly eulaHidden: boolean;
  readonly escapeLinkHidden: boolean;
  readonly keyboardSelectionPageSkipped: boolean;
  readonly userType: 'administrator' | 'standard';
  readonly deviceUsageType: 'singleUser' | 'shared';
  readonly hybridJoinSkipConnectivityCheck: boolean;
  readonly assignments: readonly Assignment[];
}

export interface EspConfiguration {
  readonly id: string;
  readonly displayName: string;
  readonly priority: number;
  readonly isDefault: boolean;
  readonly showInstallationProgress: boolean;
  /** Portal: "Block device use until all apps and profiles are installed". */
  readonly blockDeviceUse: boolean;
  readonly allowDeviceResetOnInstallFailure: boolean;
  readonly allowLogCollectionOnInstallFailure: boolean;
  readonly allowDeviceUseOnInstallFailure: boolean;
  readonly customErrorMessage: string;
  readonly installProgressTimeoutInMinutes: number;
  /** Empty: every required, tracked app blocks. */
  readonly selectedMobileAppIds: readonly string[];
  readonly allowNonBlockingAppInstallation: boolean;
  readonly installQualityUpdates: boolean;
  readonly disableUserStatusTrackingAfterFirstUser: boolean;
  readonly assignments: readonly Assignment[];
}

export type InstallContext = 'system' | 'user';
export type AppKind = 'win32' | 'winget' | 'msi' | 'office' | 'appx';

export interface App {
  readonly id: string;
  readonly kind: AppKind;
  readonly displayName: string;
  readonly displayVersion: string;
  readonly context: InstallContext;
  /** Bytes; 0 where the export does not say. */
  readonly size: number;
  readonly fileName: string;
  /** Fields of the concrete Graph type. */
  readonly source: GraphObject;
  /** Ids of apps that must be installed first. */
  readonly dependencies: readonly string[];
  /** Apps that this one takes the place of; 'replace': after they have been uninstalled. */
  readonly supersedes: readonly { readonly id: string; readonly type: 'update' | 'replace' }[];
  readonly assignments: readonly AppAssignment[];
}

export interface AssignmentFilter {
  readonly id: string;
  readonly displayName: string;
  readonly rule: string;
}

export interface CheckedObject {
  readonly file: string;
  readonly type: string;
  readonly name: string;
  readonly status: 'understood' | 'partly' | 'plays-no-part' | 'not-for-windows' | 'not-understood';
  /** For 'partly': what of it has no effect; for 'plays-no-part': why. */
  readonly parts: readonly string[];
  /** Of what can be assigned, with what stood in; null where the export does not tell them. */
  readonly assignments?: readonly CheckedAssignment[] | null;
}

/** Whom an object is for, by names. */
export interface CheckedAssignment {
  readonly kind: 'group' | 'exclusion-group' | 'all-devices' | 'all-users';
  readonly to: string;
  /** Of apps. */
  readonly intent: string | null;
  readonly filter: { readonly name: string; readonly mode: 'include' | 'exclude' } | null;
}

/** What became of a file of the export. */
export type FileStatus = 'loaded' | 'attached' | 'no-part' | 'not-understood' | 'broken' | 'not-read';

export interface FileFate {
  readonly file: string;
  readonly status: FileStatus;
  /** What it holds or belongs to, or why it plays no part. */
  readonly what: string;
}

/** Whether pre-provisioning can be rehearsed in the tenant. */
export interface Rehearsable {
  readonly ready: boolean;
  readonly missing: readonly { readonly what: string; readonly remedy: string }[];
}

/** The PC and the person of a rehearsal, as far as the tenant decides. */
export interface Practice {
  /** User principal name of who signs in; '' where the tenant has nobody. */
  readonly user: string;
  /** In place of the scenario's group tag; null: that one stays. */
  readonly groupTag: string | null;
  /** Ids of groups that the PC is taken to be a member of. */
  readonly pcGroups: readonly string[];
  /** The deployment profile that is going to reach the PC; null where none is. */
  readonly reachedBy: string | null;
}

/** Result of `tenant check`. */
export interface TenantCheck {
  readonly objects: readonly CheckedObject[];
  readonly files: readonly FileFate[];
  /** Folders of snapshots that do not count, each with its last '/'. */
  readonly unchosen: readonly string[];
  readonly assumptions: readonly Assumption[];
  readonly problems: readonly string[];
  /** The same with each place by itself; lines of `problems` name the first three. */
  readonly problemsInFull: readonly string[];
  readonly rehearsable: Rehearsable;
}

/** A configuration object as it was read, so that an administrator's PATCH can be read on top of it. */
export interface TenantObject {
  readonly type: string;
  readonly name: string;
  readonly object: GraphObject;
  readonly assignments: readonly GraphObject[];
}

export interface Tenant {
  readonly organization: Organization;
  readonly branding: Branding;
  /** Of the branding, by their ids. */
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly mdmScopes: readonly MdmScope[];
  readonly users: readonly User[];
  readonly groups: readonly Group[];
  readonly profiles: readonly DeploymentProfile[];
  readonly espConfigurations: readonly EspConfiguration[];
  readonly apps: readonly App[];
  readonly policies: readonly Policy[];
  readonly filters: readonly AssignmentFilter[];
  readonly restrictions: readonly EnrolmentRestriction[];
  readonly limits: readonly EnrolmentLimit[];
  readonly terms: readonly TermsOfUse[];
  readonly certificateConnectors: readonly CertificateConnectorRecord[];
  readonly conditionalAccess: readonly ConditionalAccessPolicy[];
  readonly joinPolicy: JoinPolicy;
  readonly complianceDefaults: ComplianceDefaults;
  readonly devices: readonly ExportedDevice[];
  readonly identities: readonly ExportedIdentity[];
  readonly managedDevices: readonly ExportedManagedDevice[];
  /** Everything that was read, by id. */
  readonly sources: ReadonlyMap<string, TenantObject>;
  /** What of an object was not understood and does nothing, by its id. */
  readonly unset: ReadonlyMap<string, readonly string[]>;
  /** Ids of objects whose assignments the export cut off, all or some: whom else they are for is not known. */
  readonly cutOff: ReadonlySet<string>;
  /** Devices whose hardware hash was imported. */
  readonly registrations: readonly HashCsvRow[];
  /** By lower-case user principal name. */
  readonly practicePasswords: ReadonlyMap<string, string | null>;
  /** By app id or lower-case name. */
  readonly appBehaviours: ReadonlyMap<string, AppBehaviour>;
  readonly scriptBehaviours: ReadonlyMap<string, ScriptBehaviour>;
  readonly practice: Practice;
  /** What stood in, as a reseal.json says it. */
  readonly assumed: { readonly snapshot: string | null; readonly assume: Assume };
  readonly check: TenantCheck;
}
