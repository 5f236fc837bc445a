/**
 * The profile as the deployment service sends it (profile.ts; facts/autopilot-service#profile-document,
 * facts/autopilot-service#bits-of-cloudassignedoobeconfig).
 */
import type { AutopilotProfile, OobeConfigBit } from '../../protocols/autopilot/profile.ts';
import { OobeConfig } from '../../protocols/autopilot/profile.ts';
import type { SimTime } from '../../world/time.ts';
import { iso } from '../../world/time.ts';
import type { AutopilotIdentity } from '../directory/records.ts';
import type { DeploymentProfile, Organization } from '../tenant/tenant.ts';

/** Which settings of a profile set which bits. */
const bits: readonly (readonly [bit: OobeConfigBit, isSet: (profile: DeploymentProfile) => boolean])[] = [
  ['SkipOemRegistration', () => true],
  ['SkipWindowsUpgradeUx', () => true],
  ['OobeUserNotLocalAdmin', ({ userType }) => userType === 'standard'],
  ['SkipExpressSettings', ({ privacySettingsHidden }) => privacySettingsHidden],
  ['SkipEula', ({ eulaHidden }) => eulaHidden],
  ['SkipKeyboard', ({ keyboardSelectionPageSkipped }) => keyboardSelectionPageSkipped],
  ['TpmAttestation', ({ deviceUsageType }) => deviceUsageType === 'shared'],
  ['AadDeviceAuthentication', ({ deviceUsageType }) => deviceUsageType === 'shared'],
  ['AadTpmRequired', ({ deviceUsageType }) => deviceUsageType === 'shared'],
];

const oobeConfig = (profile: DeploymentProfile): number =>
  bits.reduce((sum, [bit, isSet]) => (isSet(profile) ? sum | OobeConfig[bit] : sum), 0);

export function profileDocument(
  organization: Organization,
  profile: DeploymentProfile,
  identity: AutopilotIdentity,
  at: SimTime,
): AutopilotProfile {
  const forced = profile.escapeLinkHidden ? 1 : 0;
  return {
    CloudAssignedTenantId: organization.id,
    CloudAssignedTenantDomain: organization.initialDomain,
    CloudAssignedForcedEnrollment: forced,
    Version: 2049,
    CloudAssignedAadServerData: JSON.stringify({
      ZeroTouchConfig: {
        CloudAssignedTenantUpn: identity.held.userPrincipalName,
        ForcedEnrollment: forced,
        CloudAssignedTenantDomain: organization.initialDomain,
      },
    }),
    CloudAssignedDomainJoinMethod: profile.join === 'hybrid' ? 1 : 0,
    CloudAssignedOobeConfig: oobeConfig(profile),
    ZtdRegistrationId: identity.id,
    ZtdCorrelationId: profile.id,
    // The template is for Entra joins; a hybrid device is named by its domain join profile
    // (facts/autopilot-service#device-name-template).
    CloudAssignedDeviceName: profile.join === 'hybrid' ? '' : profile.deviceNameTemplate,
    CloudAssignedLanguage: profile.locale,
    CloudAssignedRegion: regionOf(profile.locale),
    HybridJoinSkipDCConnectivityCheck: profile.hybridJoinSkipConnectivityCheck ? 1 : 0,
    DeploymentProfileName: profile.displayName,
    PolicyDownloadDate: iso(at),
  };
}

/** 'en-US' -> 'US'; 'os-default' and user select ('') stand for the region too. */
const regionOf = (locale: string): string =>
  locale === 'os-default' ? locale : (/-([A-Z]{2})$/.exec(locale)?.[1] ?? '');
