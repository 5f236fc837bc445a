/** What Intune does as a hybrid device goes on its way: resealed, registered by its domain, taken by a user. */
import type { Reset } from './compliance/compliance.ts';
import type { Item } from '../../protocols/syncml/syncml.messages.ts';
import type { DomainJoinRequests } from './domain-join-requests.ts';
import type { Directory } from '../directory/directory.ts';
import type { EntraDevice } from '../directory/records.ts';
import type { User } from '../tenant/tenant.ts';
import type { Enrolment, Enrolments } from './enrolments.ts';
import { takeUser } from './user-joined.ts';

export interface HybridPorts {
  readonly requests: DomainJoinRequests;
  /** The person whose Entra token for device management it is. */
  readonly userOf: (token: string) => User | undefined;
}

/** A hybrid device asks for its blob, and tells who has signed in: nobody joins it as a person. */
export function takeHybridAlert(
  { requests, userOf }: HybridPorts,
  enrolment: Enrolment,
  { type, data = '' }: Item,
  reset: Reset,
): void {
  if (!enrolment.hybrid) return;
  if (type === 'com.microsoft/MDM/OdjSync') requests.ask(enrolment);
  if (type !== 'com.microsoft/MDM/AADUserToken' || enrolment.user) return;
  const user = userOf(data);
  if (user) takeUser(enrolment, user, reset);
}

/** The device has taken its blob. */
export function noteDomainJoin({ requests }: HybridPorts, { managed, hybrid }: Enrolment): void {
  if (hybrid) hybrid.joined = true;
  requests.delivered(managed.id);
}

const deviceResult = /^\.\/Device\/.*\/FirstSyncStatus\/WasDeviceSuccessfullyProvisioned$/i;

/**
 * A hybrid device is joined by nobody in its second flow, so that nothing says that this has begun, but that the
 * result of the first one is gone from its nodes: Reseal has deleted it. To be told each reading.
 */
export function noteReseal(enrolment: Enrolment, uri: string, value: string): void {
  const { hybrid } = enrolment;
  if (!hybrid || !deviceResult.test(uri)) return;
  if (value === '1') hybrid.provisioned = true;
  else if (hybrid.provisioned) hybrid.resealed = true;
}

/** The second device object is registered: Intune's record is its from then on (facts/entra-join#device-objects). */
export function hybridRegistered(
  enrolments: Enrolments,
  directory: Directory,
  managedDeviceId: string,
  device: EntraDevice,
): void {
  const managed = directory.managedDevices.get(managedDeviceId);
  const enrolment = managed && enrolments.find(managed.certificateThumbprint);
  if (!managed || !enrolment?.hybrid) return;
  const { entra, hybrid } = enrolment;
  hybrid.device = device;
  managed.azureADDeviceId = device.deviceId;
  const { manufacturer, model, operatingSystemSku, enrollmentProfileName, isCompliant } = entra;
  Object.assign(device, { manufacturer, model, operatingSystemSku, enrollmentProfileName, isCompliant });
  device.isManaged = true;
  entra.isManaged = false;
  entra.isCompliant = null;
}
