/** Values of a wrong type: what a property must be wherever Graph has it, and where a file has something else. */
import { isGraphObject, type GraphObject } from '../graph-object.ts';
import { ownOf } from '../../../../shared/own.ts';
import { assignmentsIn, cutOffHere, isCutOff } from './cut-off.ts';

type Kind = 'text' | 'number' | 'count' | 'scalar' | 'flag' | 'object' | 'objects' | 'texts';

const properties: Readonly<Record<Kind, readonly string[]>> = {
  text: [
    '@odata.type',
    'id',
    'displayName',
    'name',
    'description',
    'createdDateTime',
    'membershipRule',
    'rule',
    'userPrincipalName',
    'serialNumber',
    'groupTag',
    'deviceNameTemplate',
    'locale',
    'language',
    'intent',
    'installCommandLine',
    'uninstallCommandLine',
    'displayVersion',
    'deviceEnrollmentConfigurationType',
    'scriptContent',
    'runAsAccount',
    'appliesTo',
    'groupId',
    'settingDefinitionId',
    'omaUri',
    'customErrorMessage',
    'hardwareIdentifier',
    'templateId',
    'platforms',
    'groupName',
    'deviceAndAppManagementAssignmentFilterId',
    'deviceAndAppManagementAssignmentFilterType',
    'deviceType',
    'userType',
    'deviceUsageType',
    'packageIdentifier',
    'productCode',
    'productVersion',
    'identityName',
    'identityPublisherHash',
    'identityVersion',
    'fileName',
    'setupFilePath',
    'ruleType',
    'operationType',
    'osMinimumVersion',
    'osMaximumVersion',
    'title',
    'bodyText',
    'acceptanceStatement',
    'activeDirectoryDomainName',
    'organizationalUnit',
    'computerNameStaticPrefix',
    'ssid',
    'networkName',
    'updateChannel',
    'definitionId',
    'valueJson',
    'signInPageText',
    'discoveryUrl',
    'manufacturer',
    'model',
    'azureActiveDirectoryDeviceId',
  ],
  number: ['returnCode'],
  count: [
    'priority',
    'installProgressTimeoutInMinutes',
    'limit',
    'size',
    'userDeviceQuota',
    'passwordMinimumLength',
    'pinMinimumLength',
    'pinMaximumLength',
    'maxRunTimeInMinutes',
    'gracePeriodHours',
    'computerNameSuffixRandomCharCount',
  ],
  scalar: [],
  flag: [
    'preprovisioningAllowed',
    'enableWhiteGlove',
    'showInstallationProgress',
    'allowNonBlockingAppInstallation',
    'accountEnabled',
    'platformBlocked',
    'enforceSignatureCheck',
    'runAs32Bit',
    'privacySettingsHidden',
    'hidePrivacySettings',
    'eulaHidden',
    'hideEULA',
    'escapeLinkHidden',
    'hideEscapeLink',
    'keyboardSelectionPageSkipped',
    'skipKeyboardSelectionPage',
    'hybridAzureADJoinSkipConnectivityCheck',
    'blockDeviceSetupRetryByUser',
    'allowDeviceResetOnInstallFailure',
    'allowLogCollectionOnInstallFailure',
    'allowDeviceUseOnInstallFailure',
    'installQualityUpdates',
    'disableUserStatusTrackingAfterFirstUser',
    'useDeviceContext',
    'personalDeviceEnrollmentBlocked',
    'securityDeviceRequired',
    'passwordRequired',
    'bitLockerEnabled',
    'secureBootEnabled',
    'codeIntegrityEnabled',
    'storageRequireEncryption',
    'tpmRequired',
    'activeFirewallRequired',
    'antivirusRequired',
    'antiSpywareRequired',
    'defenderEnabled',
    'rtpEnabled',
  ],
  object: [
    'target',
    'installExperience',
    'outOfBoxExperienceSetting',
    'outOfBoxExperienceSettings',
    'settingInstance',
    'choiceSettingValue',
    'simpleSettingValue',
    'windowsRestriction',
    'platformRestriction',
    'conditions',
    'grantControls',
  ],
  objects: [
    'assignments',
    'settings',
    'settingsDelta',
    'detectionRules',
    'requirementRules',
    'rules',
    'returnCodes',
    'omaSettings',
    'scheduledActionsForRule',
    'scheduledActionConfigurations',
    'members',
    'verifiedDomains',
    'assignedLicenses',
    'assignedPlans',
    'selectedMobileAppNames',
    'definitionValues',
    'relationships',
    'groupSettingCollectionValue',
    'choiceSettingCollectionValue',
    'simpleSettingCollectionValue',
    'children',
    'includedGroups',
    'presentationValues',
  ],
  texts: [
    'selectedMobileAppIds',
    'groupTypes',
    'roleScopeTagIds',
    'productIds',
    'includeUsers',
    'excludeUsers',
    'includeGroups',
    'excludeGroups',
    'includeApplications',
    'excludeApplications',
    'includeUserActions',
    'includePlatforms',
    'excludePlatforms',
    'clientAppTypes',
    'builtInControls',
  ],
};

const kinds: Readonly<Record<string, Kind>> = Object.fromEntries(
  Object.entries(properties).flatMap(([kind, names]) => names.map((name) => [name, kind as Kind])),
);

/** What a name means right below another one, where it is no property of its own. */
const below: Readonly<Record<string, Kind>> = {
  'choiceSettingValue.value': 'text',
  'simpleSettingValue.value': 'scalar',
  'omaSettings.value': 'scalar',
};

/** Names that mean something else further down, such as the `settings` of an assignment. */
const atTheTopOnly = new Set([
  'id',
  'name',
  'settings',
  'rules',
  'rule',
  'limit',
  'size',
  'language',
  'intent',
  'platforms',
]);
/** Types that use one of these names for something else. */
const exceptions = new Map<string, ReadonlySet<string>>([['deviceManagement', new Set(['settings'])]]);

const isDigits = (value: unknown): boolean => typeof value === 'string' && /^-?\d+$/.test(value);
/** PowerShell clients write numbers and flags as texts. */
const fits: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' || isDigits(value),
  count: (value) => (typeof value === 'number' || isDigits(value)) && /^\d+$/.test(String(value)),
  scalar: (value) => ['string', 'number', 'boolean'].includes(typeof value),
  flag: (value) => typeof value === 'boolean' || (typeof value === 'string' && /^(true|false)$/i.test(value)),
  object: isGraphObject,
  objects: (value) => Array.isArray(value) || (isGraphObject(value) && Array.isArray(value['value'])),
  texts: Array.isArray,
};
const wanted: Readonly<Record<Kind, string>> = {
  text: 'a text',
  number: 'a number',
  count: 'a whole number of 0 or more',
  scalar: 'a single value',
  flag: 'true or false',
  object: 'an object',
  objects: 'a list of objects',
  texts: 'a list of texts',
};

const nounOf = (value: unknown): string =>
  Array.isArray(value)
    ? 'a list'
    : value === null
      ? 'null'
      : isGraphObject(value)
        ? 'an object'
        : `${JSON.stringify(value)}`;

const misplaced = (value: unknown, belongs: string): string => `${nounOf(value)} where ${belongs} belongs`;

/** Hears the place below the object and what is wrong there. */
export type Wrong = (place: string, sentence: string) => void;

/** Says each value of `object` whose type Graph does not know there; what is left out or null is no matter. */
export function wrongValues(object: GraphObject, type: string, wrong: Wrong): void {
  look(object, '', wrong, exceptions.get(type));
}

/** 'omaSettings' of 'omaSettings[2]' and of 'a.omaSettings'. */
const nameIn = (place: string): string => /([^.[]*)(?:\[\d+\])*$/.exec(place)?.[1] ?? '';

function look(object: GraphObject, within: string, wrong: Wrong, but?: ReadonlySet<string>): void {
  for (const [key, value] of Object.entries(object)) {
    const place = `${within}${within ? '.' : ''}${key}`;
    const other = but?.has(key) || (within !== '' && atTheTopOnly.has(key));
    const kind = ownOf(below, `${nameIn(within)}.${key}`) ?? (other ? undefined : ownOf(kinds, key));
    const isOneAssignment = key === 'assignments' && assignmentsIn(object).length > 0;
    if (kind && value !== null && value !== undefined && !isOneAssignment && !fits[kind](value)) {
      wrong(place, isCutOff(value) ? cutOffHere : misplaced(value, wanted[kind]));
      continue;
    }
    if (isCutOff(value)) wrong(place, cutOffHere);
    if (isGraphObject(value)) look(value, place, wrong);
    else if (Array.isArray(value)) lookInto(value, place, kind, wrong);
  }
}

function lookInto(list: readonly unknown[], within: string, kind: Kind | undefined, wrong: Wrong): void {
  for (const [index, entry] of list.entries()) {
    const place = `${within}[${index}]`;
    const isText = typeof entry === 'string';
    if (isGraphObject(entry)) look(entry, place, wrong);
    else if (isCutOff(entry)) wrong(place, cutOffHere);
    else if (kind === 'objects' || (kind === 'texts' && !isText))
      wrong(place, misplaced(entry, kind === 'objects' ? 'an object' : 'a text'));
    // Without a target an assignment is nobody's, and a setting without its instance sets nothing.
    if (isGraphObject(entry) && /(^|\.)assignments$/.test(within) && entry['target'] === null)
      wrong(`${place}.target`, misplaced(null, 'an object'));
    if (isGraphObject(entry) && within === 'settings' && entry['settingInstance'] === null)
      wrong(`${place}.settingInstance`, misplaced(null, 'an object'));
  }
}
