/** Records that an export may hold beside configuration: devices as Entra ID, Autopilot and Intune kept them. */

/** Entra ID's device (facts/graph#device-types). */
export interface ExportedDevice {
  readonly id: string;
  readonly deviceId: string;
  readonly displayName: string;
  readonly accountEnabled: boolean;
  readonly physicalIds: readonly string[];
  readonly trustType: string;
  readonly enrollmentProfileName: string;
  readonly operatingSystemVersion: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly isManaged: boolean;
  readonly isCompliant: boolean | null;
}

/** windowsAutopilotDeviceIdentity: an export has no hash, the device is known by serial number and model. */
export interface ExportedIdentity {
  readonly id: string;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly productKey: string;
  readonly groupTag: string;
  readonly purchaseOrderIdentifier: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly addressableUserName: string;
  readonly azureActiveDirectoryDeviceId: string;
  readonly userlessEnrollmentBlocked: boolean;
}

/** Intune's managedDevice. */
export interface ExportedManagedDevice {
  readonly id: string;
  readonly deviceName: string;
  readonly azureADDeviceId: string;
  readonly serialNumber: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly osVersion: string;
  readonly userPrincipalName: string;
  readonly deviceEnrollmentType: string;
  readonly enrollmentProfileName: string;
  readonly complianceState: string;
  /** ISO 8601. */
  readonly enrolledDateTime: string;
  readonly lastSyncDateTime: string;
}
