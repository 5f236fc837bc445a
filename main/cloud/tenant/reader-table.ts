/** Which Graph type is read by what. The one place to add a type. */
import { readBranding } from './branding/read-branding.ts';
import type { Reader } from './tenant-draft.ts';
import {
  readAppxApp,
  readListedApp,
  readMsiApp,
  readOfficeApp,
  readWin32App,
  readWinGetApp,
} from './readers/app-readers.ts';
import { readDeploymentProfile, readEspConfiguration } from './readers/autopilot-readers.ts';
import {
  readDevice,
  readIdentity,
  readImportedIdentity,
  readManagedDevice,
} from './readers/registration-reader.ts';
import {
  readCertificateConnector,
  readDomainJoin,
  readPkcsProfile,
  readScepProfile,
  readTrustedRoot,
  readVpnProfile,
  readWifiProfile,
} from './readers/connection-readers.ts';
import {
  readDeviceManagement,
  readDeviceRegistrationPolicy,
  readEnrolmentLimit,
  readHelloForBusiness,
  readNothing,
  readPlatformRestrictions,
  readTermsAndConditions,
} from './readers/enrolment-readers.ts';
import {
  readFilter,
  readGroup,
  readMobilityPolicy,
  readOrganization,
  readUser,
} from './readers/directory-readers.ts';
import {
  readCompliancePolicy,
  readConfigurationPolicy,
  readCustomConfiguration,
  readIntent,
  readFirmwareProfile,
  readKioskConfiguration,
  readScript,
  readTypedConfiguration,
} from './readers/policy-readers.ts';
import { readConditionalAccessPolicy } from './readers/conditional-access-reader.ts';
import { readGroupPolicyConfiguration } from './readers/group-policy-reader.ts';
import { typedConfigurations } from './csp/typed-configurations.catalogue.ts';

export const readers: Readonly<Record<string, Reader>> = {
  organization: readOrganization,
  organizationalBranding: readBranding,
  organizationalBrandingLocalization: readBranding,
  mobilityManagementPolicy: readMobilityPolicy,
  user: readUser,
  group: readGroup,
  deviceAndAppManagementAssignmentFilter: readFilter,
  assignmentFilter: readFilter,

  azureADWindowsAutopilotDeploymentProfile: readDeploymentProfile,
  activeDirectoryWindowsAutopilotDeploymentProfile: readDeploymentProfile,
  windowsAutopilotDeploymentProfile: readDeploymentProfile,
  windows10EnrollmentCompletionPageConfiguration: readEspConfiguration,

  deviceEnrollmentPlatformRestrictionsConfiguration: readPlatformRestrictions,
  deviceEnrollmentPlatformRestrictionConfiguration: readPlatformRestrictions,
  deviceEnrollmentLimitConfiguration: readEnrolmentLimit,
  deviceEnrollmentWindowsHelloForBusinessConfiguration: readHelloForBusiness,
  termsAndConditions: readTermsAndConditions,
  conditionalAccessPolicy: readConditionalAccessPolicy,
  deviceRegistrationPolicy: readDeviceRegistrationPolicy,
  deviceManagement: readDeviceManagement,

  importedWindowsAutopilotDeviceIdentity: readImportedIdentity,
  windowsAutopilotDeviceIdentity: readIdentity,
  windowsAutopilotSettings: readNothing,
  device: readDevice,
  managedDevice: readManagedDevice,
  windowsManagedDevice: readManagedDevice,

  win32LobApp: readWin32App,
  win32CatalogApp: readWin32App,
  winGetApp: readWinGetApp,
  windowsMobileMSI: readMsiApp,
  officeSuiteApp: readOfficeApp,
  windowsUniversalAppX: readAppxApp,
  windowsAppX: readAppxApp,
  windowsMicrosoftEdgeApp: readListedApp,
  microsoftStoreForBusinessApp: readListedApp,
  windowsStoreApp: readListedApp,
  windowsWebApp: readListedApp,
  webApp: readListedApp,

  deviceManagementConfigurationPolicy: readConfigurationPolicy,
  deviceManagementIntent: readIntent,
  deviceManagementScript: readScript,
  groupPolicyConfiguration: readGroupPolicyConfiguration,
  windows10CustomConfiguration: readCustomConfiguration,
  windowsKioskConfiguration: readKioskConfiguration,
  windows10DeviceFirmwareConfigurationInterface: readFirmwareProfile,
  windows10CompliancePolicy: readCompliancePolicy,
  windows81TrustedRootCertificate: readTrustedRoot,
  windows81SCEPCertificateProfile: readScepProfile,
  windowsWifiConfiguration: readWifiProfile,
  windowsWifiEnterpriseEAPConfiguration: readWifiProfile,
  windows10PkcsCertificateProfile: readPkcsProfile,
  ndesConnector: readCertificateConnector,
  windows10VpnConfiguration: readVpnProfile,
  windowsDomainJoinConfiguration: readDomainJoin,
  ...Object.fromEntries(Object.keys(typedConfigurations).map((type) => [type, readTypedConfiguration])),
};
