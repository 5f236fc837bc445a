/** windowsAutopilotDeviceIdentity (facts/graph#autopilot-types). */
import { profileStatus } from '../../autopilot/intended-profile.ts';
import type { AutopilotIdentity } from '../../directory/records.ts';
import { momentOf, never, noId, tableShape, type GettersByVersion } from './shape.ts';

export const identityGetters = {
  both: {
    id: ({ id }) => id,
    groupTag: ({ groupTag }) => groupTag,
    purchaseOrderIdentifier: ({ purchaseOrderIdentifier }) => purchaseOrderIdentifier,
    serialNumber: ({ serialNumber }) => serialNumber,
    productKey: ({ productKey }) => productKey,
    manufacturer: ({ manufacturer }) => manufacturer,
    model: ({ model }) => model,
    enrollmentState: ({ enrollmentState }) => enrollmentState,
    lastContactedDateTime: ({ lastContacted }) => momentOf(lastContacted),
    addressableUserName: ({ addressableUserName }) => addressableUserName,
    userPrincipalName: ({ userPrincipalName }) => userPrincipalName,
    resourceName: () => '',
    skuNumber: ({ inventory }) => inventory?.smbios.skuNumber ?? '',
    systemFamily: ({ inventory }) => inventory?.smbios.family ?? '',
    azureActiveDirectoryDeviceId: ({ azureActiveDirectoryDeviceId }) => azureActiveDirectoryDeviceId,
    managedDeviceId: ({ managedDeviceId }) => managedDeviceId || noId,
    displayName: ({ displayName }) => displayName,
  },
  beta: {
    azureAdDeviceId: ({ azureActiveDirectoryDeviceId }) => azureActiveDirectoryDeviceId,
    deploymentProfileAssignmentStatus: (identity, { directory }) => profileStatus(directory, identity),
    deploymentProfileAssignmentDetailedStatus: () => 'none',
    deploymentProfileAssignedDateTime: ({ held }) => (held.profileId === '' ? never : momentOf(held.since)),
    remediationState: ({ remediationState }) => remediationState,
    remediationStateLastModifiedDateTime: () => never,
    userlessEnrollmentStatus: ({ userlessEnrollmentStatus }) => userlessEnrollmentStatus,
    deviceAccountUpn: ({ deviceAccountUpn }) => deviceAccountUpn,
    deviceAccountPassword: () => '',
    deviceFriendlyName: ({ deviceFriendlyName }) => deviceFriendlyName,
  },
} satisfies GettersByVersion<AutopilotIdentity>;

export const identityShape = tableShape(identityGetters);
