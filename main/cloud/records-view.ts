/** The services' records as plain JSON, in the shapes of Graph where Graph has one. */
import type { SimDuration, SimTime } from '../world/time.ts';
import { between, iso, isoDuration, milliseconds } from '../world/time.ts';
import { intendedProfile, profileStatus } from './autopilot/intended-profile.ts';
import type { Directory } from './directory/directory.ts';
import type {
  AppRecord,
  AutopilotEvent,
  AutopilotIdentity,
  DeploymentDuration,
  EntraDevice,
  ManagedDevice,
  PolicyRecord,
  TermsAcceptance,
} from './directory/records.ts';
import { complianceAt } from './intune/compliance/compliance.ts';
import { ownOf } from '../../shared/own.ts';

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
  remediationState: identity.remediationState,
  lastContactedDateTime: instantOf(identity.lastContacted),
  deploymentProfile: directory.profiles.get(identity.held.profileId)?.displayName ?? '',
  intendedDeploymentProfile: intendedProfile(directory, identity)?.displayName ?? '',
  deploymentProfileAssignmentStatus: profileStatus(directory, identity),
});

const deviceView = (directory: Directory, device: EntraDevice, now: SimTime) => {
  const managed = directory.managedDeviceOf(device.deviceId);
  const lapsed = managed && complianceAt(managed, directory.complianceDefaults, now) === 'noncompliant';
  return {
    id: device.id,
    deviceId: device.deviceId,
    displayName: device.displayName,
    accountEnabled: device.accountEnabled,
    physicalIds: device.physicalIds,
    trustType: device.trustType,
    enrollmentProfileName: device.enrollmentProfileName,
    operatingSystemVersion: device.operatingSystemVersion,
    isManaged: device.isManaged,
    isCompliant: lapsed && device.isCompliant !== null ? false : device.isCompliant,
    registrationDateTime: instantOf(device.registrationDateTime),
    certificateThumbprint: device.certificateThumbprint,
    registeredOwner: device.registeredOwner ?? '',
  };
};

const appView = (app: AppRecord) => ({ ...app, lastReported: iso(app.lastReported) });
const policyView = (policy: PolicyRecord) => ({ ...policy, lastReported: iso(policy.lastReported) });

/** managedDevice.joinType by the trust type of its Entra object. */
const joinTypes: Readonly<Record<string, string>> = {
  AzureAd: 'azureADJoined',
  ServerAd: 'hybridAzureADJoined',
  Workplace: 'azureADRegistered',
};

const managedView = (directory: Directory, device: ManagedDevice, now: SimTime) => {
  const { complianceGracePeriodExpiration, ...rest } = device;
  const user = directory.userByName(device.userPrincipalName);
  return {
    ...rest,
    userId: user?.id ?? '',
    userDisplayName: user?.displayName ?? '',
    managementAgent: 'mdm',
    joinType: ownOf(joinTypes, directory.device(device.azureADDeviceId)?.trustType ?? '') ?? 'unknown',
    autopilotEnrolled: device.autopilotIdentityId !== '',
    complianceState: complianceAt(device, directory.complianceDefaults, now),
    complianceGracePeriodExpirationDateTime: instantOf(complianceGracePeriodExpiration),
    enrolledDateTime: iso(device.enrolledDateTime),
    lastSyncDateTime: iso(device.lastSyncDateTime),
    apps: device.apps.map(appView),
    policies: device.policies.map(policyView),
    scripts: device.scripts.map((script) => ({ ...script })),
  };
};

/** Time that a part has taken until it ended, or until now. */
const spanOf = ({ start, end, state }: DeploymentDuration, now: SimTime): SimDuration =>
  between(start, end ?? (state === 'inProgress' ? now : start));

/** policyStatusDetails of an event: what the device record says, or said, of apps and policies. */
const statusDetails = ({ apps, policies }: AutopilotEvent) => [
  ...apps.map(({ name, phase, tracked, state, errorCode, lastReported }) => ({
    displayName: name,
    policyType: 'application',
    phase,
    complianceStatus: state === 'installed' ? 'installed' : state === 'failed' ? 'error' : 'notInstalled',
    trackedOnEnrollmentStatus: tracked,
    errorCode,
    lastReportedDateTime: iso(lastReported),
  })),
  ...policies.map(({ name, phase, state, errorCode, lastReported }) => ({
    displayName: name,
    policyType: 'configurationPolicy',
    phase,
    complianceStatus:
      state === 'compliant' ? 'compliant' : state === 'error' || state === 'conflict' ? 'error' : 'unknown',
    trackedOnEnrollmentStatus: false,
    errorCode,
    lastReportedDateTime: iso(lastReported),
  })),
];

/** A deployment fails with its first part that fails, and has succeeded when the parts that were begun have. */
function deploymentState({ enrollmentState, deviceSetup, accountSetup }: AutopilotEvent) {
  const parts = [deviceSetup.state, accountSetup.state];
  if (enrollmentState === 'failed' || parts.includes('failure')) return 'failure';
  if (parts.includes('inProgress')) return 'inProgress';
  return parts.includes('success') ? 'success' : 'notAttempted';
}

function eventView(directory: Directory, event: AutopilotEvent, now: SimTime) {
  const state = deploymentState(event);
  const ends = [event.deviceSetup.end, event.accountSetup.end].filter((end) => end !== null);
  const refused = event.enrollmentState === 'failed';
  const end = refused ? event.enrollmentStart : (ends.toSorted((a, b) => b - a)[0] ?? null);
  return {
    id: event.id,
    deviceId: event.deviceId,
    deviceSerialNumber: event.deviceSerialNumber,
    managedDeviceName: event.managedDeviceName,
    userPrincipalName: event.userPrincipalName,
    userId: directory.userByName(event.userPrincipalName)?.id ?? '',
    eventDateTime: iso(event.enrollmentStart),
    deviceRegisteredDateTime: iso(event.deviceRegistered),
    enrollmentStartDateTime: iso(event.enrollmentStart),
    enrollmentType: event.enrollmentType,
    enrollmentState: event.enrollmentState,
    enrollmentFailureDetails: event.enrollmentFailureDetails,
    osVersion: event.osVersion,
    windowsAutopilotDeploymentProfileDisplayName: event.deploymentProfile,
    windows10EnrollmentCompletionPageConfigurationDisplayName: event.espConfiguration,
    windows10EnrollmentCompletionPageConfigurationId: event.espConfigurationId,
    deploymentState: state,
    deploymentStartDateTime: iso(event.enrollmentStart),
    deploymentEndDateTime: instantOf(end),
    // What device setup and account setup took; the total has the time before and between them in it.
    deploymentDuration: isoDuration(
      milliseconds(spanOf(event.deviceSetup, now) + spanOf(event.accountSetup, now)),
    ),
    deploymentTotalDuration: isoDuration(between(event.enrollmentStart, end ?? event.enrollmentStart)),
    deviceSetupStatus: event.deviceSetup.state,
    deviceSetupDuration: isoDuration(spanOf(event.deviceSetup, now)),
    accountSetupStatus: event.accountSetup.state,
    accountSetupDuration: isoDuration(spanOf(event.accountSetup, now)),
    policyStatusDetails: statusDetails(event),
  };
}

const acceptanceView = (directory: Directory, { termsId, version, userId, accepted }: TermsAcceptance) => ({
  id: `${termsId}_${userId}`,
  termsAndConditions: directory.terms.get(termsId)?.displayName ?? '',
  userPrincipalName: directory.users.get(userId)?.userPrincipalName ?? '',
  acceptedVersion: version,
  acceptedDateTime: iso(accepted),
});

export const cloudRecords = (directory: Directory, now: SimTime) => ({
  importedWindowsAutopilotDeviceIdentities: directory.imports.map((one) => ({ ...one })),
  windowsAutopilotDeviceIdentities: [...directory.identities.values()].map((identity) =>
    identityView(directory, identity),
  ),
  devices: [...directory.devices.values()].map((device) => deviceView(directory, device, now)),
  managedDevices: [...directory.managedDevices.values()].map((device) => managedView(directory, device, now)),
  autopilotEvents: directory.autopilotEvents.map((event) => eventView(directory, event, now)),
  termsAndConditionsAcceptanceStatuses: directory.termsAcceptances.map((one) =>
    acceptanceView(directory, one),
  ),
});
export type CloudRecords = ReturnType<typeof cloudRecords>;
