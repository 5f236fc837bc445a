/** Who counts for a device when assignments are looked at, from the directory's present state. */
import type { User } from '../tenant/tenant.ts';
import type { Directory } from './directory.ts';
import type { EntraDevice } from './records.ts';
import type { RuleSubject } from './rule.ts';
import type { Audience } from './targeting.ts';

export function audienceOf(
  directory: Directory,
  device: EntraDevice,
  user: User | undefined,
  filterSubject: RuleSubject = enrolmentSubject(device),
): Audience {
  return {
    deviceGroups: directory.memberships.groupsOf(device.id),
    userGroups: user ? directory.memberships.groupsOf(user.id) : null,
    userLicensed: user?.intuneLicence ?? false,
    filters: directory.tenant.filters,
    filterSubject,
  };
}

/** What filters of Enrollment Status Pages may ask for (intune-facts 4.4): others are not known that early. */
const enrolmentSubject = (device: EntraDevice): RuleSubject => ({
  model: device.model,
  manufacturer: device.manufacturer,
  osversion: device.operatingSystemVersion,
  deviceownership: 'Corporate',
  ...(device.enrollmentProfileName ? { enrollmentprofilename: device.enrollmentProfileName } : {}),
});

/** What filters of apps and policies may ask for once the device is managed. */
export const managedSubject = (device: EntraDevice): RuleSubject => ({
  ...enrolmentSubject(device),
  devicename: device.displayName,
  devicetrusttype: 'Microsoft Entra joined',
});
