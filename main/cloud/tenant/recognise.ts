/** Which Graph type an object is of: by `@odata.type`, else by the list it stood in, else by its shape. */
import { graphType, isGraphObject, listOf, textOf, type GraphObject } from './graph-object.ts';

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
};

const has =
  (...keys: readonly string[]) =>
  (object: GraphObject): boolean =>
    keys.every((key) => key in object);

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
  ['windows10CustomConfiguration', has('omaSettings')],
  ['windows10CompliancePolicy', has('bitLockerEnabled', 'secureBootEnabled')],
  ['deviceManagementConfigurationPolicy', has('settings', 'technologies')],
  [
    'deviceManagementConfigurationPolicy',
    (object) => listOf(object, 'settings').some((setting) => isGraphObject(setting['settingInstance'])),
  ],
  ['deviceAndAppManagementAssignmentFilter', has('rule', 'platform')],
  ['importedWindowsAutopilotDeviceIdentity', has('hardwareIdentifier', 'serialNumber')],
  ['windowsAutopilotDeviceIdentity', has('serialNumber', 'groupTag')],
  ['managedDevice', has('managementAgent', 'serialNumber')],
  ['deviceManagementScript', has('scriptContent', 'runAsAccount')],
  ['device', has('trustType', 'deviceId')],
  ['user', has('userPrincipalName', 'displayName')],
  ['group', has('securityEnabled', 'displayName')],
];

/** Graph's name of the type without its namespace, or '' where nothing fits. */
export function recognise(object: GraphObject, context: string): string {
  const own = graphType(object);
  if (own) return own;
  const collection = /[#/]([a-z0-9]+)(?:\([^)]*\))?(?:\/\$entity)?$/i.exec(context)?.[1]?.toLowerCase() ?? '';
  return collections[collection] ?? shapes.find(([, fits]) => fits(object))?.[0] ?? '';
}

const foreignType =
  /^(ios|ipad|macos|mac[A-Z]|android|aosp|linux|apple|depios|depmacos|managedios|managedandroid|targetedmanagedapp)/i;
const foreignPlatform = /^(ios|ipados|macos|android|aosp|linux)/i;

/** True for objects of other operating systems. */
export function isForeign(object: GraphObject, type: string): boolean {
  const platforms = textOf(object, 'platforms') || textOf(object, 'platform');
  return foreignType.test(type) || (foreignPlatform.test(platforms) && !/windows/i.test(platforms));
}
