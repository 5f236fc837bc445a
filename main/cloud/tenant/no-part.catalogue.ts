/** Objects of real exports that a rehearsal is right to leave alone, each with the reason. */

const portal = 'how administrators work in the portal; a PC never learns of it';
const signIn = 'judged by Entra ID at sign-in; the policies that name it are objects of their own';
const later = 'begins to act when Windows Update looks for updates after the set-up';

export const noPart: Readonly<Record<string, string>> = {
  deviceHealthScript: 'remediations run on a schedule after the set-up, and no page waits for them',
  deviceComplianceScript: 'runs for custom compliance after the set-up',
  roleScopeTag: portal,
  roleDefinition: portal,
  deviceAndAppManagementRoleDefinition: portal,
  roleAssignment: portal,
  deviceAndAppManagementRoleAssignment: portal,
  deviceCategory: portal,
  mobileAppCategory: portal,
  operationApprovalPolicy: portal,
  notificationMessageTemplate: 'mails to people about compliance',
  namedLocation: signIn,
  ipNamedLocation: signIn,
  countryNamedLocation: signIn,
  authenticationStrengthPolicy: signIn,
  authenticationContextClassReference: signIn,
  windowsFeatureUpdateProfile: later,
  windowsQualityUpdateProfile: later,
  windowsQualityUpdatePolicy: later,
  windowsDriverUpdateProfile: later,
  deviceComanagementAuthorityConfiguration:
    'installs the Configuration Manager client, which no rehearsal has',
  // Whether it is switched on or not (facts/graph#enrolment-configurations).
  windowsRestoreDeviceEnrollmentConfiguration:
    'the offer of a restore, which Windows does not make to a PC that was pre-provisioned',
  deviceEnrollmentNotificationConfiguration: 'mails to people about enrolment',
  groupPolicyUploadedDefinitionFile: 'a template; the policies that use it are objects of their own',
  cloudPcProvisioningPolicy: 'for Cloud PCs',
  cloudPcUserSetting: 'for Cloud PCs',
  hardwareConfiguration: 'settings of the firmware, which come after the set-up',
  policySet: 'a list of objects that are assigned by themselves',
  managedAppPolicy: 'protects apps on phones, and on PCs that are not enrolled',
  windowsManagedAppProtection: 'protects apps on PCs that are not enrolled',
  mdmWindowsInformationProtectionPolicy: 'Windows Information Protection is retired',
  windowsInformationProtectionPolicy: 'Windows Information Protection is retired',
  report: 'a report about devices, not configuration',
  termsOfUse: signIn,
  agreement: signIn,
  applePushNotificationCertificate: 'for devices of Apple',
  vppToken: 'for devices of Apple',
  depOnboardingSetting: 'for devices of Apple',
  deviceManagementTemplate: 'the form of a policy, not a policy',
  cippTemplateOfAnotherService: 'a CIPP template for another service than Intune and Entra ID',
  deviceConfigurationPolicySet: 'a list of objects that are assigned by themselves',
  mobileThreatDefenseConnector: 'a connection between services',
  deviceManagementPartner: 'a connection between services',
  deviceManagementExchangeConnector: 'a connection between services',
  remoteAssistancePartner: 'a connection between services',
  intuneBrandingProfile: 'how Company Portal looks once somebody opens it',
  deviceManagementReusablePolicySetting: 'takes effect through the policies that use it',
};
