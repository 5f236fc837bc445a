/**
 * Values of the type that their property has: shipping clients send flags and numbers as texts
 * (facts/graph#lenient-bodies), and Graph answers with flags and numbers.
 */
import type { GraphObject } from '../../tenant/graph-object.ts';

const flags: ReadonlySet<string> = new Set(
  `showInstallationProgress blockDeviceSetupRetryByUser allowDeviceResetOnInstallFailure
  allowLogCollectionOnInstallFailure allowDeviceUseOnInstallFailure trackInstallProgressForAutopilotOnly
  disableUserStatusTrackingAfterFirstUser allowNonBlockingAppInstallation installQualityUpdates enableWhiteGlove
  preprovisioningAllowed extractHardwareHash hardwareHashExtractionEnabled hybridAzureADJoinSkipConnectivityCheck
  hidePrivacySettings hideEULA skipKeyboardSelectionPage hideEscapeLink privacySettingsHidden eulaHidden
  keyboardSelectionPageSkipped escapeLinkHidden securityEnabled mailEnabled isAssignableToRole accountEnabled
  isFeatured enforceSignatureCheck runAs32Bit`.split(/\s+/),
);
const numbers: ReadonlySet<string> = new Set(['installProgressTimeoutInMinutes', 'priority', 'version']);

export const typedValues = (object: GraphObject): GraphObject =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, typed(name, value)]));

function typed(name: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return typedValues(value as GraphObject);
  if (typeof value !== 'string') return value;
  if (flags.has(name) && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return numbers.has(name) && /^\d+$/.test(value) ? Number(value) : value;
}
