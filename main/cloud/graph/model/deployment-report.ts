/** deviceManagementAutopilotEvent: what the deployment report tells of one deployment. */
import type { AutopilotEvent, DeploymentDuration } from '../../directory/records.ts';
import type { GraphObject } from '../../tenant/graph-object.ts';
import { derivedId } from '../../tenant/derived-id.ts';
import { between, isoDuration, milliseconds, type SimDuration, type SimTime } from '../../../world/time.ts';
import { dateOf, momentOf, type Getters } from './shape.ts';

/** Time that a part has taken until it ended, or until now. */
const spanOf = ({ start, end, state }: DeploymentDuration, now: SimTime): SimDuration =>
  between(start, end ?? (state === 'inProgress' ? now : start));

/** A deployment fails with its first part that fails, and has succeeded when the parts that were begun have. */
function deploymentState({ enrollmentState, deviceSetup, accountSetup }: AutopilotEvent): string {
  const parts = [deviceSetup.state, accountSetup.state];
  if (enrollmentState === 'failed' || parts.includes('failure')) return 'failure';
  if (parts.includes('inProgress')) return 'inProgress';
  return parts.includes('success') ? 'success' : 'notAttempted';
}

function endOf({
  deviceSetup,
  accountSetup,
  enrollmentState,
  enrollmentStart,
}: AutopilotEvent): SimTime | null {
  if (enrollmentState === 'failed') return enrollmentStart;
  const ends = [deviceSetup.end, accountSetup.end].filter((end) => end !== null);
  return ends.toSorted((a, b) => b - a)[0] ?? null;
}

export const eventGetters = {
  id: ({ id }) => id,
  deviceId: ({ deviceId }) => deviceId,
  deviceSerialNumber: ({ deviceSerialNumber }) => deviceSerialNumber,
  managedDeviceName: ({ managedDeviceName }) => managedDeviceName,
  userPrincipalName: ({ userPrincipalName }) => userPrincipalName,
  userId: ({ userPrincipalName }, { directory }) => directory.userByName(userPrincipalName)?.id ?? '',
  eventDateTime: ({ enrollmentStart }) => dateOf(enrollmentStart),
  deviceRegisteredDateTime: ({ deviceRegistered }) => dateOf(deviceRegistered),
  enrollmentStartDateTime: ({ enrollmentStart }) => dateOf(enrollmentStart),
  enrollmentType: ({ enrollmentType }) => enrollmentType,
  enrollmentState: ({ enrollmentState }) => enrollmentState,
  enrollmentFailureDetails: ({ enrollmentFailureDetails }) => enrollmentFailureDetails,
  osVersion: ({ osVersion }) => osVersion,
  windowsAutopilotDeploymentProfileDisplayName: ({ deploymentProfile }) => deploymentProfile,
  windows10EnrollmentCompletionPageConfigurationDisplayName: ({ espConfiguration }) => espConfiguration,
  windows10EnrollmentCompletionPageConfigurationId: ({ espConfigurationId }) => espConfigurationId,
  deploymentState,
  deploymentStartDateTime: ({ enrollmentStart }) => dateOf(enrollmentStart),
  deploymentEndDateTime: (event) => momentOf(endOf(event)),
  // What device setup and account setup took; the total has the time before and between them in it.
  deploymentDuration: ({ deviceSetup, accountSetup }, { now }) =>
    isoDuration(milliseconds(spanOf(deviceSetup, now) + spanOf(accountSetup, now))),
  deploymentTotalDuration: (event) =>
    isoDuration(between(event.enrollmentStart, endOf(event) ?? event.enrollmentStart)),
  deviceSetupStatus: ({ deviceSetup }) => deviceSetup.state,
  deviceSetupDuration: ({ deviceSetup }, { now }) => isoDuration(spanOf(deviceSetup, now)),
  accountSetupStatus: ({ accountSetup }) => accountSetup.state,
  accountSetupDuration: ({ accountSetup }, { now }) => isoDuration(spanOf(accountSetup, now)),
} satisfies Getters<AutopilotEvent>;

/** policyStatusDetails of an event: what the device record says, or said, of apps and policies. */
export const statusDetails = ({ id, apps, policies }: AutopilotEvent): readonly GraphObject[] => [
  ...apps.map((app) => ({
    id: derivedId(`status ${id} ${app.id} ${app.phase}`),
    displayName: app.name,
    policyType: 'application',
    complianceStatus:
      app.state === 'installed' ? 'installed' : app.state === 'failed' ? 'error' : 'notInstalled',
    trackedOnEnrollmentStatus: app.tracked,
    errorCode: app.errorCode,
    lastReportedDateTime: dateOf(app.lastReported),
  })),
  ...policies.map((policy) => ({
    id: derivedId(`status ${id} ${policy.id} ${policy.phase}`),
    displayName: policy.name,
    policyType: 'configurationPolicy',
    complianceStatus:
      policy.state === 'compliant'
        ? 'compliant'
        : policy.state === 'error' || policy.state === 'conflict'
          ? 'error'
          : 'unknown',
    trackedOnEnrollmentStatus: false,
    errorCode: policy.errorCode,
    lastReportedDateTime: dateOf(policy.lastReported),
  })),
];
