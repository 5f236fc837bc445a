/**
 * A person joined a registered PC before any device join: Entra made an object, since a join does not tell the
 * registration. The enrolment does (context item ZeroTouchProvisioning): the object of the registration, with
 * its physical ids and group memberships, takes the join over and the other one goes
 * (facts/entra-join#device-objects).
 */
import type { Directory } from '../../directory/directory.ts';
import type { AutopilotIdentity, EntraDevice } from '../../directory/records.ts';

/** The object that stands for the device from here on. */
export function adoptRegistration(
  directory: Directory,
  joined: EntraDevice,
  identity: AutopilotIdentity | undefined,
): EntraDevice {
  const registered = identity && directory.device(identity.azureActiveDirectoryDeviceId);
  if (!identity || !registered || registered === joined || registered.trustType !== '') return joined;
  const { physicalIds, manufacturer, model } = registered;
  Object.assign(registered, { ...joined, id: registered.id, physicalIds, manufacturer, model });
  registered.enrollmentProfileName = directory.profiles.get(identity.held.profileId)?.displayName ?? '';
  identity.azureActiveDirectoryDeviceId = joined.deviceId;
  directory.devices.delete(joined.id);
  return registered;
}
