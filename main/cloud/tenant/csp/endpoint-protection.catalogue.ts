/** windows10EndpointProtectionConfiguration -> BitLocker, Firewall, DeviceGuard and Policy CSPs. */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { asText, below, blocked, config, device, truth, type Mapping, type Mappings } from './mapping.ts';

const firewall = `./${cspRoots.Firewall}/MdmStore`;
const switched = { allowed: 'true', blocked: 'false' };

/** The three kinds of network have the same settings. */
const profile = (property: string, name: string): Record<string, Mapping> => ({
  [`${property}.firewallEnabled`]: { uri: `${firewall}/${name}/EnableFirewall`, values: switched },
  ...below(`${firewall}/${name}`, asText, {
    [`${property}.inboundNotificationsBlocked`]: 'DisableInboundNotifications',
    [`${property}.stealthModeBlocked`]: 'DisableStealthMode',
    [`${property}.unicastResponsesToMulticastBroadcastsBlocked`]:
      'DisableUnicastResponsesToMulticastBroadcast',
  }),
});

/** Rights that accounts get or lose: the node is their list. */
const userRights = (rows: Readonly<Record<string, string>>): Record<string, Mapping> =>
  Object.fromEntries(
    Object.entries(rows).map(([property, node]) => [
      property,
      { uri: `${config}/UserRights/${node}`, from: 'accounts' },
    ]),
  );

export const endpointProtection: Mappings = {
  ...profile('firewallProfileDomain', 'DomainProfile'),
  ...profile('firewallProfilePrivate', 'PrivateProfile'),
  ...profile('firewallProfilePublic', 'PublicProfile'),
  firewallBlockStatefulFTP: { uri: `${firewall}/Global/DisableStatefulFtp`, values: truth },
  firewallIdleTimeoutForSecurityAssociationInSeconds: { uri: `${firewall}/Global/SaIdleTime` },

  ...below(`./Device/${cspRoots.BitLocker}`, truth, {
    bitLockerAllowStandardUserEncryption: 'AllowStandardUserEncryption',
    bitLockerEnableStorageCardEncryptionOnMobile: 'RequireStorageCardEncryption',
    bitLockerEncryptDevice: 'RequireDeviceEncryption',
  }),
  bitLockerDisableWarningForOtherDiskEncryption: {
    uri: `./Device/${cspRoots.BitLocker}/AllowWarningForOtherDiskEncryption`,
    values: blocked,
  },
  bitLockerRecoveryPasswordRotation: {
    uri: `./Device/${cspRoots.BitLocker}/ConfigureRecoveryPasswordRotation`,
    values: { disabled: '0', enabledForAzureAd: '1', enabledForAzureAdAndHybrid: '2' },
  },

  deviceGuardEnableVirtualizationBasedSecurity: {
    uri: `${config}/DeviceGuard/EnableVirtualizationBasedSecurity`,
    values: truth,
  },
  deviceGuardEnableSecureBootWithDMA: {
    uri: `${config}/DeviceGuard/RequirePlatformSecurityFeatures`,
    values: { true: '3', false: '1' },
  },
  deviceGuardSecureBootWithDMA: {
    uri: `${config}/DeviceGuard/RequirePlatformSecurityFeatures`,
    values: { withoutDMA: '1', withDMA: '3' },
  },
  deviceGuardLaunchSystemGuard: {
    uri: `${config}/DeviceGuard/ConfigureSystemGuardLaunch`,
    values: { enabled: '1', disabled: '2' },
  },
  deviceGuardLocalSystemAuthorityCredentialGuardSettings: {
    uri: `${config}/DeviceGuard/LsaCfgFlags`,
    values: { disable: '0', enableWithUEFILock: '1', enableWithoutUEFILock: '2' },
  },
  dmaGuardDeviceEnumerationPolicy: {
    uri: `${config}/DmaGuard/DeviceEnumerationPolicy`,
    values: { blockAll: '0', allowAll: '2' },
  },

  ...below(`${config}/WindowsDefenderSecurityCenter`, truth, {
    defenderSecurityCenterDisableAccountUI: 'DisableAccountProtectionUI',
    defenderSecurityCenterDisableAppBrowserUI: 'DisableAppBrowserUI',
    defenderSecurityCenterDisableClearTpmUI: 'DisableClearTpmButton',
    defenderSecurityCenterDisableFamilyUI: 'DisableFamilyUI',
    defenderSecurityCenterDisableHardwareUI: 'DisableDeviceSecurityUI',
    defenderSecurityCenterDisableHealthUI: 'DisableHealthUI',
    defenderSecurityCenterDisableNetworkUI: 'DisableNetworkUI',
    defenderSecurityCenterDisableVirusUI: 'DisableVirusUI',
  }),
  ...below(`${config}/WindowsDefenderSecurityCenter`, undefined, {
    defenderSecurityCenterHelpEmail: 'Email',
    defenderSecurityCenterHelpPhone: 'Phone',
    defenderSecurityCenterHelpURL: 'URL',
    defenderSecurityCenterOrganizationDisplayName: 'CompanyName',
  }),

  ...below(`${config}/LocalPoliciesSecurityOptions`, undefined, {
    localSecurityOptionsLogOnMessageText: 'InteractiveLogon_MessageTextForUsersAttemptingToLogOn',
    localSecurityOptionsLogOnMessageTitle: 'InteractiveLogon_MessageTitleForUsersAttemptingToLogOn',
    localSecurityOptionsMachineInactivityLimitInMinutes: 'InteractiveLogon_MachineInactivityLimit',
  }),
  ...below(`${config}/LocalPoliciesSecurityOptions`, truth, {
    localSecurityOptionsHideLastSignedInUser: 'InteractiveLogon_DoNotDisplayLastSignedIn',
    localSecurityOptionsUseAdminApprovalMode: 'UserAccountControl_UseAdminApprovalMode',
    localSecurityOptionsUseAdminApprovalModeForAdministrators:
      'UserAccountControl_RunAllAdministratorsInAdminApprovalMode',
    localSecurityOptionsVirtualizeFileAndRegistryWriteFailuresToPerUserLocations:
      'UserAccountControl_VirtualizeFileAndRegistryWriteFailuresToPerUserLocations',
  }),
  ...below(`${config}/LocalPoliciesSecurityOptions`, blocked, {
    localSecurityOptionsDisableAdministratorAccount: 'Accounts_EnableAdministratorAccountStatus',
    localSecurityOptionsDisableGuestAccount: 'Accounts_EnableGuestAccountStatus',
  }),
  localSecurityOptionsAdministratorElevationPromptBehavior: {
    uri: `${config}/LocalPoliciesSecurityOptions/UserAccountControl_BehaviorOfTheElevationPromptForAdministrators`,
    values: {
      elevateWithoutPrompting: '0',
      promptForCredentialsOnTheSecureDesktop: '1',
      promptForConsentOnTheSecureDesktop: '2',
      promptForCredentials: '3',
      promptForConsent: '4',
      promptForConsentForNonWindowsBinaries: '5',
    },
  },
  localSecurityOptionsStandardUserElevationPromptBehavior: {
    uri: `${config}/LocalPoliciesSecurityOptions/UserAccountControl_BehaviorOfTheElevationPromptForStandardUsers`,
    values: {
      automaticallyDenyElevationRequests: '0',
      promptForCredentialsOnTheSecureDesktop: '1',
      promptForCredentials: '3',
    },
  },
  defenderExploitProtectionXml: {
    uri: `${config}/ExploitGuard/ExploitProtectionSettings`,
    from: 'base64',
  },
  applicationGuardEnabled: {
    uri: `${device}/WindowsDefenderApplicationGuard/InstallWindowsDefenderApplicationGuard`,
    values: { true: 'Install' },
  },
  appLockerApplicationControl: {
    uri: `./Device/${cspRoots.AppLocker}/ApplicationLaunchRestrictions/Intune/EXE/EnforcementMode`,
    values: {
      enforceComponentsAndStoreApps: 'Enabled',
      auditComponentsAndStoreApps: 'AuditOnly',
      enforceComponentsStoreAppsAndSmartlocker: 'Enabled',
      auditComponentsStoreAppsAndSmartlocker: 'AuditOnly',
    },
  },
  ...userRights({
    userRightsLocalLogOn: 'AllowLocalLogOn',
    userRightsDenyLocalLogOn: 'DenyLocalLogOn',
    userRightsAllowAccessFromNetwork: 'AccessFromNetwork',
    userRightsBlockAccessFromNetwork: 'DenyAccessFromNetwork',
    userRightsRemoteDesktopServicesLogOn: 'AllowLogOnThroughRemoteDesktop',
    userRightsDenyRemoteDesktopServicesLogOn: 'DenyRemoteDesktopServicesLogOn',
    userRightsBackupData: 'BackupFilesAndDirectories',
    userRightsRestoreData: 'RestoreFilesAndDirectories',
    userRightsChangeSystemTime: 'ChangeSystemTime',
    userRightsDebugPrograms: 'DebugPrograms',
    userRightsLoadUnloadDrivers: 'LoadUnloadDeviceDrivers',
    userRightsManageAuditingAndSecurityLogs: 'ManageAuditingAndSecurityLog',
    userRightsTakeOwnership: 'TakeOwnership',
  }),
  smartScreenBlockOverrideForFiles: {
    uri: `${config}/SmartScreen/PreventOverrideForFilesInShell`,
    values: truth,
  },
  smartScreenEnableInShell: { uri: `${config}/SmartScreen/EnableSmartScreenInShell`, values: truth },
};
