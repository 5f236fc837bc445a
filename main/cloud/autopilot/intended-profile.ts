/**
 * The deployment profile that targeting gives a device; of several the oldest wins
 * (facts/autopilot-service#profile-settings). While Entra ID's object is missing there is nothing to target:
 * the service goes on with what it has.
 */
import { audienceOf } from '../directory/audience.ts';
import type { Directory } from '../directory/directory.ts';
import type { AutopilotIdentity } from '../directory/records.ts';
import { reaches } from '../directory/targeting.ts';
import { profilesInOrder } from '../tenant/profile-order.ts';
import type { DeploymentProfile } from '../tenant/tenant.ts';

export function intendedProfile(
  directory: Directory,
  identity: AutopilotIdentity,
): DeploymentProfile | undefined {
  const device = directory.device(identity.azureActiveDirectoryDeviceId);
  if (!device) return directory.profiles.get(identity.held.profileId);
  const audience = audienceOf(directory, device, undefined);
  const reached = [...directory.profiles.values()].filter(
    ({ assignments }) => reaches(assignments, audience).device.length > 0,
  );
  return profilesInOrder(reached)[0];
}

/** Graph's deploymentProfileAssignmentStatus. */
export type ProfileStatus = 'notAssigned' | 'pending' | 'assignedInSync';

export function profileStatus(directory: Directory, identity: AutopilotIdentity): ProfileStatus {
  const intended = intendedProfile(directory, identity)?.id ?? '';
  if (intended !== identity.held.profileId) return 'pending';
  return intended === '' ? 'notAssigned' : 'assignedInSync';
}
