/**
 * The services' records as plain JSON: Graph's objects of the beta version, with what Graph has in places of their own,
 * and '' for what nobody has said.
 */
import { iso, type SimTime } from '../world/time.ts';
import { intendedProfile } from './autopilot/intended-profile.ts';
import type { Directory } from './directory/directory.ts';
import type {
  AppRecord,
  AutopilotEvent,
  AutopilotIdentity,
  EntraDevice,
  ManagedDevice,
  PolicyRecord,
  TermsAcceptance,
} from './directory/records.ts';
import { eventGetters, statusDetails } from './graph/model/deployment-report.ts';
import { deviceGetters } from './graph/model/directory-sets.ts';
import { identityGetters } from './graph/model/identity-shape.ts';
import { managedDeviceGetters } from './graph/model/managed-device-shape.ts';
import { momentOf, shownBy, type ReadContext } from './graph/model/shape.ts';

const identity = { ...identityGetters.both, ...identityGetters.beta };
const device = { ...deviceGetters.both, ...deviceGetters.beta };
const managed = { ...managedDeviceGetters.both, ...managedDeviceGetters.beta };

const identityView = (record: AutopilotIdentity, context: ReadContext) => ({
  ...shownBy(identity, record, context),
  managedDeviceId: record.managedDeviceId,
  deploymentProfile: context.directory.profiles.get(record.held.profileId)?.displayName ?? '',
  intendedDeploymentProfile: intendedProfile(context.directory, record)?.displayName ?? '',
});

const deviceView = (record: EntraDevice, context: ReadContext) => ({
  ...shownBy(device, record, context),
  trustType: record.trustType,
  enrollmentProfileName: record.enrollmentProfileName,
  operatingSystemVersion: record.operatingSystemVersion,
  registrationDateTime: momentOf(record.registrationDateTime),
  certificateThumbprint: record.certificateThumbprint,
  registeredOwner: record.registeredOwner ?? '',
});

const appView = (app: AppRecord) => ({ ...app, lastReported: iso(app.lastReported) });
const policyView = (policy: PolicyRecord) => ({ ...policy, lastReported: iso(policy.lastReported) });

const managedView = (record: ManagedDevice, context: ReadContext) => ({
  ...shownBy(managed, record, context),
  azureADDeviceId: record.azureADDeviceId,
  autopilotIdentityId: record.autopilotIdentityId,
  certificateThumbprint: record.certificateThumbprint,
  complianceChanges: record.complianceChanges,
  compliancePolicies: record.compliancePolicies,
  apps: record.apps.map(appView),
  policies: record.policies.map(policyView),
  scripts: record.scripts.map((script) => ({ ...script })),
});

const eventView = (record: AutopilotEvent, context: ReadContext) => ({
  ...shownBy(eventGetters, record, context),
  policyStatusDetails: statusDetails(record),
});

const acceptanceView = (
  { termsId, version, userId, accepted }: TermsAcceptance,
  { directory }: ReadContext,
) => ({
  id: `${termsId}_${userId}`,
  termsAndConditions: directory.terms.get(termsId)?.displayName ?? '',
  userPrincipalName: directory.users.get(userId)?.userPrincipalName ?? '',
  acceptedVersion: version,
  acceptedDateTime: iso(accepted),
});

export function cloudRecords(directory: Directory, now: SimTime) {
  const context: ReadContext = { directory, now, version: 'beta' };
  const all = <R, V>(records: Iterable<R>, view: (record: R, context: ReadContext) => V): V[] =>
    [...records].map((record) => view(record, context));
  return {
    importedWindowsAutopilotDeviceIdentities: directory.imports.map((one) => ({ ...one })),
    windowsAutopilotDeviceIdentities: all(directory.identities.values(), identityView),
    devices: all(directory.devices.values(), deviceView),
    managedDevices: all(directory.managedDevices.values(), managedView),
    autopilotEvents: all(directory.autopilotEvents, eventView),
    termsAndConditionsAcceptanceStatuses: all(directory.termsAcceptances, acceptanceView),
  };
}
export type CloudRecords = ReturnType<typeof cloudRecords>;
