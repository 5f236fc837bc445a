/**
 * Roots of the configuration service providers, below './Device', './User' or '.' (Microsoft's CSP reference,
 * learn.microsoft.com/windows/client-management/mdm).
 */
export const cspRoots = {
  AppLocker: 'Vendor/MSFT/AppLocker',
  BitLocker: 'Vendor/MSFT/BitLocker',
  ClientCertificateInstall: 'Vendor/MSFT/ClientCertificateInstall',
  Defender: 'Vendor/MSFT/Defender',
  DeviceManageability: 'Vendor/MSFT/DeviceManageability',
  DeviceStatus: 'Vendor/MSFT/DeviceStatus',
  DMClient: 'Vendor/MSFT/DMClient',
  EnrollmentStatusTracking: 'Vendor/MSFT/EnrollmentStatusTracking',
  EnterpriseDesktopAppManagement: 'Vendor/MSFT/EnterpriseDesktopAppManagement',
  EnterpriseModernAppManagement: 'Vendor/MSFT/EnterpriseModernAppManagement',
  Firewall: 'Vendor/MSFT/Firewall',
  HealthAttestation: 'Vendor/MSFT/HealthAttestation',
  NodeCache: 'Vendor/MSFT/NodeCache',
  Office: 'Vendor/MSFT/Office',
  OfflineDomainJoin: 'Vendor/MSFT/OfflineDomainJoin',
  PassportForWork: 'Vendor/MSFT/PassportForWork',
  Policy: 'Vendor/MSFT/Policy',
  RemoteWipe: 'Vendor/MSFT/RemoteWipe',
  RootCATrustedCertificates: 'Vendor/MSFT/RootCATrustedCertificates',
  Update: 'Vendor/MSFT/Update',
  VPNv2: 'Vendor/MSFT/VPNv2',
  WiFi: 'Vendor/MSFT/WiFi',
  WindowsLicensing: 'Vendor/MSFT/WindowsLicensing',
} as const;
