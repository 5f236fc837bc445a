/** Intune's records: managed devices and the deployment report (facts/graph#device-types). */
import { complianceAt } from '../../intune/compliance/compliance.ts';
import type { AutopilotEvent, ManagedDevice } from '../../directory/records.ts';
import { ownOf } from '../../../../shared/own.ts';
import type { GraphObject } from '../../tenant/graph-object.ts';
import { iso } from '../../../world/time.ts';
import { entitySet, type Navigation } from './entity-set.ts';
import { eventGetters, statusDetails } from './deployment-report.ts';
import { momentOf, never, noId, tableShape, type ReadContext } from './shape.ts';
import { users } from './directory-sets.ts';

/** managedDevice.joinType by the trust type of its Entra object. */
const joinTypes: Readonly<Record<string, string>> = {
  AzureAd: 'azureADJoined',
  ServerAd: 'hybridAzureADJoined',
  Workplace: 'azureADRegistered',
};

const userOf = ({ userPrincipalName }: ManagedDevice, { directory }: ReadContext) =>
  directory.userByName(userPrincipalName);
const identityOf = ({ autopilotIdentityId }: ManagedDevice, { directory }: ReadContext) =>
  directory.identities.get(autopilotIdentityId);
/** Bytes in a gigabyte of a disk. */
const gigabyte = 1024 ** 3;

export const managedDeviceShape = tableShape<ManagedDevice>(
  {
    id: ({ id }) => id,
    userId: (device, context) => userOf(device, context)?.id ?? '',
    deviceName: ({ deviceName }) => deviceName,
    managedDeviceName: ({ id, deviceName }) => `${deviceName}_${id.slice(0, 8)}`,
    managedDeviceOwnerType: () => 'company',
    enrolledDateTime: ({ enrolledDateTime }) => iso(enrolledDateTime),
    lastSyncDateTime: ({ lastSyncDateTime }) => iso(lastSyncDateTime),
    operatingSystem: () => 'Windows',
    osVersion: ({ osVersion }) => osVersion,
    complianceState: (device, { directory, now }) => complianceAt(device, directory.complianceDefaults, now),
    complianceGracePeriodExpirationDateTime: ({ complianceGracePeriodExpiration }) =>
      momentOf(complianceGracePeriodExpiration),
    managementAgent: () => 'mdm',
    deviceEnrollmentType: ({ deviceEnrollmentType }) => deviceEnrollmentType || 'unknown',
    deviceRegistrationState: () => 'registered',
    deviceCategoryDisplayName: () => 'Unknown',
    enrollmentProfileName: ({ enrollmentProfileName }) => enrollmentProfileName,
    azureADRegistered: () => true,
    azureADDeviceId: ({ azureADDeviceId }) => azureADDeviceId || noId,
    emailAddress: ({ userPrincipalName }) => userPrincipalName,
    userPrincipalName: ({ userPrincipalName }) => userPrincipalName,
    userDisplayName: (device, context) => userOf(device, context)?.displayName ?? '',
    model: ({ model }) => model,
    manufacturer: ({ manufacturer }) => manufacturer,
    serialNumber: ({ serialNumber }) => serialNumber,
    isEncrypted: ({ isEncrypted }) => isEncrypted,
    isSupervised: () => false,
    jailBroken: () => 'Unknown',
    exchangeAccessState: () => 'none',
    exchangeAccessStateReason: () => 'none',
    exchangeLastSuccessfulSyncDateTime: () => never,
    easActivated: () => false,
    easActivationDateTime: () => never,
    easDeviceId: () => '',
    partnerReportedThreatState: () => 'unknown',
    physicalMemoryInBytes: (device, context) =>
      (identityOf(device, context)?.inventory?.memory.gigabytes ?? 0) * gigabyte,
    totalStorageSpaceInBytes: (device, context) =>
      (identityOf(device, context)?.inventory?.disks[0]?.gigabytes ?? 0) * gigabyte,
    freeStorageSpaceInBytes: () => 0,
    wiFiMacAddress: () => '',
    ethernetMacAddress: () => null,
    managementCertificateExpirationDate: () => never,
    notes: () => null,
    deviceActionResults: () => [],
  },
  {
    managementState: ({ managementState }) => managementState,
    joinType: ({ azureADDeviceId }, { directory }) =>
      ownOf(joinTypes, directory.device(azureADDeviceId)?.trustType ?? '') ?? 'unknown',
    autopilotEnrolled: ({ autopilotIdentityId }) => autopilotIdentityId !== '',
    aadRegistered: () => true,
    azureActiveDirectoryDeviceId: ({ azureADDeviceId }) => azureADDeviceId || noId,
    deviceType: () => 'windowsRT',
    ownerType: () => 'company',
    managementFeatures: () => 'none',
    chassisType: () => 'unknown',
    lostModeState: () => 'disabled',
    roleScopeTagIds: () => [],
    skuFamily: ({ azureADDeviceId }, { directory }) =>
      directory.device(azureADDeviceId)?.operatingSystemSku ?? '',
    skuNumber: () => 0,
    usersLoggedOn: (device, context) => {
      const user = userOf(device, context);
      return user ? [{ userId: user.id, lastLogOnDateTime: iso(device.lastSyncDateTime) }] : [];
    },
  },
);

/** A policy's state on the device, as the older states of both lists have it. */
const states: Readonly<Record<string, string>> = {
  unknown: 'unknown',
  compliant: 'compliant',
  error: 'error',
  conflict: 'conflict',
  pending: 'unknown',
  notApplicable: 'notApplicable',
  noncompliant: 'nonCompliant',
  inGracePeriod: 'nonCompliant',
};

const policyState = (
  { userPrincipalName }: ManagedDevice,
  policy: { readonly id: string; readonly name: string; readonly state: string },
  settings: readonly GraphObject[],
): GraphObject => ({
  id: policy.id,
  displayName: policy.name,
  version: 1,
  platformType: 'windows10AndLater',
  state: ownOf(states, policy.state) ?? 'unknown',
  settingCount: settings.length,
  settingStates: settings,
  userPrincipalName,
});

const configurationStates: Navigation<ManagedDevice> = {
  many: true,
  of: (device) =>
    device.policies.map((policy) =>
      policyState(
        device,
        policy,
        policy.settings.map(({ setting, state, errorCode }) => ({
          setting,
          state: ownOf(states, state) ?? 'unknown',
          errorCode,
        })),
      ),
    ),
};

const complianceStates: Navigation<ManagedDevice> = {
  many: true,
  of: (device) =>
    device.compliancePolicies.map((policy) =>
      policyState(
        device,
        policy,
        policy.settings.map(({ setting, state }) => ({
          setting,
          state: ownOf(states, state) ?? 'unknown',
        })),
      ),
    ),
};

export const managedDevices = entitySet<ManagedDevice>({
  path: 'deviceManagement/managedDevices',
  type: 'managedDevice',
  origin: 'intune',
  shape: managedDeviceShape,
  searched: ['deviceName', 'serialNumber'],
  timed: true,
  idOf: ({ id }) => id,
  map: ({ directory }) => directory.managedDevices,
  navigations: {
    deviceConfigurationStates: configurationStates,
    deviceCompliancePolicyStates: complianceStates,
    detectedApps: { many: true, beta: true, of: detectedApps },
    users: {
      many: true,
      of: (device, context) => {
        const user = userOf(device, context);
        return user ? [users.shape.view(user, context, null)] : [];
      },
    },
    deviceCategory: { many: false, of: () => null },
  },
});

/** What the inventory of programs holds: the apps that were found installed. */
function detectedApps({ apps }: ManagedDevice, { directory }: ReadContext): readonly GraphObject[] {
  return apps.flatMap((app) =>
    app.state === 'installed'
      ? [
          {
            id: app.id,
            displayName: app.name,
            version: directory.apps.get(app.id)?.displayVersion ?? '',
            sizeInByte: directory.apps.get(app.id)?.size ?? 0,
            deviceCount: 1,
            publisher: null,
            platform: 'windows',
          },
        ]
      : [],
  );
}

export const autopilotEvents = entitySet<AutopilotEvent>({
  path: 'deviceManagement/autopilotEvents',
  type: 'deviceManagementAutopilotEvent',
  origin: 'intune',
  versions: ['beta'],
  shape: tableShape<AutopilotEvent>(eventGetters),
  searched: ['deviceSerialNumber'],
  timed: true,
  idOf: ({ id }) => id,
  map: ({ directory }) => new Map(directory.autopilotEvents.map((one) => [one.id, one])),
  navigations: { policyStatusDetails: { many: true, of: statusDetails } },
});
