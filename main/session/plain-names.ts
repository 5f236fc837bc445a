/** What an administrator calls steps, lines of the status page and types of objects. */
import { ownOf } from '../../shared/own.ts';
import type { Step } from '../device/windows/step-failure.ts';

const steps: Readonly<Record<Step, string>> = {
  profile: 'Autopilot profile',
  attestation: 'TPM attestation',
  'aad-configure': 'preparation of the Microsoft Entra join',
  'aad-join': 'Microsoft Entra join',
  'domain-join': 'domain join',
  'aad-discovery': 'Microsoft Entra discovery',
  'aad-ticket': 'Microsoft Entra token',
  'mdm-enrolment': 'Intune enrolment',
  'mdm-finish': 'end of the Intune enrolment',
  provider: 'preparation of the status page',
  esp: 'status page',
  network: 'network',
  'sign-in': 'sign-in',
  'set-up-page': 'page of the set-up',
};

const items: Readonly<Record<string, string>> = {
  TpmAttestationSubcategory: 'securing the hardware',
  AadjSubcategory: 'joining the organization’s network',
  MdmEnrollmentSubcategory: 'registering for mobile management',
  EspProviderInstallationSubcategory: 'preparing for mobile management',
  WaitingForAadRegistrationSubcategory: 'joining the organization’s network',
};

/** 'mobileManagement' as 'mobile management'. */
const apart = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').replaceAll(/\b[A-Z](?=[a-z])/g, (one) => one.toLowerCase());

/** 'status page, apps' */
export function placeName(step: string, item: string | null): string {
  const name = ownOf(steps, step) ?? step;
  if (step !== 'esp' || item === null) return name;
  return `${name}, ${ownOf(items, item) ?? apart(item.replace(/Subcategory$/, ''))}`;
}

const types: Readonly<Record<string, string>> = {
  win32LobApp: 'Windows app (Win32)',
  windowsMobileMSI: 'line-of-business app (MSI)',
  windowsUniversalAppX: 'line-of-business app (MSIX)',
  windowsAppX: 'line-of-business app (MSIX)',
  officeSuiteApp: 'Microsoft 365 Apps',
  winGetApp: 'Microsoft Store app',
  windowsMicrosoftEdgeApp: 'Microsoft Edge',
  windowsWebApp: 'web link',
  webApp: 'web link',
  deviceManagementConfigurationPolicy: 'settings catalog',
  windows10CustomConfiguration: 'custom settings (OMA-URI)',
  groupPolicyConfiguration: 'administrative templates',
  deviceManagementIntent: 'endpoint security',
  deviceManagementScript: 'platform script',
  windows10CompliancePolicy: 'compliance policy',
  windows10GeneralConfiguration: 'device restrictions',
  windows10EndpointProtectionConfiguration: 'endpoint protection',
  windowsDeliveryOptimizationConfiguration: 'delivery optimization',
  windowsHealthMonitoringConfiguration: 'health monitoring',
  windowsIdentityProtectionConfiguration: 'identity protection',
  windowsUpdateForBusinessConfiguration: 'update ring',
  windowsDomainJoinConfiguration: 'domain join',
  windowsKioskConfiguration: 'kiosk',
  windowsWifiConfiguration: 'Wi-Fi',
  windowsWifiEnterpriseEAPConfiguration: 'Wi-Fi',
  windows10VpnConfiguration: 'VPN',
  windows81TrustedRootCertificate: 'trusted certificate',
  windows81SCEPCertificateProfile: 'SCEP certificate',
  windows10PkcsCertificateProfile: 'PKCS certificate',
  deviceEnrollmentWindowsHelloForBusinessConfiguration: 'Windows Hello for Business',
  deviceHealthScript: 'remediation',
  roleScopeTag: 'scope tag',
  deviceEnrollmentLimitConfiguration: 'device limit',
};

/** Of an object of Microsoft Graph, as the portal calls its kind; 'someOtherConfiguration' is 'some other configuration'. */
export const typeName = (type: string): string =>
  ownOf(types, type) ?? apart(type).replace(/^cipp\b/, 'CIPP');
