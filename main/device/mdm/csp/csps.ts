/** The providers of the management tree. */
import { accounts } from './accounts.ts';
import { clientCertificateInstall } from './client-certificate-install.ts';
import type { Csp } from './csp.ts';
import { defenderHealth } from './defender-health.ts';
import { devDetail } from './dev-detail.ts';
import { devInfo } from './dev-info.ts';
import { dmClient } from './dm-client.ts';
import { enrollmentStatusTracking } from './enrollment-status-tracking.ts';
import { enterpriseDesktopAppManagement } from './enterprise-desktop-app-management.ts';
import { healthAttestation } from './health-attestation.ts';
import { nodeCache } from './node-cache.ts';
import { office } from './office.ts';
import { passportForWork } from './passport-for-work.ts';
import { policy } from './policy.ts';
import { rootCaTrustedCertificates } from './root-certificates.ts';
import { assignedAccess } from './assigned-access.ts';
import { bitLocker } from './bitlocker.ts';
import { deviceStatus } from './device-status.ts';
import { enterpriseModernAppManagement } from './enterprise-modern-app-management.ts';
import { offlineDomainJoin } from './offline-domain-join.ts';
import { appLocker, deviceManageability } from './simple-csps.ts';
import { remoteWipe } from './remote-wipe.ts';
import { update } from './update.ts';
import { vpnV2 } from './vpn-v2.ts';
import { wifi } from './wifi.ts';
import { windowsLicensing } from './windows-licensing.ts';

export const csps: readonly Csp[] = [
  devInfo,
  devDetail,
  dmClient,
  enrollmentStatusTracking,
  enterpriseDesktopAppManagement,
  enterpriseModernAppManagement,
  offlineDomainJoin,
  office,
  policy,
  passportForWork,
  clientCertificateInstall,
  rootCaTrustedCertificates,
  wifi,
  vpnV2,
  nodeCache,
  bitLocker,
  accounts,
  appLocker,
  assignedAccess,
  deviceStatus,
  healthAttestation,
  defenderHealth,
  deviceManageability,
  remoteWipe,
  windowsLicensing,
  update,
];
