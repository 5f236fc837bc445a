/** Who counts for a device when assignments are looked at, from the directory's present state. */
import { enrolmentProperties, managedProperties } from '../tenant/filter-properties.ts';
import type { User } from '../tenant/tenant.ts';
import { memory } from '../../world/remember.ts';
import type { Directory } from './directory.ts';
import type { EntraDevice } from './records.ts';
import type { RuleSubject } from '../rules/rule.ts';
import type { Audience } from './targeting.ts';

/** What filters may ask for: little while a device enrols, more once it is managed (facts/assignment#filters). */
export type FilterMoment = 'enrolment' | 'managed';

/** What an audience was made of: of the device, what the subjects below tell. */
interface Makings {
  readonly directory: Directory;
  readonly revision: number;
  readonly deviceGroups: Audience['deviceGroups'];
  readonly userGroups: Audience['userGroups'];
  readonly userLicensed: boolean;
  readonly device: Readonly<Record<(typeof told)[number], unknown>>;
}
const told = [
  'model',
  'manufacturer',
  'operatingSystemVersion',
  'operatingSystemSku',
  'enrollmentProfileName',
  'displayName',
] as const satisfies readonly (keyof EntraDevice)[];

interface Made {
  readonly of: Makings;
  readonly audience: Audience;
}
const made: Readonly<Record<FilterMoment, WeakMap<EntraDevice, Map<string, Made>>>> = {
  enrolment: new WeakMap(),
  managed: new WeakMap(),
};

/** The same object as long as nothing of it changes, the directory's configuration included. */
export function audienceOf(
  directory: Directory,
  device: EntraDevice,
  user: User | undefined,
  moment: FilterMoment = 'enrolment',
): Audience {
  const deviceGroups = directory.memberships.groupsOf(device.id);
  const userGroups = user ? directory.memberships.groupsOf(user.id) : null;
  const userLicensed = user?.intuneLicence ?? false;
  const { revision } = directory;
  const byUser = made[moment].get(device) ?? new Map<string, Made>();
  made[moment].set(device, byUser);
  const known = memory.isOn ? byUser.get(user?.id ?? '') : undefined;
  // Asked for with each message of an idle device: compared in place.
  if (
    known?.of.directory === directory &&
    known.of.revision === revision &&
    known.of.deviceGroups === deviceGroups &&
    known.of.userGroups === userGroups &&
    known.of.userLicensed === userLicensed &&
    told.every((name) => known.of.device[name] === device[name])
  )
    return known.audience;
  const audience: Audience = {
    deviceGroups,
    userGroups,
    userLicensed,
    filters: directory.filters,
    filterSubject: moment === 'managed' ? managedSubject(device) : enrolmentSubject(device),
    filterProperties: filterProperties[moment],
  };
  const of = { directory, revision, deviceGroups, userGroups, userLicensed, device: { ...device } };
  byUser.set(user?.id ?? '', { of, audience });
  return audience;
}

const filterProperties: Readonly<Record<FilterMoment, ReadonlySet<string>>> = {
  enrolment: new Set(enrolmentProperties),
  managed: new Set(managedProperties),
};

const enrolmentSubject = (device: EntraDevice): RuleSubject => ({
  model: device.model,
  manufacturer: device.manufacturer,
  osversion: device.operatingSystemVersion,
  operatingsystemversion: device.operatingSystemVersion,
  operatingsystemsku: device.operatingSystemSku,
  deviceownership: 'Corporate',
  enrollmentprofilename: device.enrollmentProfileName,
});

/** Filters are kept as they were written: the portal spelled these otherwise before Entra ID had its name. */
const joined = ['Microsoft Entra joined', 'Azure AD joined'];
const trustTypes = new Map<string, readonly string[]>([
  ['AzureAd', joined],
  ['ServerAd', ['Microsoft Entra hybrid joined', 'Hybrid Microsoft Entra joined', 'Hybrid Azure AD joined']],
  ['Workplace', ['Microsoft Entra registered', 'Azure AD registered']],
]);
const architectures = new Map<string, readonly string[]>([
  ['x64', ['amd64', 'x64']],
  ['x86', ['x86']],
  ['arm64', ['arm64']],
]);

const managedSubject = (device: EntraDevice): RuleSubject => ({
  ...enrolmentSubject(device),
  devicename: device.displayName,
  devicecategory: '',
  devicetrusttype: trustTypes.get(device.trustType) ?? joined,
  cpuarchitecture: architectures.get(device.cpuArchitecture) ?? 'unknown',
});
