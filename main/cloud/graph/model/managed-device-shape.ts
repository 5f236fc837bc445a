/** managedDevice: Intune's record of a device (facts/graph#device-types). */
import { complianceAt } from '../../intune/compliance/compliance.ts';
import type { ManagedDevice } from '../../directory/records.ts';
import { ownOf } from '../../../../shared/own.ts';
import {
  dateOf,
  momentOf,
  never,
  noId,
  tableShape,
  type GettersByVersion,
  type ReadContext,
} from './shape.ts';

/** managedDevice.joinType by the trust type of its Entra object. */
const joinTypes: Readonly<Record<string, string>> = {
  AzureAd: 'azureADJoined',
  ServerAd: 'hybridAzureADJoined',
  Workplace: 'azureADRegistered',
};

export const userOf = ({ userPrincipalName }: ManagedDevice, { directory }: ReadContext) =>
  directory.userByName(userPrincipalName);
const identityOf = ({ autopilotIdentityId }: ManagedDevice, { directory }: ReadContext) =>
  directory.identities.get(autopilotIdentityId);
/** Bytes in a gigabyte of a disk. */
const gigabyte = 1024 ** 3;

export const managedDeviceGetters = {
  both: {
    id: ({ id }) => id,
    userId: (device, context) => userOf(device, context)?.id ?? '',
    deviceName: ({ deviceName }) => deviceName,
    managedDeviceName: ({ id, deviceName }) => `${deviceName}_${id.slice(0, 8)}`,
    managedDeviceOwnerType: () => 'company',
    enrolledDateTime: ({ enrolledDateTime }) => dateOf(enrolledDateTime),
    lastSyncDateTime: ({ lastSyncDateTime }) => dateOf(lastSyncDateTime),
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
    notes: ({ notes }) => notes,
    deviceActionResults: ({ actions }) =>
      actions.map(({ name, at }) => ({
        actionName: name,
        actionState: 'pending',
        startDateTime: dateOf(at),
        lastUpdatedDateTime: dateOf(at),
      })),
  },
  beta: {
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
      return user ? [{ userId: user.id, lastLogOnDateTime: dateOf(device.lastSyncDateTime) }] : [];
    },
  },
} satisfies GettersByVersion<ManagedDevice>;

export const managedDeviceShape = tableShape(managedDeviceGetters);
