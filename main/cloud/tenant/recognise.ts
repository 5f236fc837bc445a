/** Which Graph type an object is of: by `@odata.type`, else by the list it stood in, else by its shape. */
import { childOf, graphType, isGraphObject, listOf, textOf, type GraphObject } from './graph-object.ts';
import { ownOf, owns } from '../../../shared/own.ts';

/** Collections whose members are all of one type, by the last segment of their `@odata.context`. */
const collections: Readonly<Record<string, string>> = {
  organization: 'organization',
  users: 'user',
  groups: 'group',
  configurationpolicies: 'deviceManagementConfigurationPolicy',
  assignmentfilters: 'deviceAndAppManagementAssignmentFilter',
  windowsautopilotdeploymentprofiles: 'windowsAutopilotDeploymentProfile',
  mobiledevicemanagementpolicies: 'mobilityManagementPolicy',
  devicemanagementscripts: 'deviceManagementScript',
  manageddevices: 'managedDevice',
  windowsautopilotdeviceidentities: 'windowsAutopilotDeviceIdentity',
  importedwindowsautopilotdeviceidentities: 'importedWindowsAutopilotDeviceIdentity',
  devices: 'device',
  intents: 'deviceManagementIntent',
  termsandconditions: 'termsAndConditions',
  ndesconnectors: 'ndesConnector',
  deviceregistrationpolicy: 'deviceRegistrationPolicy',
  dynamicgroups: 'group',
  filters: 'deviceAndAppManagementAssignmentFilter',
  grouppolicyconfigurations: 'groupPolicyConfiguration',
  conditionalaccesspolicies: 'conditionalAccessPolicy',
  namedlocations: 'namedLocation',
  roledefinitions: 'roleDefinition',
  roleassignments: 'roleAssignment',
  devicecategories: 'deviceCategory',
  mobileappcategories: 'mobileAppCategory',
  windowsfeatureupdateprofiles: 'windowsFeatureUpdateProfile',
  windowsqualityupdateprofiles: 'windowsQualityUpdateProfile',
  windowsqualityupdatepolicies: 'windowsQualityUpdatePolicy',
  windowsdriverupdateprofiles: 'windowsDriverUpdateProfile',
  devicecompliancescripts: 'deviceComplianceScript',
  policysets: 'policySet',
  intunebrandingprofiles: 'intuneBrandingProfile',
  templates: 'deviceManagementTemplate',
  reusablepolicysettings: 'deviceManagementReusablePolicySetting',
  windowsautopilotsettings: 'windowsAutopilotSettings',
  devicehealthscripts: 'deviceHealthScript',
  rolescopetags: 'roleScopeTag',
  notificationmessagetemplates: 'notificationMessageTemplate',
};

/** Enrolment configurations by `deviceEnrollmentConfigurationType`, where no type says it or the base's does. */
const enrolmentTypes: Readonly<Record<string, string>> = {
  limit: 'deviceEnrollmentLimitConfiguration',
  defaultlimit: 'deviceEnrollmentLimitConfiguration',
  platformrestrictions: 'deviceEnrollmentPlatformRestrictionsConfiguration',
  defaultplatformrestrictions: 'deviceEnrollmentPlatformRestrictionsConfiguration',
  singleplatformrestriction: 'deviceEnrollmentPlatformRestrictionConfiguration',
  windowshelloforbusiness: 'deviceEnrollmentWindowsHelloForBusinessConfiguration',
  defaultwindowshelloforbusiness: 'deviceEnrollmentWindowsHelloForBusinessConfiguration',
  windows10enrollmentcompletionpageconfiguration: 'windows10EnrollmentCompletionPageConfiguration',
  defaultwindows10enrollmentcompletionpageconfiguration: 'windows10EnrollmentCompletionPageConfiguration',
  devicecomanagementauthorityconfiguration: 'deviceComanagementAuthorityConfiguration',
  enrollmentnotificationsconfiguration: 'deviceEnrollmentNotificationConfiguration',
  windowsrestore: 'windowsRestoreDeviceEnrollmentConfiguration',
};

const has =
  (...keys: readonly string[]) =>
  (object: GraphObject): boolean =>
    keys.every((key) => owns(object, key));

/** First match wins. */
const shapes: readonly (readonly [type: string, fits: (object: GraphObject) => boolean])[] = [
  ['organization', has('verifiedDomains')],
  ['mobilityManagementPolicy', has('appliesTo', 'discoveryUrl')],
  ['organizationalBranding', has('signInPageText')],
  ['windowsAutopilotDeploymentProfile', has('outOfBoxExperienceSettings')],
  ['windowsAutopilotDeploymentProfile', has('outOfBoxExperienceSetting')],
  ['windows10EnrollmentCompletionPageConfiguration', has('installProgressTimeoutInMinutes')],
  ['win32LobApp', has('installCommandLine', 'setupFilePath')],
  ['windowsMobileMSI', has('productCode', 'commandLine')],
  ['officeSuiteApp', has('autoAcceptEula', 'updateChannel')],
  ['winGetApp', has('packageIdentifier')],
  ['deviceEnrollmentPlatformRestrictionsConfiguration', has('windowsRestriction')],
  ['deviceEnrollmentPlatformRestrictionConfiguration', has('platformRestriction', 'platformType')],
  ['deviceEnrollmentWindowsHelloForBusinessConfiguration', has('pinMinimumLength', 'state', 'priority')],
  ['deviceEnrollmentLimitConfiguration', has('limit', 'priority')],
  ['groupPolicyConfiguration', has('policyConfigurationIngestionType')],
  ['groupPolicyConfiguration', has('definitionValues')],
  ['conditionalAccessPolicy', has('conditions', 'grantControls')],
  ['conditionalAccessPolicy', has('conditions', 'state')],
  ['countryNamedLocation', has('countriesAndRegions')],
  ['ipNamedLocation', has('ipRanges')],
  ['roleDefinition', has('rolePermissions')],
  ['roleAssignment', has('roleDefinition', 'resourceScopes')],
  ['windowsFeatureUpdateProfile', has('featureUpdateVersion')],
  ['windowsQualityUpdateProfile', has('expeditedUpdateSettings')],
  ['windowsDriverUpdateProfile', has('deploymentDeferralInDays', 'approvalType')],
  ['notificationMessageTemplate', has('localizedNotificationMessages')],
  ['notificationMessageTemplate', has('brandingOptions')],
  ['policySet', has('guidedDeploymentTags')],
  ['intuneBrandingProfile', has('isDefaultProfile', 'displayName')],
  ['deviceManagementIntent', has('templateId', 'settings')],
  ['deviceManagementIntent', has('templateId', 'settingsDelta')],
  ['deviceRegistrationPolicy', has('userDeviceQuota')],
  ['termsAndConditions', has('acceptanceStatement', 'bodyText')],
  ['deviceManagement', (object) => has('secureByDefault')(childOf(object, 'settings'))],
  ['windows10CustomConfiguration', has('omaSettings')],
  ['windows10CompliancePolicy', has('bitLockerEnabled', 'secureBootEnabled')],
  ['deviceManagementConfigurationPolicy', has('settings', 'technologies')],
  [
    'deviceManagementConfigurationPolicy',
    (object) => listOf(object, 'settings').some((setting) => isGraphObject(setting['settingInstance'])),
  ],
  ['deviceAndAppManagementAssignmentFilter', has('rule', 'platform')],
  ['deviceAndAppManagementAssignmentFilter', has('rule', 'displayName')],
  ['importedWindowsAutopilotDeviceIdentity', has('hardwareIdentifier', 'serialNumber')],
  ['windowsAutopilotDeviceIdentity', has('serialNumber', 'groupTag')],
  ['windowsAutopilotDeviceIdentity', has('serialNumber', 'enrollmentState', 'azureActiveDirectoryDeviceId')],
  ['managedDevice', has('managementAgent', 'serialNumber')],
  ['deviceHealthScript', has('detectionScriptContent', 'remediationScriptContent')],
  ['deviceHealthScript', has('isGlobalScript')],
  // As a hydration kit writes it, its scripts beside.
  ['deviceHealthScript', has('detectionScript', 'remediationScript')],
  ['deviceComplianceScript', has('detectionScriptContent')],
  ['deviceManagementScript', has('scriptContent', 'runAsAccount')],
  ['device', has('trustType', 'deviceId')],
  ['user', has('userPrincipalName', 'displayName')],
  ['group', has('securityEnabled', 'displayName')],
  ['group', has('membershipRule', 'displayName')],
  ['group', has('groupTypes', 'displayName')],
  ['roleScopeTag', (object) => has('displayName', 'isBuiltIn')(object) && !has('rolePermissions')(object)],
];

/** Graph's name of the type without its namespace, or '' where nothing fits. */
export function recognise(object: GraphObject, context: string): string {
  const own = graphType(object);
  const enrolment = ownOf(enrolmentTypes, textOf(object, 'deviceEnrollmentConfigurationType').toLowerCase());
  if (enrolment && (own === '' || own === 'deviceEnrollmentConfiguration')) return enrolment;
  if (own) return own;
  // Its collection has a name that many have.
  if (/conditionalaccess\/policies/i.test(context)) return 'conditionalAccessPolicy';
  const collection = /[#/]([a-z0-9]+)(?:\([^)]*\))?(?:\/\$entity)?$/i.exec(context)?.[1]?.toLowerCase() ?? '';
  return ownOf(collections, collection) ?? shapes.find(([, fits]) => fits(object))?.[0] ?? '';
}

const foreignType =
  /^(ios|ipad|macos|mac[A-Z]|android|aosp|linux|apple|depios|depmacos|managedios|managedandroid|targetedmanagedapp|windowsphone|windows10mobile|hololens)/i;
const foreignPlatform = /^(ios|ipados|mac|android|aosp|linux|windowsphone)/i;

/** True for objects of other operating systems. */
export function isForeign(object: GraphObject, type: string): boolean {
  const platforms =
    textOf(object, 'platforms') || textOf(object, 'platform') || textOf(object, 'platformType');
  const system = type === 'managedDevice' || type === 'device' ? textOf(object, 'operatingSystem') : '';
  if (system !== '' && !/^windows/i.test(system)) return true;
  return foreignType.test(type) || (foreignPlatform.test(platforms) && !/windows(?!phone)/i.test(platforms));
}
