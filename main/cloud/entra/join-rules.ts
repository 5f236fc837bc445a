/**
 * Entra ID's own rules on who may join devices, and how many (deviceRegistrationPolicy;
 * facts/entra-join#who-may-join).
 */
import type { Directory } from '../directory/directory.ts';
import type { EntraDevice } from '../directory/records.ts';
import type { User } from '../tenant/tenant.ts';
import { counted } from '../../../shared/words/counted.ts';

/** Why the user may not join the device; '' when nothing is in the way. `known` is the PC's object of old. */
export function joinObstacle(directory: Directory, user: User, known: EntraDevice | undefined): string {
  const { allowedToJoin, allowedIds, userDeviceQuota } = directory.joinPolicy;
  const name = user.userPrincipalName;
  if (allowedToJoin === 'none') return `${name} may not join devices: nobody may`;
  const groups = directory.memberships.groupsOf(user.id);
  if (allowedToJoin === 'selected' && !allowedIds.some((id) => id === user.id || groups.has(id)))
    return `${name} is not among those who may join devices`;
  const own = [...directory.devices.values()].filter(
    (device) => device.registeredOwner === user.id && device !== known,
  );
  return userDeviceQuota !== null && own.length >= userDeviceQuota
    ? `${name} has joined ${counted(own.length, 'device')} and may join ${userDeviceQuota}`
    : '';
}
