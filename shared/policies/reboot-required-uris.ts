/**
 * Addresses whose setting asks for a restart, whatever the value: the values of Windows' own list, the registry key
 * RebootRequiredURIs, as read on one Windows 11 in 2023 (facts/restarts#the-list).
 */
const below = (base: string, names: readonly string[]): readonly string[] =>
  names.map((name) => `./Device/Vendor/MSFT/${base}${name}`);

export const rebootRequiredUris: readonly string[] = [
  ...below('', ['Accounts/Domain/ComputerName']),
  ...below('Policy/Config/Connectivity/', ['AllowUSBConnection']),
  ...below('Policy/Config/DeviceGuard/', [
    'ConfigureSystemGuardLaunch',
    'EnableVirtualizationBasedSecurity',
    'LsaCfgFlags',
    'RequirePlatformSecurityFeatures',
  ]),
  ...below('Policy/Config/DmaGuard/', ['DeviceEnumerationPolicy']),
  ...below('Policy/Config/ExploitGuard/', ['ExploitProtectionSettings']),
  ...below('Policy/Config/MixedReality/', ['HeadTrackingMode']),
  ...below('Policy/Config/Notifications/', [
    'DisallowCloudNotification',
    'DisallowTileNotification',
    'WnsEndpoint',
  ]),
  ...below('Policy/Config/ServiceControlManager/', ['SvchostProcessMitigation']),
  ...below('Policy/Config/Start/', [
    'HideChangeAccountSettings',
    'HideHibernate',
    'HideLock',
    'HidePowerButton',
    'HideRestart',
    'HideShutDown',
    'HideSignOut',
    'HideSleep',
    'HideSwitchAccount',
    'HideUserTile',
    'ImportEdgeAssets',
  ]),
  ...below('Policy/Config/Update/', ['ManagePreviewBuilds']),
  ...below('Uefi/', [
    'Identity/Apply',
    'Identity2/Apply',
    'Permissions/Apply',
    'Permissions2/Apply',
    'Settings/Apply',
    'Settings2/Apply',
  ]),
  ...below('WindowsDefenderApplicationGuard/', ['InstallWindowsDefenderApplicationGuard']),
];
