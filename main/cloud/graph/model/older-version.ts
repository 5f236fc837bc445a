/** What v1.0 shows of objects that are at home in beta (learn.microsoft.com/graph/api/resources, by version). */
import type { GraphObject } from '../../tenant/graph-object.ts';
import { ownOf } from '../../../../shared/own.ts';

/** Types of ours that v1.0 has; others stand there as the type of their collection. */
const types: ReadonlySet<string> = new Set(
  `conditionalAccessPolicy deviceEnrollmentLimitConfiguration deviceEnrollmentPlatformRestrictionsConfiguration
  deviceEnrollmentWindowsHelloForBusinessConfiguration editionUpgradeConfiguration microsoftStoreForBusinessApp
  sharedPCConfiguration termsAndConditions webApp win32LobApp windows10CompliancePolicy windows10CustomConfiguration
  windows10EndpointProtectionConfiguration windows10EnrollmentCompletionPageConfiguration windows10GeneralConfiguration
  windowsAppX windowsMicrosoftEdgeApp windowsMobileMSI windowsUniversalAppX windowsUpdateForBusinessConfiguration
  windowsWebApp`
    .toLowerCase()
    .split(/\s+/),
);

/** Properties that only beta has. */
const later: ReadonlySet<string> = new Set(
  `roleScopeTagIds supportsScopeTags deviceEnrollmentConfigurationType dependentAppCount isAssigned supersededAppCount
  supersedingAppCount uploadState relationships activeInstallScript activeUninstallScript allowAvailableUninstall
  detectionRules requirementRules displayVersion minimumSupportedOperatingSystem identityVersion useDeviceContext
  containedApps licensingType allowDeviceResetOnInstallFailure allowDeviceUseOnInstallFailure
  allowLogCollectionOnInstallFailure blockDeviceSetupRetryByUser customErrorMessage
  disableUserStatusTrackingAfterFirstUser installProgressTimeoutInMinutes installQualityUpdates selectedMobileAppIds
  showInstallationProgress trackInstallProgressForAutopilotOnly activeFirewallRequired antiSpywareRequired
  antivirusRequired configurationManagerComplianceRequired defenderEnabled defenderVersion deviceCompliancePolicyScript
  deviceThreatProtectionEnabled deviceThreatProtectionRequiredSecurityLevel firmwareProtectionEnabled
  kernelDmaProtectionEnabled memoryIntegrityEnabled rtpEnabled signatureOutOfDate tpmRequired
  validOperatingSystemBuildRanges virtualizationBasedSecurityEnabled wslDistributions maxRunTimeInMinutes
  enhancedSignInSecurity securityKeyForSignIn androidForWorkRestriction macRestriction windowsHomeSkuRestriction
  deviceManagementApplicabilityRuleDeviceMode deviceManagementApplicabilityRuleOsEdition
  deviceManagementApplicabilityRuleOsVersion modifiedDateTime`.split(/\s+/),
);

const always = ['id', 'displayName', 'description', 'createdDateTime', 'lastModifiedDateTime'];
/** Properties of a collection's own type. */
const bases: Readonly<Record<string, readonly string[]>> = {
  windowsAutopilotDeploymentProfile: [
    ...always,
    ...`deviceNameTemplate deviceType hardwareHashExtractionEnabled locale managementServiceAppId
    outOfBoxExperienceSetting preprovisioningAllowed roleScopeTagIds`.split(/\s+/),
  ],
  deviceEnrollmentConfiguration: [...always, 'priority', 'version'],
  deviceCompliancePolicy: [...always, 'version'],
  deviceConfiguration: [...always, 'version'],
  mobileApp: [
    ...always,
    ...`developer informationUrl isFeatured largeIcon notes owner privacyInformationUrl publisher
    publishingState`.split(/\s+/),
  ],
};

/** The object of `declared`'s collection as v1.0 shows it. */
export function inOlderVersion(object: GraphObject, type: string, declared: string): GraphObject {
  if (types.has(type.toLowerCase())) return without(object, declared === 'conditionalAccessPolicy');
  const base = ownOf(bases, declared);
  if (!base) return without(object, false);
  const kept = Object.entries(object).filter(([name]) => base.includes(name));
  return { '@odata.type': `#microsoft.graph.${declared}`, ...Object.fromEntries(kept) };
}

/** `whole`: of a type that is the same in both versions. */
function without(object: GraphObject, whole: boolean): GraphObject {
  if (whole) return object;
  return Object.fromEntries(
    Object.entries(object)
      .filter(([name]) => !later.has(name))
      .map(([name, value]) => [name, isPlain(value) ? without(value, false) : value]),
  );
}

const isPlain = (value: unknown): value is GraphObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
