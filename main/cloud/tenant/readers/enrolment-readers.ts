/** Readers of what decides who may join and enrol (facts/graph#enrolment-configurations). */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { childOf, flagOf, listOf, numberOf, textOf, textsOf } from '../graph-object.ts';
import type { CspNode } from '../policy.ts';
import type { Assignment } from '../assignment.ts';
import type { Reader, Reading } from '../tenant-draft.ts';
import { readAssignments } from './assignments.ts';
import { isDefaultConfiguration } from './default-configuration.ts';
import { ownOf } from '../../../../shared/own.ts';

/** A device by itself meets the default alone (facts/enrolment#restrictions-and-limits). */
const asksUsersOnly =
  'pre-provisioning never asks it: the device enrols by itself, and the default restriction alone holds; it is asked where a user sets the PC up alone';
const limitsUsersOnly =
  'pre-provisioning never asks it: the device enrols by itself, and a limit is a person’s; where a PC joins, Entra ID’s own quota counts';

/** Reads the part for Windows; the parts for other systems are not for Windows PCs. */
export const readPlatformRestrictions: Reader = (reading) => {
  const { object, id, name, draft, part, noPart } = reading;
  const single = 'platformRestriction' in object;
  const forHome = single && textOf(object, 'platformType').toLowerCase() === 'windowshomesku';
  const own = childOf(object, single ? 'platformRestriction' : 'windowsRestriction');
  const windows = forHome ? {} : own;
  const home = forHome ? own : childOf(object, 'windowsHomeSkuRestriction');
  const isDefault = isDefaultConfiguration(object, id);
  const personalBlocked = flagOf(windows, 'personalDeviceEnrollmentBlocked');
  if (!isDefault) noPart(asksUsersOnly);
  else if (personalBlocked)
    part('personalDeviceEnrollmentBlocked: a device in Autopilot is the company’s own');
  draft.restrictions.push({
    id,
    displayName: name,
    priority: numberOf(object, 'priority'),
    isDefault,
    platformBlocked: flagOf(windows, 'platformBlocked'),
    homeBlocked: flagOf(home, 'platformBlocked'),
    personalDeviceEnrollmentBlocked: personalBlocked,
    osMinimumVersion: textOf(windows, 'osMinimumVersion'),
    osMaximumVersion: textOf(windows, 'osMaximumVersion'),
    assignments: readAssignments(reading),
  });
};

export const readEnrolmentLimit: Reader = (reading) => {
  const { object, id, name, draft, noPart } = reading;
  noPart(limitsUsersOnly);
  draft.limits.push({
    id,
    displayName: name,
    priority: numberOf(object, 'priority'),
    isDefault: isDefaultConfiguration(object, id),
    limit: numberOf(object, 'limit', 15),
    assignments: readAssignments(reading),
  });
};

const base = `./Device/${cspRoots.PassportForWork}/{TenantId}/Policies`;
const helloNodes: readonly (readonly [property: string, node: string])[] = [
  ['pinMinimumLength', 'PINComplexity/MinimumPINLength'],
  ['pinMaximumLength', 'PINComplexity/MaximumPINLength'],
  ['pinExpirationInDays', 'PINComplexity/Expiration'],
  ['pinPreviousBlockCount', 'PINComplexity/History'],
];
/** 'allowed', 'required' and 'disallowed' characters of a PIN (PassportForWork CSP). */
const usage: Readonly<Record<string, string>> = { allowed: '0', required: '1', disallowed: '2' };
const characterNodes: readonly (readonly [property: string, node: string])[] = [
  ['pinUppercaseCharactersUsage', 'PINComplexity/UppercaseLetters'],
  ['pinLowercaseCharactersUsage', 'PINComplexity/LowercaseLetters'],
  ['pinSpecialCharactersUsage', 'PINComplexity/SpecialCharacters'],
];

/** Hello for Business of the enrolment settings holds for the whole tenant: every device gets its nodes. */
export const readHelloForBusiness: Reader = (reading) => {
  const { object, id, name, draft } = reading;
  const state = textOf(object, 'state');
  const own = readAssignments(reading);
  const everybody: Assignment = { id: `${id}_all`, target: { kind: 'all-devices', filter: null } };
  draft.policies.push({
    kind: 'settings',
    origin: 'template',
    id,
    displayName: name,
    nodes: state === 'enabled' || state === 'disabled' ? helloSettings(reading, state === 'enabled') : [],
    assignments: own.length > 0 ? own : [everybody],
  });
};

function helloSettings({ object }: Reading, enabled: boolean): CspNode[] {
  const flag = (node: string, value: boolean): CspNode => ({
    uri: `${base}/${node}`,
    format: 'bool',
    data: String(value),
  });
  const use = flag('UsePassportForWork', enabled);
  if (!enabled) return [use];
  return [
    use,
    flag('RequireSecurityDevice', flagOf(object, 'securityDeviceRequired')),
    ...helloNodes.flatMap(([property, node]): CspNode[] => {
      const value = numberOf(object, property);
      return value > 0 ? [{ uri: `${base}/${node}`, format: 'int', data: String(value) }] : [];
    }),
    ...characterNodes.flatMap(([property, node]): CspNode[] => {
      const value = ownOf(usage, textOf(object, property));
      return value === undefined ? [] : [{ uri: `${base}/${node}`, format: 'int', data: value }];
    }),
  ];
}

export const readTermsAndConditions: Reader = (reading) => {
  const { object, id, name, draft } = reading;
  draft.terms.push({
    id,
    displayName: name,
    title: textOf(object, 'title'),
    bodyText: textOf(object, 'bodyText'),
    acceptanceStatement: textOf(object, 'acceptanceStatement'),
    version: numberOf(object, 'version', 1),
    assignments: readAssignments(reading),
  });
};

/** Entra ID's deviceRegistrationPolicy: how many devices a person may join, and who may. */
export const readDeviceRegistrationPolicy: Reader = ({ object, draft }) => {
  const allowed = childOf(childOf(object, 'azureADJoin'), 'allowedToJoin');
  const kind = textOf(allowed, '@odata.type');
  const quota = numberOf(object, 'userDeviceQuota', -1);
  draft.joinPolicy = {
    userDeviceQuota: quota < 0 ? null : quota,
    allowedToJoin: /noDeviceRegistration/i.test(kind)
      ? 'none'
      : /enumeratedDeviceRegistration/i.test(kind)
        ? 'selected'
        : 'all',
    allowedIds: [...textsOf(allowed, 'users'), ...textsOf(allowed, 'groups')],
    requiresMfa: ['required', '1'].includes(textOf(object, 'multiFactorAuthConfiguration')),
  };
};

/** deviceManagement's own settings: what counts for a device without a compliance policy, and for a silent one. */
export const readDeviceManagement: Reader = ({ object, draft }) => {
  const settings = childOf(object, 'settings');
  draft.complianceDefaults = {
    secureByDefault: flagOf(settings, 'secureByDefault'),
    checkinThresholdDays: numberOf(settings, 'deviceComplianceCheckinThresholdDays', 30),
  };
};

/** The state of the synchronisation with the Autopilot service: nothing to take over. */
export const readNothing: Reader = ({ object, part }) => {
  if (listOf(object, 'value').length > 0) part('value');
};
