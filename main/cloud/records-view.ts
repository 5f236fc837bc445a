/** The services' records as plain JSON. */
import { iso, isoDuration, between } from '../world/time.ts';
import type { SimTime } from '../world/time.ts';
import { intendedProfile, profileStatus } from './autopilot/intended-profile.ts';
import type { Directory } from './graph/directory.ts';
import type {
  AppRecord,
  AutopilotEvent,
  AutopilotIdentity,
  DeploymentDuration,
  EntraDevice,
  ManagedDevice,
  PolicyRecord,
} from './graph/records.ts';

/** Graph's "never". */
const never = '0001-01-01T00:00:00Z';
const instantOf = (at: SimTime | null): string => (at === null ? never : iso(at));

const identityView = (directory: Directory, identity: AutopilotIdentity) => ({
  id: identity.id,
  serialNumber: identity.serialNumber,
  manufacturer: identity.manufacturer,
  model: identity.model,
  groupTag: identity.groupTag,
  purchaseOrderIdentifier: identity.purchaseOrderIdentifier,
  displayName: identity.displayName,
  userPrincipalName: identity.userPrincipalName,
  addressableUserName: identity.addressableUserName,
  azureActiveDirectoryDeviceId: identity.azureActiveDirectoryDeviceId,
  managedDeviceId: identity.managedDeviceId,
  enrollmentState: identity.enrollmentState,
  userlessEnrollmentStatus: identity.userlessEnrollmentStatus,
  lastContactedDateTime: instantOf(identity.lastContacted),
  deploymentProfile: directory.profiles.get(identity.held.profileId)?.displayName ?? '',
  intendedDeploymentProfile: intendedProfile(directory, identity)?.displayName ?? '',
  deploymentProfileAssignmentStatus: profileStatus(directory, identity),
});

const deviceView = (device: EntraDevice) => ({
  id: device.id,
  deviceId: device.deviceId,
  displayName: device.displayName,
  accountEnabled: device.accountEnabled,
  physicalIds: device.physicalIds,
  trustType: device.trustType,
  enrollmentProfileName: device.enrollmentProfileName,
  operatingSystemVersion: device.operatingSystemVersion,
  isManaged: device.isManaged,
  isCompliant: device.isCompliant,
  registrationDateTime: instantOf(device.registrationDateTime),
  certificateThumbprint: device.certificateThumbprint,
  registeredOwner: device.registeredOwner ?? '',
});

const managedView = (device: ManagedDevice) => ({
  ...device,
  enrolledDateTime: iso(device.enrolledDateTime),
  lastSyncDateTime: iso(device.lastSyncDateTime),
  apps: device.apps.map((app): AppRecord => ({ ...app })),
  policies: device.policies.map((policy): PolicyRecord => ({ ...policy })),
});

const durationOf = ({ start, end }: DeploymentDuration): string =>
  isoDuration(end === null ? between(start, start) : between(start, end));

/** policyStatusDetails of an event: what the device record says of apps and policies. */
const statusDetails = (device: ManagedDevice | undefined) => [
  ...(device?.apps ?? []).map(({ name, phase, tracked, state, errorCode }) => ({
    displayName: name,
    policyType: 'application',
    phase,
    complianceStatus: state === 'installed' ? 'installed' : state === 'failed' ? 'error' : 'notInstalled',
    trackedOnEnrollmentStatus: tracked,
    errorCode,
  })),
  ...(device?.policies ?? []).map(({ name, phase, state, errorCode }) => ({
    displayName: name,
    policyType: 'configurationPolicy',
    phase,
    complianceStatus: state === 'compliant' ? 'compliant' : state === 'error' ? 'error' : 'unknown',
    trackedOnEnrollmentStatus: false,
    errorCode,
  })),
];

const eventView = (directory: Directory, event: AutopilotEvent) => ({
  id: event.id,
  deviceId: event.deviceId,
  deviceSerialNumber: event.deviceSerialNumber,
  managedDeviceName: event.managedDeviceName,
  userPrincipalName: event.userPrincipalName,
  deviceRegisteredDateTime: iso(event.deviceRegistered),
  enrollmentStartDateTime: iso(event.enrollmentStart),
  enrollmentType: event.enrollmentType,
  enrollmentState: event.enrollmentState,
  windowsAutopilotDeploymentProfileDisplayName: event.deploymentProfile,
  windows10EnrollmentCompletionPageConfigurationDisplayName: event.espConfiguration,
  deviceSetupStatus: event.deviceSetup.state,
  deviceSetupDuration: durationOf(event.deviceSetup),
  accountSetupStatus: event.accountSetup.state,
  accountSetupDuration: durationOf(event.accountSetup),
  policyStatusDetails: statusDetails(directory.managedDevices.get(event.deviceId)),
});

export const cloudRecords = (directory: Directory) => ({
  windowsAutopilotDeviceIdentities: [...directory.identities.values()].map((identity) =>
    identityView(directory, identity),
  ),
  devices: [...directory.devices.values()].map(deviceView),
  managedDevices: [...directory.managedDevices.values()].map(managedView),
  autopilotEvents: directory.autopilotEvents.map((event) => eventView(directory, event)),
});
export type CloudRecords = ReturnType<typeof cloudRecords>;
