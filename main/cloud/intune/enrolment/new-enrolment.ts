/** The records that an enrolment makes: managed device, Autopilot event, marks on identity and Entra device. */
import type { World } from '../../../world/world.ts';
import type { Directory } from '../../directory/directory.ts';
import type { AutopilotEvent, DeploymentDuration, ManagedDevice } from '../../directory/records.ts';
import type { EspConfiguration } from '../../tenant/tenant.ts';
import type { Enrolment, Enrolments } from '../enrolments.ts';
import { editionName } from './editions.ts';
import type { Applicant, EnrolmentClaims } from './applicant.ts';
import { failureDetails, type Refusal } from './fault.ts';

interface Ports {
  readonly world: World;
  readonly directory: Directory;
  readonly enrolments: Enrolments;
}

export interface EnrolmentFacts {
  /** Of the managed device. */
  readonly id: string;
  /** Of the MDM client certificate. */
  readonly thumbprint: string;
  readonly deviceName: string;
  readonly claims: EnrolmentClaims;
  /** The device waits for a domain join (BootstrapDomainJoin, WhiteGloveHybridJoin). */
  readonly hybrid: boolean;
  /** A device without a person may not enrol again from here on. */
  readonly blocksAtOnce: boolean;
  /** The status page's configuration that holds at this moment. */
  readonly espConfiguration: EspConfiguration;
}

type EventFacts = Pick<
  AutopilotEvent,
  | 'deviceId'
  | 'managedDeviceName'
  | 'enrollmentState'
  | 'enrollmentFailureDetails'
  | 'osVersion'
  | 'enrollmentType'
  | 'apps'
  | 'policies'
> & { readonly esp: Pick<EspConfiguration, 'id' | 'displayName'> | undefined };

/** deviceManagementAutopilotEvent.enrollmentType: by the kind of the join, and who has enrolled the device. */
const enrollmentTypes = {
  entra: { device: 'azureADJoinedWithWhiteGlove', user: 'azureADJoinedWithAutopilotProfile' },
  hybrid: { device: 'offlineDomainJoinedWithWhiteGlove', user: 'offlineDomainJoined' },
} as const;

function newEvent({ world, directory }: Ports, applicant: Applicant, facts: EventFacts): AutopilotEvent {
  const { identity, user } = applicant;
  const { now } = world.clock;
  const { esp, ...rest } = facts;
  const notYet = (): DeploymentDuration => ({ start: now, end: null, state: 'notAttempted' });
  return {
    id: world.random('autopilot events').uuid(),
    deviceSerialNumber: identity?.serialNumber ?? '',
    userPrincipalName: user?.userPrincipalName ?? '',
    deviceRegistered: identity?.held.since ?? now,
    enrollmentStart: now,
    deploymentProfile: (identity && directory.profiles.get(identity.held.profileId)?.displayName) ?? '',
    espConfiguration: esp?.displayName ?? '',
    espConfigurationId: esp?.id ?? '',
    deviceSetup: notYet(),
    accountSetup: notYet(),
    ...rest,
  };
}

export function newEnrolment(ports: Ports, applicant: Applicant, facts: EnrolmentFacts): Enrolment {
  const { world, directory, enrolments } = ports;
  const { entra, identity, user } = applicant;
  const { now } = world.clock;
  const byDevice = user === undefined;
  const before = directory.managedDeviceOf(entra.deviceId);
  if (before) directory.managedDevices.delete(before.id);

  const managed: ManagedDevice = {
    id: facts.id,
    azureADDeviceId: entra.deviceId,
    autopilotIdentityId: identity?.id ?? '',
    deviceName: facts.deviceName,
    userPrincipalName: user?.userPrincipalName ?? '',
    enrolledDateTime: now,
    lastSyncDateTime: now,
    osVersion: facts.claims.osVersion,
    manufacturer: entra.manufacturer,
    model: entra.model,
    serialNumber: identity?.serialNumber ?? '',
    deviceEnrollmentType: byDevice ? 'windowsAzureADJoinUsingDeviceAuth' : 'windowsAzureADJoin',
    enrollmentProfileName: (identity && directory.profiles.get(identity.held.profileId)?.displayName) ?? '',
    complianceState: 'unknown',
    complianceChanges: [],
    complianceGracePeriodExpiration: null,
    managementState: 'managed',
    isEncrypted: false,
    notes: null,
    actions: [],
    certificateThumbprint: facts.thumbprint,
    apps: [],
    policies: [],
    scripts: [],
    compliancePolicies: [],
  };
  const event = newEvent(ports, applicant, {
    deviceId: managed.id,
    managedDeviceName: managed.deviceName,
    enrollmentState: 'enrolled',
    enrollmentFailureDetails: '',
    osVersion: managed.osVersion,
    enrollmentType: enrollmentTypes[facts.hybrid ? 'hybrid' : 'entra'][byDevice ? 'device' : 'user'],
    apps: managed.apps,
    policies: managed.policies,
    esp: facts.espConfiguration,
  });
  const enrolment: Enrolment = {
    managed,
    entra,
    identity,
    event,
    byDevice,
    hybrid: facts.hybrid ? { joined: false, provisioned: false, resealed: false, device: undefined } : null,
    readings: new Map(),
    unmetSince: new Map(),
    complianceIsHeld: false,
    revision: 0,
    user,
  };

  directory.managedDevices.set(managed.id, managed);
  directory.autopilotEvents.push(event);
  enrolments.add(enrolment);
  entra.isManaged = true;
  entra.operatingSystemSku = editionName(facts.claims.osEdition);
  if (identity) {
    identity.managedDeviceId = managed.id;
    identity.enrollmentState = 'enrolled';
    if (byDevice && facts.blocksAtOnce) identity.userlessEnrollmentStatus = 'blocked';
  }
  directory.changed.emit();
  return enrolment;
}

/** The deployment report names refused enrolments too. */
export function noteRefusal(
  ports: Ports,
  applicant: Applicant,
  refusal: Refusal,
  { osVersion }: EnrolmentClaims,
): void {
  const { identity, entra } = applicant;
  if (identity && identity.enrollmentState !== 'enrolled') identity.enrollmentState = 'failed';
  ports.directory.autopilotEvents.push(
    newEvent(ports, applicant, {
      deviceId: '',
      managedDeviceName: entra.displayName,
      enrollmentState: 'failed',
      enrollmentFailureDetails: failureDetails(refusal),
      osVersion,
      enrollmentType: enrollmentTypes.entra[applicant.user ? 'user' : 'device'],
      apps: [],
      policies: [],
      esp: undefined,
    }),
  );
}
