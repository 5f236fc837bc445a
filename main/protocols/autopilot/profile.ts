/**
 * The Autopilot profile as the deployment service delivers it (AutopilotDDSZTDFile.json;
 * facts/autopilot-service#profile-document) and the bits of CloudAssignedOobeConfig
 * (facts/autopilot-service#bits-of-cloudassignedoobeconfig).
 */
export interface AutopilotProfile {
  readonly CloudAssignedTenantId: string;
  readonly CloudAssignedTenantDomain: string;
  readonly CloudAssignedForcedEnrollment: 0 | 1;
  readonly Version: 2049;
  /** JSON text: ZeroTouchConfig with CloudAssignedTenantUpn, ForcedEnrollment, CloudAssignedTenantDomain. */
  readonly CloudAssignedAadServerData: string;
  /** 0 Entra join, 1 hybrid. */
  readonly CloudAssignedDomainJoinMethod: 0 | 1;
  readonly CloudAssignedOobeConfig: number;
  /** The Autopilot device id in the service; goes into the QR code as ZtdId. */
  readonly ZtdRegistrationId: string;
  readonly ZtdCorrelationId: string;
  readonly CloudAssignedDeviceName: string;
  /** 'os-default', a language tag, or '' for user select. */
  readonly CloudAssignedLanguage: string;
  /** 'os-default', a region code, or ''. */
  readonly CloudAssignedRegion: string;
  readonly HybridJoinSkipDCConnectivityCheck: 0 | 1;
  readonly DeploymentProfileName: string;
  /** ISO 8601. */
  readonly PolicyDownloadDate: string;
}

/** The profile asks for a hybrid join. */
export const isHybrid = (profile: AutopilotProfile | null | undefined): boolean =>
  profile?.CloudAssignedDomainJoinMethod === 1;

export const OobeConfig = {
  SkipCortanaOptIn: 1,
  OobeUserNotLocalAdmin: 2,
  SkipExpressSettings: 4,
  SkipOemRegistration: 8,
  SkipEula: 16,
  TpmAttestation: 32,
  AadDeviceAuthentication: 64,
  AadTpmRequired: 128,
  SkipWindowsUpgradeUx: 256,
  EnablePatchDownload: 512,
  SkipKeyboard: 1024,
} as const;
export type OobeConfigBit = keyof typeof OobeConfig;

export const hasOobeBit = (profile: AutopilotProfile, bit: OobeConfigBit): boolean =>
  (profile.CloudAssignedOobeConfig & OobeConfig[bit]) !== 0;

/** The user that the service has assigned to the device, or '' (inside CloudAssignedAadServerData). */
export function assignedUserOf(profile: AutopilotProfile): string {
  const data = JSON.parse(profile.CloudAssignedAadServerData) as {
    ZeroTouchConfig?: { CloudAssignedTenantUpn?: string };
  };
  return data.ZeroTouchConfig?.CloudAssignedTenantUpn ?? '';
}
