import type { AutopilotProfile } from '../../protocols/autopilot/profile.ts';

/** A user-driven Entra profile of a fictional tenant. */
export const profileForTests: AutopilotProfile = {
  CloudAssignedTenantId: '4a1f7f9e-0000-4000-8000-000000000001',
  CloudAssignedTenantDomain: 'northwind.example',
  CloudAssignedForcedEnrollment: 1,
  Version: 2049,
  CloudAssignedAadServerData: '{}',
  CloudAssignedDomainJoinMethod: 0,
  CloudAssignedOobeConfig: 1310,
  ZtdRegistrationId: 'ztd-1',
  ZtdCorrelationId: 'profile-1',
  CloudAssignedDeviceName: '',
  CloudAssignedLanguage: 'os-default',
  CloudAssignedRegion: 'os-default',
  HybridJoinSkipDCConnectivityCheck: 0,
  DeploymentProfileName: 'Pre-provisioned',
  PolicyDownloadDate: '2026-03-02T08:00:00Z',
};
