/** What membership rules may ask of devices and users (facts/assignment#groups). */
import { listOf, textOf, textsOf } from '../tenant/graph-object.ts';
import type { User } from '../tenant/tenant.ts';
import type { EntraDevice } from './records.ts';
import type { RuleSubject } from '../rules/rule.ts';

/** `memberOf` is the groups that the subject is in directly, for rules on other groups. */
export const deviceSubject = (device: EntraDevice, memberOf: readonly string[]): RuleSubject => ({
  devicephysicalids: device.physicalIds,
  displayname: device.displayName,
  deviceid: device.deviceId,
  objectid: device.id,
  accountenabled: String(device.accountEnabled),
  deviceostype: 'Windows',
  deviceosversion: device.operatingSystemVersion,
  devicemanufacturer: device.manufacturer,
  devicemodel: device.model,
  devicetrusttype: device.trustType,
  deviceownership: 'Company',
  managementtype: device.isManaged ? 'MDM' : '',
  memberof: memberOf,
  ...(device.enrollmentProfileName ? { enrollmentprofilename: device.enrollmentProfileName } : {}),
});

/** Of a user, as Graph spells them. */
export const userProperties = [
  'department',
  'jobTitle',
  'city',
  'country',
  'companyName',
  'usageLocation',
  'officeLocation',
  'state',
  'postalCode',
  'employeeId',
  'employeeType',
  'givenName',
  'surname',
  'mail',
  'mailNickname',
  'userType',
  'preferredLanguage',
  'onPremisesSamAccountName',
] as const;

export const userSubject = (user: User, memberOf: readonly string[]): RuleSubject => ({
  userprincipalname: user.userPrincipalName,
  displayname: user.displayName,
  objectid: user.id,
  accountenabled: String(user.accountEnabled),
  proxyaddresses: textsOf(user.source, 'proxyAddresses'),
  // Plans that are not enabled are left out, so that a test of the status holds for every item.
  assignedplans: listOf(user.source, 'assignedPlans')
    .filter((plan) => textOf(plan, 'capabilityStatus') === 'Enabled')
    .map((plan) => textOf(plan, 'servicePlanId')),
  'assignedplan.capabilitystatus': 'Enabled',
  memberof: memberOf,
  ...Object.fromEntries(
    userProperties.flatMap((name) => {
      const value = textOf(user.source, name);
      return value ? [[name.toLowerCase(), value]] : [];
    }),
  ),
  ...extensionAttributes(user),
});

/** 'user.extensionAttribute7', wherever the export puts it. */
function extensionAttributes({ source }: User): RuleSubject {
  const holder = source['onPremisesExtensionAttributes'];
  const all = { ...(typeof holder === 'object' ? holder : {}), ...source };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) =>
      /^extensionAttribute\d+$/i.test(key) && typeof value === 'string' ? [[key.toLowerCase(), value]] : [],
    ),
  );
}
