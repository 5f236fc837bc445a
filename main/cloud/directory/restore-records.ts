/** Puts the device records of an export into the directory: as they stood when the export was made. */
import { derivedId } from '../tenant/derived-id.ts';
import type { ExportedIdentity, ExportedManagedDevice } from '../tenant/exported-records.ts';
import type { SimTime } from '../../world/time.ts';
import { parseInstant } from '../../world/time.ts';
import { physicalIds } from './physical-ids.ts';
import { blankDevice } from './blank-device.ts';
import type { Directory } from './directory.ts';
import type { AutopilotIdentity, EntraDevice, ManagedDevice } from './records.ts';

export function restoreRecords(directory: Directory, now: SimTime): void {
  const { tenant } = directory;
  for (const device of tenant.devices) {
    const { physicalIds: ids, ...rest } = device;
    directory.devices.set(device.id, {
      ...blankDevice(device.id, device.deviceId),
      ...rest,
      physicalIds: [...ids],
    });
  }
  const byDeviceId = new Map([...directory.devices.values()].map((device) => [device.deviceId, device]));
  for (const exported of tenant.identities) restoreIdentity(directory, exported, now, byDeviceId);
  for (const exported of tenant.managedDevices) restoreManagedDevice(directory, exported, now);
}

const noId = /^(0{8}-0{4}-0{4}-0{4}-0{12})?$/;

function restoreIdentity(
  directory: Directory,
  exported: ExportedIdentity,
  now: SimTime,
  byDeviceId: Map<string, EntraDevice>,
): void {
  const { userlessEnrollmentBlocked, ...rest } = exported;
  const known = !noId.test(exported.azureActiveDirectoryDeviceId);
  const identity: AutopilotIdentity = {
    ...rest,
    azureActiveDirectoryDeviceId: known
      ? exported.azureActiveDirectoryDeviceId
      : derivedId(`device of ${exported.id}`),
    deviceAccountUpn: '',
    deviceFriendlyName: '',
    hardwareHash: '',
    inventory: null,
    managedDeviceId: '',
    enrollmentState: 'notContacted',
    lastContacted: null,
    userlessEnrollmentStatus: userlessEnrollmentBlocked ? 'blocked' : 'allowed',
    remediationState: 'noRemediationRequired',
    held: { profileId: '', userPrincipalName: '', since: now },
  };
  directory.identities.set(identity.id, identity);
  const device = byDeviceId.get(identity.azureActiveDirectoryDeviceId);
  if (device) device.physicalIds = [...new Set([...device.physicalIds, ...physicalIds(identity)])];
  else {
    const id = derivedId(`device object of ${identity.id}`);
    const made = {
      ...blankDevice(id, identity.azureActiveDirectoryDeviceId),
      displayName: identity.serialNumber,
      physicalIds: physicalIds(identity),
      manufacturer: identity.manufacturer,
      model: identity.model,
    };
    directory.devices.set(id, made);
    byDeviceId.set(made.deviceId, made);
  }
}

const states: readonly ManagedDevice['complianceState'][] = ['compliant', 'noncompliant', 'inGracePeriod'];

/**
 * The record of an earlier deployment: it keeps the device from deploying itself again
 * (facts/rules-of-operation#using-a-pc-again).
 */
export function restoreManagedDevice(
  directory: Directory,
  exported: ExportedManagedDevice,
  now: SimTime,
): void {
  const identity = [...directory.identities.values()].find(
    ({ serialNumber, azureActiveDirectoryDeviceId }) =>
      azureActiveDirectoryDeviceId === exported.azureADDeviceId ||
      (serialNumber !== '' && serialNumber === exported.serialNumber),
  );
  directory.managedDevices.set(exported.id, {
    ...exported,
    autopilotIdentityId: identity?.id ?? '',
    enrolledDateTime: parseInstant(exported.enrolledDateTime) ?? now,
    lastSyncDateTime: parseInstant(exported.lastSyncDateTime) ?? now,
    complianceChanges: [],
    complianceState: states.find((state) => state === exported.complianceState) ?? 'unknown',
    complianceGracePeriodExpiration: null,
    managementState: 'managed',
    isEncrypted: false,
    notes: null,
    actions: [],
    certificateThumbprint: '',
    apps: [],
    policies: [],
    scripts: [],
    compliancePolicies: [],
  });
  if (!identity) return;
  identity.managedDeviceId = exported.id;
  identity.enrollmentState = 'enrolled';
  if (exported.deviceEnrollmentType === 'windowsAzureADJoinUsingDeviceAuth')
    identity.userlessEnrollmentStatus = 'blocked';
}
