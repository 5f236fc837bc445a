/** What the services keep beside the tenant's configuration: devices in Autopilot, Entra ID and Intune. */
import type { Flow } from '../../../shared/session/flow.ts';
import type { HardwareInventory } from '../../protocols/autopilot/hardware-inventory.ts';
import type { SimTime } from '../../world/time.ts';

/** Entra ID's device object (facts/entra-join#device-objects). */
export interface EntraDevice {
  /** Object id. */
  readonly id: string;
  deviceId: string;
  displayName: string;
  accountEnabled: boolean;
  /** '[ZTDID]:…', '[OrderID]:…', '[PurchaseOrderId]:…'. */
  physicalIds: string[];
  /** '' for the object that registration makes in advance; 'AzureAd', 'ServerAd', or what an export says. */
  trustType: string;
  enrollmentProfileName: string;
  operatingSystemVersion: string;
  /** Name as filters spell it, e.g. 'Professional'; '' before the device has told. */
  operatingSystemSku: string;
  manufacturer: string;
  model: string;
  /** Of the hardware hash: 'x64', 'x86', 'arm64'; '' where no hash told. */
  cpuArchitecture: string;
  isManaged: boolean;
  isCompliant: boolean | null;
  registrationDateTime: SimTime | null;
  /** Of the certificate that the last join gave: SHA-1, hex, upper case. */
  certificateThumbprint: string;
  /** DER of that certificate. */
  certificate: Uint8Array | null;
  /** TPMT_PUBLIC of the transport key, base64; tells the device at its next join. */
  transportKey: string;
  registeredOwner: string | null;
}

/** windowsAutopilotDeviceIdentity, and what the deployment service holds of it. */
export interface AutopilotIdentity {
  readonly id: string;
  readonly serialNumber: string;
  /** '' and null for a device out of an export, until it has shown itself. */
  hardwareHash: string;
  inventory: HardwareInventory | null;
  readonly manufacturer: string;
  readonly model: string;
  readonly productKey: string;
  groupTag: string;
  purchaseOrderIdentifier: string;
  displayName: string;
  userPrincipalName: string;
  addressableUserName: string;
  /** Account and name of a device that signs in itself: nothing to a PC. */
  deviceAccountUpn: string;
  deviceFriendlyName: string;
  /** deviceId of the Entra device object. */
  azureActiveDirectoryDeviceId: string;
  managedDeviceId: string;
  enrollmentState: 'notContacted' | 'enrolled' | 'pendingReset' | 'failed' | 'unknown';
  lastContacted: SimTime | null;
  /** 'blocked' after a deployment without a user, until an administrator unblocks the device. */
  userlessEnrollmentStatus: 'allowed' | 'blocked';
  /** 'manualRemediationRequired' once other hardware has come with the device's serial number. */
  remediationState: 'noRemediationRequired' | 'manualRemediationRequired';
  /** What the deployment service hands out; it follows targeting with a lag. */
  held: { profileId: string; userPrincipalName: string; since: SimTime };
}

/** importedWindowsAutopilotDeviceIdentity: one device on its way into the service. */
export interface ImportRecord {
  readonly id: string;
  readonly serialNumber: string;
  readonly groupTag: string;
  readonly productKey: string;
  /** What the importer calls the lot. */
  readonly importId: string;
  readonly assignedUserPrincipalName: string;
  state: {
    readonly deviceImportStatus: 'unknown' | 'complete' | 'error';
    readonly deviceRegistrationId: string;
    readonly deviceErrorCode: number;
    readonly deviceErrorName: string;
  };
}

/** importedWindowsAutopilotDeviceIdentityUpload: a lot of imports that came together. */
export interface ImportUpload {
  readonly id: string;
  readonly created: SimTime;
  /** Ids of its imports. */
  readonly imports: readonly string[];
}

/** importedDeviceIdentity: a device that counts as the company's own by what it is called. */
export interface CorporateIdentifier {
  readonly id: string;
  readonly identifier: string;
  readonly type: string;
  readonly description: string;
  readonly created: SimTime;
}

/** Graph's resultantAppState, without what never happens here. */
export type InstallState =
  | 'notInstalled'
  | 'pendingInstall'
  | 'installed'
  | 'failed'
  | 'notApplicable'
  | 'uninstallFailed';
export type PolicyState = 'unknown' | 'compliant' | 'error' | 'pending' | 'conflict' | 'notApplicable';

/** Graph's mobileAppIntent. */
export type MobileAppIntent =
  | 'available'
  | 'notAvailable'
  | 'requiredInstall'
  | 'requiredUninstall'
  | 'requiredAndAvailableInstall';

export interface AppRecord {
  readonly id: string;
  readonly name: string;
  readonly phase: Flow;
  readonly intent: MobileAppIntent | 'dependency';
  /** The Enrollment Status Page waits for it. */
  readonly tracked: boolean;
  state: InstallState;
  /** HRESULT, exit code, or the SyncML status of a removal that failed; 0 when none. */
  errorCode: number;
  /** The installer's, as the device told it; null where none has run. */
  exitCode: number | null;
  lastReported: SimTime;
}

/** State of one setting of a policy: the URI of its node. */
export interface SettingRecord {
  readonly setting: string;
  readonly state: PolicyState;
  /** SyncML status of a refused command; 0 when none. */
  readonly errorCode: number;
}
export interface PolicyRecord {
  readonly id: string;
  readonly name: string;
  readonly phase: Flow;
  state: PolicyState;
  /** SyncML status of the last node that was refused; 0 when none. */
  errorCode: number;
  settings: readonly SettingRecord[];
  lastReported: SimTime;
}
/** deviceManagementScript on a device. */
export interface ScriptRecord {
  readonly id: string;
  readonly name: string;
  readonly phase: Flow;
  state: 'pending' | 'success' | 'fail';
  errorCode: number;
}
/** One setting of a compliance policy; the last two states count neither way. */
export interface ComplianceSetting {
  /** Graph's property. */
  readonly setting: string;
  readonly state: 'compliant' | 'noncompliant' | 'notApplicable' | 'unknown';
}
/** One compliance policy on a device. */
export interface ComplianceRecord {
  readonly id: string;
  readonly name: string;
  readonly state: 'compliant' | 'inGracePeriod' | 'noncompliant';
  /** Settings that are not met. */
  readonly unmet: readonly string[];
  readonly settings: readonly ComplianceSetting[];
}

/** RemoteWipe and DMClient CSPs. */
export type OrderedNode =
  | 'doWipe'
  | 'doWipeProtected'
  | 'doWipePersistUserData'
  | 'doWipePersistProvisionedData'
  | 'Unenroll';

/** Intune's device record. */
export interface ComplianceChange {
  readonly at: SimTime;
  readonly state: ManagedDevice['complianceState'];
  /** Of the device in Entra ID: null while nobody has told. */
  readonly isCompliant: boolean | null;
}

export interface ManagedDevice {
  readonly id: string;
  /** A hybrid device's record goes over to the object that its domain registers. */
  azureADDeviceId: string;
  readonly autopilotIdentityId: string;
  deviceName: string;
  userPrincipalName: string;
  readonly enrolledDateTime: SimTime;
  lastSyncDateTime: SimTime;
  osVersion: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly serialNumber: string;
  /** 'windowsAzureADJoin', 'windowsAzureADJoinUsingDeviceAuth', or what an export says. */
  readonly deviceEnrollmentType: string;
  readonly enrollmentProfileName: string;
  complianceState: 'unknown' | 'compliant' | 'noncompliant' | 'inGracePeriod';
  /** What it was from when on, with Entra ID's value beside it. */
  readonly complianceChanges: ComplianceChange[];
  /** When the first of the unmet policies stops counting as met; null without one. */
  complianceGracePeriodExpiration: SimTime | null;
  /** What an administrator has ordered: 'managed' until then. */
  managementState: 'managed' | 'wipePending' | 'retirePending';
  /** Which node of the device the order is for; absent without one. */
  orderedNode?: OrderedNode;
  isEncrypted: boolean;
  /** What an administrator wrote about it. */
  notes: string | null;
  /** Actions that were ordered, the last of each kind: Graph's name of it. */
  actions: readonly { readonly name: string; readonly at: SimTime }[];
  /** SHA-1 of the MDM client certificate, hex, upper case. */
  readonly certificateThumbprint: string;
  readonly apps: AppRecord[];
  readonly policies: PolicyRecord[];
  readonly scripts: ScriptRecord[];
  compliancePolicies: readonly ComplianceRecord[];
}

export interface DeploymentDuration {
  start: SimTime;
  end: SimTime | null;
  state: 'notAttempted' | 'inProgress' | 'success' | 'failure';
}

/** deviceManagementAutopilotEvent: one deployment, refused ones included. */
export interface AutopilotEvent {
  readonly id: string;
  /** Id of the device record; '' where the enrolment was refused. */
  readonly deviceId: string;
  readonly deviceSerialNumber: string;
  managedDeviceName: string;
  userPrincipalName: string;
  readonly deviceRegistered: SimTime;
  readonly enrollmentStart: SimTime;
  readonly enrollmentType:
    | 'azureADJoinedWithWhiteGlove'
    | 'azureADJoinedWithAutopilotProfile'
    | 'offlineDomainJoinedWithWhiteGlove'
    | 'offlineDomainJoined';
  readonly deploymentProfile: string;
  readonly espConfiguration: string;
  readonly espConfigurationId: string;
  readonly enrollmentState: 'enrolled' | 'failed';
  /** Code and reason of a refusal; '' without one. */
  readonly enrollmentFailureDetails: string;
  readonly osVersion: string;
  readonly deviceSetup: DeploymentDuration;
  readonly accountSetup: DeploymentDuration;
  /** Of the device record, whose states outlive it here. */
  readonly apps: readonly AppRecord[];
  readonly policies: readonly PolicyRecord[];
}

/** termsAndConditionsAcceptanceStatus: a person has accepted a version of the tenant's terms. */
export interface TermsAcceptance {
  readonly termsId: string;
  readonly version: number;
  readonly userId: string;
  readonly accepted: SimTime;
}

/** windowsAutopilotSettings: when Intune and the Autopilot service were last brought in step. */
export interface AutopilotSync {
  last: SimTime | null;
  /** When an administrator last asked for it. */
  asked: SimTime | null;
  state: 'unknown' | 'inProgress' | 'completed';
}
