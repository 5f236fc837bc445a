/**
 * A deployment profile's settings under their older and their newer names (facts/graph#autopilot-types): clients write
 * either, and read either.
 */
import type { DeploymentProfile } from '../../tenant/tenant.ts';
import type { GraphObject } from '../../tenant/graph-object.ts';
import type { Version } from './shape.ts';

export function profilePairs(profile: DeploymentProfile, version: Version): GraphObject {
  const { preprovisioningAllowed, locale, userType, deviceUsageType } = profile;
  const newer = {
    preprovisioningAllowed,
    locale,
    outOfBoxExperienceSetting: {
      privacySettingsHidden: profile.privacySettingsHidden,
      eulaHidden: profile.eulaHidden,
      userType,
      deviceUsageType,
      keyboardSelectionPageSkipped: profile.keyboardSelectionPageSkipped,
      escapeLinkHidden: profile.escapeLinkHidden,
    },
  };
  if (version === 'v1.0') return newer;
  return {
    ...newer,
    enableWhiteGlove: preprovisioningAllowed,
    language: locale,
    outOfBoxExperienceSettings: {
      hidePrivacySettings: profile.privacySettingsHidden,
      hideEULA: profile.eulaHidden,
      userType,
      deviceUsageType,
      skipKeyboardSelectionPage: profile.keyboardSelectionPageSkipped,
      hideEscapeLink: profile.escapeLinkHidden,
    },
  };
}
