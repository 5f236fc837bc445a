/** The records that an enrolment makes: managed device, Autopilot event, marks on identity and Entra device. */
import type { World } from '../../../world/world.ts';
import type { Directory } from '../../graph/directory.ts';
import type { AutopilotEvent, DeploymentDuration, ManagedDevice } from '../../graph/records.ts';
import type { Enrolment, Enrolments } from '../enrolments.ts';
import type { Applicant } from './enrolment-rules.ts';

interface Ports {
  readonly world: World;
  readonly directory: Directory;
  readonly enrolments: Enrolments;
}

export interface EnrolmentFacts {
  /** Of the MDM client certificate. */
  readonly thumbprint: string;
  readonly deviceName: string;
  readonly osVersion: string;
  /** Name of the status page's configuration. */
  readonly espConfiguration: (enrolment: Enrolment) => string;
}

export function newEnrolment(ports: Ports, applicant: Applicant, facts: EnrolmentFacts): Enrolment {
  const { world, directory, enrolments } = ports;
  const { entra, identity, user } = applicant;
  const { now } = world.clock;
  const byDevice = user === undefined;
  const profile = identity && directory.profiles.get(identity.held.profileId);
  const before = directory.managedDeviceOf(entra.deviceId);
  if (before) directory.managedDevices.delete(before.id);

  const managed: ManagedDevice = {
    id: world.random('managed devices').uuid(),
    azureADDeviceId: entra.deviceId,
    autopilotIdentityId: identity?.id ?? '',
    deviceName: facts.deviceName,
    userPrincipalName: user?.userPrincipalName ?? '',
    enrolledDateTime: now,
    lastSyncDateTime: now,
    osVersion: facts.osVersion,
    manufacturer: entra.manufacturer,
    model: entra.model,
    serialNumber: identity?.serialNumber ?? '',
    deviceEnrollmentType: byDevice ? 'windowsAzureADJoinUsingDeviceAuth' : 'windowsAzureADJoin',
    enrollmentProfileName: profile?.displayName ?? '',
    complianceState: 'unknown',
    certificateThumbprint: facts.thumbprint,
    apps: [],
    policies: [],
  };
  const notYet = (): DeploymentDuration => ({ start: now, end: null, state: 'notAttempted' });
  const event: Omit<AutopilotEvent, 'espConfiguration'> = {
    id: world.random('autopilot events').uuid(),
    deviceId: managed.id,
    deviceSerialNumber: managed.serialNumber,
    managedDeviceName: managed.deviceName,
    userPrincipalName: managed.userPrincipalName,
    deviceRegistered: identity?.held.since ?? now,
    enrollmentStart: now,
    enrollmentType: byDevice ? 'azureADJoinedWithWhiteGlove' : 'azureADJoinedWithAutopilotProfile',
    deploymentProfile: managed.enrollmentProfileName,
    enrollmentState: 'enrolled',
    deviceSetup: notYet(),
    accountSetup: notYet(),
  };
  const draft: Enrolment = {
    managed,
    entra,
    identity,
    event: { ...event, espConfiguration: '' },
    byDevice,
    readings: new Map(),
    unmetSince: new Map(),
    user,
  };
  const enrolment: Enrolment = {
    ...draft,
    event: { ...event, espConfiguration: facts.espConfiguration(draft) },
  };

  directory.managedDevices.set(managed.id, managed);
  directory.autopilotEvents.push(enrolment.event);
  enrolments.add(enrolment);
  entra.isManaged = true;
  if (identity) {
    identity.managedDeviceId = managed.id;
    identity.enrollmentState = 'enrolled';
    if (byDevice) identity.userlessEnrollmentStatus = 'blocked';
  }
  directory.changed.emit();
  return enrolment;
}
