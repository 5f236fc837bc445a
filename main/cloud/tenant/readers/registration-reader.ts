/** Readers of devices: imports by hardware hash, and records as Autopilot, Entra ID and Intune export them. */
import { isGraphObject, flagOf, textOf, textsOf } from '../graph-object.ts';
import type { Reader } from '../tenant-draft.ts';

/**
 * importedWindowsAutopilotDeviceIdentity (facts/graph#autopilot-types). Without its hash an import registers
 * nothing.
 */
export const readImportedIdentity: Reader = ({ object, draft, part }) => {
  const hardwareHash = textOf(object, 'hardwareIdentifier');
  if (hardwareHash === '') {
    part('hardwareIdentifier is missing');
    return;
  }
  draft.registrations.push({
    serialNumber: textOf(object, 'serialNumber'),
    productId: textOf(object, 'productKey'),
    hardwareHash,
    groupTag: textOf(object, 'groupTag'),
    assignedUser: textOf(object, 'assignedUserPrincipalName'),
  });
};

/** windowsAutopilotDeviceIdentity: Graph never tells the hash; serial number, maker and model find the device. */
export const readIdentity: Reader = ({ object, id, draft, part }) => {
  const serialNumber = textOf(object, 'serialNumber');
  if (serialNumber === '') part('serialNumber is missing');
  draft.identities.push({
    id,
    serialNumber,
    manufacturer: textOf(object, 'manufacturer'),
    model: textOf(object, 'model'),
    productKey: textOf(object, 'productKey'),
    groupTag: textOf(object, 'groupTag'),
    purchaseOrderIdentifier: textOf(object, 'purchaseOrderIdentifier'),
    displayName: textOf(object, 'displayName'),
    userPrincipalName: textOf(object, 'userPrincipalName'),
    addressableUserName: textOf(object, 'addressableUserName'),
    azureActiveDirectoryDeviceId:
      textOf(object, 'azureAdDeviceId') || textOf(object, 'azureActiveDirectoryDeviceId'),
    userlessEnrollmentBlocked: textOf(object, 'userlessEnrollmentStatus') === 'blocked',
  });
};

export const readDevice: Reader = ({ object, id, name, draft }) => {
  const { isCompliant } = object;
  draft.devices.push({
    id,
    deviceId: textOf(object, 'deviceId') || id,
    displayName: name,
    accountEnabled: flagOf(object, 'accountEnabled', true),
    physicalIds: textsOf(object, 'physicalIds'),
    trustType: textOf(object, 'trustType'),
    enrollmentProfileName: textOf(object, 'enrollmentProfileName'),
    operatingSystemVersion: textOf(object, 'operatingSystemVersion'),
    manufacturer: textOf(object, 'manufacturer'),
    model: textOf(object, 'model'),
    isManaged: flagOf(object, 'isManaged'),
    isCompliant: typeof isCompliant === 'boolean' ? isCompliant : null,
  });
};

export const readManagedDevice: Reader = ({ object, id, name, draft, part }) => {
  const states = object['deviceConfigurationStates'];
  if (Array.isArray(states) && states.some(isGraphObject)) part('deviceConfigurationStates');
  draft.managedDevices.push({
    id,
    deviceName: name,
    azureADDeviceId: textOf(object, 'azureADDeviceId') || textOf(object, 'azureActiveDirectoryDeviceId'),
    serialNumber: textOf(object, 'serialNumber'),
    manufacturer: textOf(object, 'manufacturer'),
    model: textOf(object, 'model'),
    osVersion: textOf(object, 'osVersion'),
    userPrincipalName: textOf(object, 'userPrincipalName'),
    deviceEnrollmentType: textOf(object, 'deviceEnrollmentType'),
    enrollmentProfileName: textOf(object, 'enrollmentProfileName'),
    complianceState: textOf(object, 'complianceState'),
    enrolledDateTime: textOf(object, 'enrolledDateTime'),
    lastSyncDateTime: textOf(object, 'lastSyncDateTime'),
  });
};
