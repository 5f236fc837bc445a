/**
 * From a settings-catalog definition id to the URI of its CSP node. An id is the URI in lower case with '_'
 * for '/', so that the spelling and, where names hold '_', the cuts are lost; the tables give them back for
 * the settings that are known here. For others the id's own rule is followed, and what is known of their beginning
 * (CSP, area of Policy) is spelt as published.
 */
import { ownOf } from '../../../../shared/own.ts';
import { policyEffects } from '../../../../shared/policies/policy-effects.catalogue.ts';
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { templateUris } from './administrative-templates.catalogue.ts';
import { policyAreas, userRights } from './policy-names.catalogue.ts';
import { typedConfigurations } from './typed-configurations.catalogue.ts';

const spellings: readonly string[] = [
  './Device/Vendor/MSFT/BitLocker/RequireDeviceEncryption',
  './Device/Vendor/MSFT/BitLocker/AllowWarningForOtherDiskEncryption',
  './Device/Vendor/MSFT/BitLocker/AllowStandardUserEncryption',
  './Device/Vendor/MSFT/BitLocker/ConfigureRecoveryPasswordRotation',
  './Device/Vendor/MSFT/BitLocker/EncryptionMethodByDriveType',
  './Device/Vendor/MSFT/BitLocker/SystemDrivesEncryptionType',
  './Device/Vendor/MSFT/BitLocker/SystemDrivesRecoveryOptions',
  './Device/Vendor/MSFT/BitLocker/SystemDrivesRequireStartupAuthentication',
  './Device/Vendor/MSFT/Defender/Configuration/TamperProtection',
  './Device/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server/ConfigRefresh/Cadence',
  './Device/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server/ConfigRefresh/Enabled',
  './Device/Vendor/MSFT/DMClient/Provider/MS%20DM%20Server/ConfigRefresh/PausePeriod',
  './Device/Vendor/MSFT/LAPS/Policies/AdministratorAccountName',
  './Device/Vendor/MSFT/LAPS/Policies/AutomaticAccountManagementEnableAccount',
  './Device/Vendor/MSFT/LAPS/Policies/AutomaticAccountManagementEnabled',
  './Device/Vendor/MSFT/LAPS/Policies/AutomaticAccountManagementNameOrPrefix',
  './Device/Vendor/MSFT/LAPS/Policies/AutomaticAccountManagementRandomizeName',
  './Device/Vendor/MSFT/LAPS/Policies/AutomaticAccountManagementTarget',
  './Device/Vendor/MSFT/LAPS/Policies/PassphraseLength',
  './Device/Vendor/MSFT/Policy/Config/VirtualizationBasedTechnology/HypervisorEnforcedCodeIntegrity',
  './Device/Vendor/MSFT/Policy/Config/WindowsLogon/AllowAutomaticRestartSignOn',
  './Device/Vendor/MSFT/Policy/Config/WindowsLogon/ConfigAutomaticRestartSignOn',
  './Device/Vendor/MSFT/LAPS/Policies/BackupDirectory',
  './Device/Vendor/MSFT/LAPS/Policies/PasswordAgeDays',
  './Device/Vendor/MSFT/LAPS/Policies/PasswordComplexity',
  './Device/Vendor/MSFT/LAPS/Policies/PasswordLength',
  './Device/Vendor/MSFT/LAPS/Policies/PostAuthenticationActions',
  './Device/Vendor/MSFT/LAPS/Policies/PostAuthenticationResetDelay',
  './Device/Vendor/MSFT/PassportForWork/{TenantId}/Policies/MinimumPINLength',
  './Device/Vendor/MSFT/PassportForWork/{TenantId}/Policies/PINComplexity/MinimumPINLength',
  './Device/Vendor/MSFT/PassportForWork/{TenantId}/Policies/RequireSecurityDevice',
  './Device/Vendor/MSFT/PassportForWork/{TenantId}/Policies/UsePassportForWork',
  './Device/Vendor/MSFT/Policy/Config/DataProtection/AllowDirectMemoryAccess',
  './Device/Vendor/MSFT/Policy/Config/Defender/AllowCloudProtection',
  './Device/Vendor/MSFT/Policy/Config/Defender/AllowRealtimeMonitoring',
  './Device/Vendor/MSFT/Policy/Config/Defender/AttackSurfaceReductionRules',
  './Device/Vendor/MSFT/Policy/Config/Defender/CloudBlockLevel',
  './Device/Vendor/MSFT/Policy/Config/Defender/PUAProtection',
  './Device/Vendor/MSFT/Policy/Config/Defender/SubmitSamplesConsent',
  './Device/Vendor/MSFT/Policy/Config/DeliveryOptimization/DODownloadMode',
  './Device/Vendor/MSFT/Policy/Config/DeviceGuard/EnableVirtualizationBasedSecurity',
  './Device/Vendor/MSFT/Policy/Config/DeviceGuard/LsaCfgFlags',
  './Device/Vendor/MSFT/Policy/Config/DeviceLock/MinDevicePasswordLength',
  './Device/Vendor/MSFT/Policy/Config/Experience/AllowWindowsConsumerFeatures',
  './Device/Vendor/MSFT/Policy/Config/Privacy/AllowInputPersonalization',
  './Device/Vendor/MSFT/Policy/Config/SmartScreen/EnableSmartScreenInShell',
  './Device/Vendor/MSFT/Policy/Config/System/AllowTelemetry',
  './Device/Vendor/MSFT/Policy/Config/TimeLanguageSettings/ConfigureTimeZone',
  './Device/Vendor/MSFT/Policy/Config/Update/AllowAutoUpdate',
  './Device/Vendor/MSFT/Policy/Config/Update/ConfigureDeadlineForQualityUpdates',
  './Device/Vendor/MSFT/Policy/Config/Update/DeferQualityUpdatesPeriodInDays',
  './Device/Vendor/MSFT/Policy/Config/Start/ConfigureStartPins',
  './Device/Vendor/MSFT/Policy/Config/OneDriveNGSCv2~Policy~OneDriveNGSC/KFMOptInNoWizard',
  './Device/Vendor/MSFT/Policy/Config/OneDriveNGSCv2~Policy~OneDriveNGSC/SilentAccountConfig',
  './Device/Vendor/MSFT/Policy/Config/OneDriveNGSCv2~Policy~OneDriveNGSC/FilesOnDemandEnabled',
  './Device/Vendor/MSFT/Policy/Config/microsoft_edge~Policy~microsoft_edge/HomepageLocation',
  './Device/Vendor/MSFT/Policy/Config/microsoft_edge~Policy~microsoft_edge/HideFirstRunExperience',
  './User/Vendor/MSFT/Policy/Config/microsoft_edge~Policy~microsoft_edge~Startup/HomepageLocation',
  './User/Vendor/MSFT/Policy/Config/microsoft_edge~Policy~microsoft_edge/HideFirstRunExperience',
  './User/Vendor/MSFT/Policy/Config/Experience/AllowWindowsSpotlight',
  './User/Vendor/MSFT/Policy/Config/Start/HidePeopleBar',
  './Vendor/MSFT/Firewall/MdmStore/DomainProfile/EnableFirewall',
  './Vendor/MSFT/Firewall/MdmStore/PrivateProfile/EnableFirewall',
  './Vendor/MSFT/Firewall/MdmStore/PublicProfile/EnableFirewall',
  './Vendor/MSFT/Firewall/MdmStore/PublicProfile/DefaultInboundAction',
];

/** Definition ids that are not the address of their node. */
const renamed: Readonly<Record<string, string>> = {
  device_vendor_msft_policy_config_applicationcontrol_built_in_controls_enable_app_control:
    './Device/Vendor/MSFT/AppLocker/ApplicationLaunchRestrictions/Intune/EXE/EnforcementMode',
  // One node; the catalog has a setting for each directory that the password is kept in.
  device_vendor_msft_laps_policies_passwordagedays_aad: './Device/Vendor/MSFT/LAPS/Policies/PasswordAgeDays',
  device_vendor_msft_laps_policies_passwordagedays_ad: './Device/Vendor/MSFT/LAPS/Policies/PasswordAgeDays',
  'device_vendor_msft_policy_config_applicationcontrol_policies_{policyguid}_xml':
    './Device/Vendor/MSFT/ApplicationControl/Policies/{PolicyGUID}/Policy',
};

/** './Device/Vendor/MSFT/LAPS/Policies' -> 'device_vendor_msft_laps_policies'. */
const definitionIdOf = (uri: string): string => uri.replace(/^\.\//, '').replaceAll('/', '_').toLowerCase();

/** Nodes that something here acts on, or that typed profiles bring, are spelt in their own tables. */
const acted = policyEffects
  .flatMap(({ nodes }) => nodes)
  .filter((node) => !node.endsWith('*'))
  .map((node) => `./Device/Vendor/MSFT/${node}`);
const typed = Object.values(typedConfigurations).flatMap((rows) => Object.values(rows).map(({ uri }) => uri));
const known: readonly string[] = [...acted, ...typed, ...templateUris, ...spellings];

const spelled: ReadonlyMap<string, string> = new Map(known.map((uri) => [definitionIdOf(uri), uri]));

const below = (uri: string): string => uri.replace(/^\.\/((Device|User)\/)?Vendor\/MSFT\//, '');

/** Every beginning of a known path below 'Vendor/MSFT/', in lower case: how its last segment is spelt. */
const segments: ReadonlyMap<string, string> = new Map(
  [
    ...Object.values(cspRoots).map((root) => root.replace('Vendor/MSFT/', '')),
    ...policyAreas.map((area) => `Policy/Config/${area}`),
    ...userRights.map((right) => `Policy/Config/UserRights/${right}`),
    ...known.map(below),
  ].flatMap((path) => {
    const names = path.split('/');
    return names.map((name, at): [string, string] => [
      names
        .slice(0, at + 1)
        .join('/')
        .toLowerCase(),
      name,
    ]);
  }),
);

/** The path as far as it is known in its own spelling, the rest as it comes. */
const spelt = (path: string): string => {
  const names = path.split('/');
  return names
    .map(
      (name, at) =>
        segments.get(
          names
            .slice(0, at + 1)
            .join('/')
            .toLowerCase(),
        ) ?? name,
    )
    .join('/');
};

/** The name of Intune's server in the DMClient CSP: what stands as '{providerid}' in definition ids. */
const providerId = 'MS%20DM%20Server';

const catalogId = /^(device_|user_)?vendor_msft_(.+)$/;

/** The node of a definition id; undefined where the id names no Windows CSP. */
export function settingUri(definitionId: string): string | undefined {
  const id = definitionId.toLowerCase();
  const whole = ownOf(renamed, id) ?? spelled.get(id);
  if (whole) return whole;
  const [, scope, rest] = catalogId.exec(id.replaceAll('{providerid}', providerId)) ?? [];
  if (rest === undefined) return undefined;
  const root =
    scope === 'user_' ? './User/Vendor/MSFT' : scope === 'device_' ? './Device/Vendor/MSFT' : './Vendor/MSFT';
  return `${root}/${spelt(pathOf(rest))}`;
}

/**
 * An area of Policy/Config ends at the first '_'; those of Windows' own templates begin with 'admx_', and an ingested
 * template's ('~') holds some itself.
 */
function pathOf(rest: string): string {
  const policy = /^policy_config_(.+)$/.exec(rest)?.[1];
  if (policy === undefined) return rest.replaceAll('_', '/');
  const areaFrom = policy.startsWith('admx_') ? 'admx_'.length : 0;
  const cut = policy.includes('~') ? policy.lastIndexOf('_') : policy.indexOf('_', areaFrom);
  return cut === -1
    ? `policy/config/${policy}`
    : `policy/config/${policy.slice(0, cut)}/${policy.slice(cut + 1)}`;
}

/**
 * Nodes outside Policy whose value is that of an administrative template, and areas of Policy of which all are
 * (learn.microsoft.com/windows/client-management/mdm, "ADMX-backed"): '<enabled/>' with data, or '<disabled/>'.
 */
const admxNodes =
  /\/MSFT\/BitLocker\/(EncryptionMethodByDriveType|IdentificationField|(SystemDrives|FixedDrives|RemovableDrives)\w+)$/i;
const admxAreas: ReadonlySet<string> = new Set(
  [
    'ActiveXControls',
    'AppVirtualization',
    'AttachmentManager',
    'Autoplay',
    'CredentialsDelegation',
    'CredentialsUI',
    'DesktopAppInstaller',
    'ErrorReporting',
    'EventLogService',
    'InternetExplorer',
    'MSSecurityGuide',
    'MSSLegacy',
    'Printers',
    'RemoteAssistance',
    'RemoteDesktopServices',
    'RemoteManagement',
    'RemoteProcedureCall',
    'RemoteShell',
    'WindowsPowerShell',
  ].map((area) => area.toLowerCase()),
);

/** Whether a choice at the node is a template's state and not a number. */
export function isAdmxBacked(uri: string): boolean {
  const area = /\/Policy\/Config\/([^/]+)\//i.exec(uri)?.[1]?.toLowerCase() ?? '';
  return area.includes('~') || area.startsWith('admx_') || admxAreas.has(area) || admxNodes.test(uri);
}
