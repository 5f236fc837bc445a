/** What the services keep beside the tenant's configuration: devices in Autopilot, Entra ID and Intune. */
import type { HardwareInventory } from '../../protocols/autopilot/hardware-inventory.ts';
import type { SimTime } from '../../world/time.ts';

/** Entra ID's device object (intune-facts 5.1). */
export interface EntraDevice {
  /** Object id. */
  readonly id: string;
  deviceId: string;
  displayName: string;
  accountEnabled: boolean;
  /** '[ZTDID]:…', '[OrderID]:…', '[PurchaseOrderId]:…'. */
  physicalIds: string[];
  /** '' for the object that registration makes in advance. */
  trustType: '' | 'AzureAd';
  enrollmentProfileName: string;
  operatingSystemVersion: string;
  manufacturer: string;
  model: string;
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
  readonly hardwareHash: string;
  readonly inventory: HardwareInventory;
  readonly manufacturer: string;
  readonly model: string;
  readonly productKey: string;
  groupTag: string;
  purchaseOrderIdentifier: string;
  displayName: string;
  userPrincipalName: string;
  addressableUserName: string;
  /** deviceId of the Entra device object. */
  azureActiveDirectoryDeviceId: string;
  managedDeviceId: string;
  enrollmentState: 'notContacted' | 'enrolled' | 'pendingReset' | 'failed' | 'unknown';
  lastContacted: SimTime | null;
  /** 'blocked' after a deployment without a user, until an administrator unblocks the device. */
  userlessEnrollmentStatus: 'allowed' | 'blocked';
  /** What the deployment service hands out; it follows targeting with a lag. */
  held: { profileId: string; userPrincipalName: string; since: SimTime };
}

export type InstallState = 'notInstalled' | 'pendingInstall' | 'installed' | 'failed' | 'notApplicable';
export type PolicyState = 'unknown' | 'compliant' | 'error' | 'pending';
export type DeploymentPhase = 'technician' | 'user';

export interface AppRecord {
  readonly id: string;
  readonly name: string;
  readonly phase: DeploymentPhase;
  /** The Enrollment Status Page waits for it. */
  readonly tracked: boolean;
  state: InstallState;
  /** HRESULT or exit code; 0 when none. */
  errorCode: number;
}
export interface PolicyRecord {
  readonly id: string;
  readonly name: string;
  readonly phase: DeploymentPhase;
  state: PolicyState;
  /** SyncML status of the last node that was refused; 0 when none. */
  errorCode: number;
}

/** Intune's device record. */
export interface ManagedDevice {
  readonly id: string;
  readonly azureADDeviceId: string;
  readonly autopilotIdentityId: string;
  deviceName: string;
  userPrincipalName: string;
  readonly enrolledDateTime: SimTime;
  lastSyncDateTime: SimTime;
  osVersion: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly serialNumber: string;
  readonly deviceEnrollmentType: 'windowsAzureADJoin' | 'windowsAzureADJoinUsingDeviceAuth';
  readonly enrollmentProfileName: string;
  complianceState: 'unknown' | 'compliant' | 'noncompliant' | 'inGracePeriod';
  /** SHA-1 of the MDM client certificate, hex, upper case. */
  readonly certificateThumbprint: string;
  readonly apps: AppRecord[];
  readonly policies: PolicyRecord[];
}

export interface DeploymentDuration {
  start: SimTime;
  end: SimTime | null;
  state: 'notAttempted' | 'inProgress' | 'success' | 'failure';
}

/** deviceManagementAutopilotEvent: one deployment. */
export interface AutopilotEvent {
  readonly id: string;
  readonly deviceId: string;
  readonly deviceSerialNumber: string;
  managedDeviceName: string;
  userPrincipalName: string;
  readonly deviceRegistered: SimTime;
  readonly enrollmentStart: SimTime;
  readonly enrollmentType: 'azureADJoinedWithWhiteGlove' | 'azureADJoinedWithAutopilotProfile';
  readonly deploymentProfile: string;
  readonly espConfiguration: string;
  enrollmentState: 'enrolled' | 'failed';
  readonly deviceSetup: DeploymentDuration;
  readonly accountSetup: DeploymentDuration;
}
