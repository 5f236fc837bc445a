/** Which Graph type is read by what. The one place to add a type. */
import type { Reader } from './tenant-draft.ts';
import { readMsiApp, readOfficeApp, readWin32App, readWinGetApp } from './readers/app-readers.ts';
import { readDeploymentProfile, readEspConfiguration } from './readers/autopilot-readers.ts';
import { readImportedIdentity } from './readers/registration-reader.ts';
import { readScepProfile, readTrustedRoot, readWifiProfile } from './readers/connection-readers.ts';
import {
  readBranding,
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
  readTypedConfiguration,
} from './readers/policy-readers.ts';
import { typedConfigurations } from './csp/typed-configuration.ts';

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

  importedWindowsAutopilotDeviceIdentity: readImportedIdentity,

  win32LobApp: readWin32App,
  winGetApp: readWinGetApp,
  windowsMobileMSI: readMsiApp,
  officeSuiteApp: readOfficeApp,

  deviceManagementConfigurationPolicy: readConfigurationPolicy,
  windows10CustomConfiguration: readCustomConfiguration,
  windows10CompliancePolicy: readCompliancePolicy,
  windows81TrustedRootCertificate: readTrustedRoot,
  windows81SCEPCertificateProfile: readScepProfile,
  windowsWifiConfiguration: readWifiProfile,
  windowsWifiEnterpriseEAPConfiguration: readWifiProfile,
  ...Object.fromEntries(Object.keys(typedConfigurations).map((type) => [type, readTypedConfiguration])),
};
