/**
 * Typed device configurations -> Policy CSP nodes, property by property. A property that is set and not in
 * the table has no effect here and is named as a part.
 */
import { isGraphObject, type GraphObject } from '../graph-object.ts';
import type { CspNode } from '../policy.ts';

interface Mapping {
  readonly uri: string;
  /** Value of the node by the value of the property; numbers and texts stand for themselves. */
  readonly values?: Readonly<Record<string, string>>;
}

const config = './Device/Vendor/MSFT/Policy/Config';
const truth = { true: '1', false: '0' };
const blocked = { true: '0', false: '1' };
const asText = { true: 'true', false: 'false' };
const inverted = { true: 'false', false: 'true' };
const hello = './Device/Vendor/MSFT/PassportForWork/{TenantId}/Policies';

type Mappings = Readonly<Record<string, Mapping>>;

export const typedConfigurations: Readonly<Record<string, Mappings>> = {
  windowsUpdateForBusinessConfiguration: {
    qualityUpdatesDeferralPeriodInDays: { uri: `${config}/Update/DeferQualityUpdatesPeriodInDays` },
    featureUpdatesDeferralPeriodInDays: { uri: `${config}/Update/DeferFeatureUpdatesPeriodInDays` },
    deadlineForQualityUpdatesInDays: { uri: `${config}/Update/ConfigureDeadlineForQualityUpdates` },
    deadlineForFeatureUpdatesInDays: { uri: `${config}/Update/ConfigureDeadlineForFeatureUpdates` },
    deadlineGracePeriodInDays: { uri: `${config}/Update/ConfigureDeadlineGracePeriod` },
    driversExcluded: { uri: `${config}/Update/ExcludeWUDriversInQualityUpdate`, values: truth },
    microsoftUpdateServiceAllowed: { uri: `${config}/Update/AllowMUUpdateService`, values: truth },
    automaticUpdateMode: {
      uri: `${config}/Update/AllowAutoUpdate`,
      values: {
        notifyDownload: '0',
        autoInstallAtMaintenanceTime: '1',
        autoInstallAndRebootAtMaintenanceTime: '2',
        autoInstallAndRebootAtScheduledTime: '3',
        autoInstallAndRebootWithoutEndUserControl: '4',
      },
    },
  },
  windows10EndpointProtectionConfiguration: {
    bitLockerEncryptDevice: {
      uri: './Device/Vendor/MSFT/BitLocker/RequireDeviceEncryption',
      values: truth,
    },
    bitLockerDisableWarningForOtherDiskEncryption: {
      uri: './Device/Vendor/MSFT/BitLocker/AllowWarningForOtherDiskEncryption',
      values: blocked,
    },
    firewallBlockStatefulFTP: {
      uri: './Vendor/MSFT/Firewall/MdmStore/Global/DisableStatefulFtp',
      values: truth,
    },
    deviceGuardEnableVirtualizationBasedSecurity: {
      uri: `${config}/DeviceGuard/EnableVirtualizationBasedSecurity`,
      values: truth,
    },
    localSecurityOptionsMachineInactivityLimitInMinutes: {
      uri: `${config}/LocalPoliciesSecurityOptions/InteractiveLogon_MachineInactivityLimit`,
    },
    smartScreenEnableInShell: { uri: `${config}/SmartScreen/EnableSmartScreenInShell`, values: truth },
  },
  windows10GeneralConfiguration: {
    cortanaBlocked: { uri: `${config}/Experience/AllowCortana`, values: blocked },
    windowsSpotlightBlockConsumerSpecificFeatures: {
      uri: `${config}/Experience/AllowWindowsConsumerFeatures`,
      values: blocked,
    },
    passwordMinimumLength: { uri: `${config}/DeviceLock/MinDevicePasswordLength` },
    defenderRequireRealTimeMonitoring: {
      uri: `${config}/Defender/AllowRealtimeMonitoring`,
      values: truth,
    },
    defenderRequireCloudProtection: { uri: `${config}/Defender/AllowCloudProtection`, values: truth },
    passwordRequired: {
      uri: `${config}/DeviceLock/DevicePasswordEnabled`,
      values: { true: '0', false: '1' },
    },
    passwordMinutesOfInactivityBeforeScreenTimeout: {
      uri: `${config}/DeviceLock/MaxInactivityTimeDeviceLock`,
    },
    storageBlockRemovableStorage: { uri: `${config}/Storage/RemovableDiskDenyWriteAccess`, values: truth },
    cameraBlocked: { uri: `${config}/Camera/AllowCamera`, values: blocked },
    bluetoothBlocked: { uri: `${config}/Connectivity/AllowBluetooth`, values: blocked },
    screenCaptureBlocked: { uri: `${config}/Experience/AllowScreenCapture`, values: blocked },
    smartScreenBlockPromptOverride: {
      uri: `${config}/SmartScreen/PreventOverrideForFilesInShell`,
      values: truth,
    },
    diagnosticsDataSubmissionMode: {
      uri: `${config}/System/AllowTelemetry`,
      values: { none: '0', basic: '1', enhanced: '2', full: '3' },
    },
    edgeBlocked: { uri: `${config}/Browser/AllowBrowser`, values: blocked },
  },
  windowsIdentityProtectionConfiguration: {
    windowsHelloForBusinessBlocked: { uri: `${hello}/UsePassportForWork`, values: inverted },
    securityDeviceRequired: { uri: `${hello}/RequireSecurityDevice`, values: asText },
    pinMinimumLength: { uri: `${hello}/PINComplexity/MinimumPINLength` },
    pinMaximumLength: { uri: `${hello}/PINComplexity/MaximumPINLength` },
    useCertificatesForOnPremisesAuthEnabled: { uri: `${hello}/UseCertificateForOnPremAuth`, values: asText },
  },
  windowsDeliveryOptimizationConfiguration: {
    deliveryOptimizationMode: {
      uri: `${config}/DeliveryOptimization/DODownloadMode`,
      values: {
        httpOnly: '0',
        httpWithPeeringNat: '1',
        httpWithPeeringPrivateGroup: '2',
        httpWithInternetPeering: '3',
        simpleDownload: '99',
        bypassMode: '100',
      },
    },
    maximumCacheAgeInDays: { uri: `${config}/DeliveryOptimization/DOMaxCacheAge` },
  },
  windowsHealthMonitoringConfiguration: {
    allowDeviceHealthMonitoring: {
      uri: `${config}/DeviceHealthMonitoring/AllowDeviceHealthMonitoring`,
      values: { enabled: '1', disabled: '0' },
    },
  },
};

/** Properties of every configuration that say nothing to a device. */
const descriptive: ReadonlySet<string> = new Set([
  'id',
  'displayName',
  'description',
  'version',
  'createdDateTime',
  'lastModifiedDateTime',
  'roleScopeTagIds',
  'supportsScopeTags',
  'assignments',
  'deviceManagementApplicabilityRuleOsEdition',
  'deviceManagementApplicabilityRuleOsVersion',
  'deviceManagementApplicabilityRuleDeviceMode',
]);

/** Nodes of a typed configuration and the properties that are set but not mapped. */
export function typedNodes(
  object: GraphObject,
  mappings: Mappings,
): { readonly nodes: CspNode[]; readonly unknown: string[] } {
  const nodes: CspNode[] = [];
  const unknown: string[] = [];
  for (const [property, value] of Object.entries(object)) {
    if (property.includes('@') || descriptive.has(property) || isUnset(value)) continue;
    const mapping = mappings[property];
    const data = mapping && dataOf(mapping, value);
    if (mapping && data !== undefined) nodes.push({ uri: mapping.uri, format: formatOf(data), data });
    else unknown.push(property);
  }
  return { nodes, unknown };
}

const formatOf = (data: string): CspNode['format'] => {
  if (/^-?\d+$/.test(data)) return 'int';
  return data === 'true' || data === 'false' ? 'bool' : 'chr';
};

function dataOf(mapping: Mapping, value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  return mapping.values ? mapping.values[String(value)] : String(value);
}

/** What an unconfigured property looks like: Intune writes all properties of a type into an export. */
function isUnset(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === 0 || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  if (isGraphObject(value)) return Object.values(value).every(isUnset);
  return (
    value === 'notConfigured' || value === 'userDefined' || value === 'deviceDefault' || value === 'none'
  );
}
