/**
 * The policies that change something in a rehearsal, what they change and what they leave: what the check of a tenant,
 * a run and its report tell, and what the PC goes by. Sources: facts/restarts and
 * facts/policies#policies-that-break-the-set-up.
 */
import type { PolicyEffect } from './policy-effect.ts';
import { rebootRequiredUris } from './reboot-required-uris.ts';

const aimAtUsers = 'Assign it to users, leave the Autopilot devices out, or accept it';
const securityOption = 'Policy/Config/LocalPoliciesSecurityOptions/';

/** Windows' own templates that lock language, region or keyboard for the whole PC (Policy CSP, ADMX_Globalization). */
const lockedLocale: readonly string[] = [
  'BlockUserInputMethodsForSignIn',
  'CustomLocalesNoSelect_2',
  'LocaleSystemRestrict',
  'LocaleUserRestrict_2',
  'LockMachineUILanguage',
  'PreventGeoIdChange_2',
  'PreventUserOverrides_2',
].map((policy) => `Policy/Config/ADMX_Globalization/${policy}`);

/** What gets in the way of a set-up. */
const obstacles: readonly PolicyEffect[] = [
  {
    id: 'restart',
    nodes: rebootRequiredUris.map((uri) => uri.replace('./Device/Vendor/MSFT/', '')),
    weight: 'hinders',
    does: 'restarts the PC once at the end of device setup, whatever its value; the user then signs in again',
    leaves: 'the setting itself',
    remedy: aimAtUsers,
  },
  {
    id: 'restart-of-its-own',
    nodes: ['AppLocker/*'],
    weight: 'hinders',
    does: 'asks for a restart itself, when it is applied and when it is deleted',
    leaves: 'no app is kept from starting',
    remedy: aimAtUsers,
  },
  {
    id: 'computer-name',
    nodes: ['Accounts/Domain/ComputerName'],
    weight: 'hinders',
    does: 'gives the PC the name of its template with the restart',
    remedy: 'Use the name template of the deployment profile',
  },
  {
    id: 'sign-in-assistant-off',
    nodes: ['Policy/Config/Accounts/AllowMicrosoftAccountSignInAssistant'],
    values: ['0'],
    weight: 'stops',
    does: 'disables the service wlidsvc: the user gets license terms and a local account for the organization’s sign-in',
    remedy: 'Leave the Microsoft Account sign-in assistant as it is',
  },
  {
    id: 'logon-message',
    nodes: [
      `${securityOption}InteractiveLogon_MessageTitleForUsersAttemptingToLogOn`,
      `${securityOption}InteractiveLogon_MessageTextForUsersAttemptingToLogOn`,
    ],
    notValues: [''],
    weight: 'stops',
    does: 'stops pre-provisioning at the message: nobody is signed in automatically behind it',
    remedy: 'Assign it to no device that is pre-provisioned',
  },
  {
    id: 'smart-card-logon',
    nodes: [
      `${securityOption}InteractiveLogon_RequireSmartCard`,
      `${securityOption}InteractiveLogon_RequireWindowsHelloForBusinessOrSmartCard`,
    ],
    values: ['1', 'true', 'enabled'],
    weight: 'stops',
    does: 'stops pre-provisioning: the set-up’s own account may not sign in by password',
    remedy: 'Assign it to no device that is pre-provisioned',
  },
  {
    id: 'secure-desktop-prompt',
    nodes: [`${securityOption}UserAccountControl_BehaviorOfTheElevationPromptForAdministrators`],
    values: ['1'],
    weight: 'stops',
    does: 'stops pre-provisioning: Windows asks for credentials on the secure desktop',
    leaves: 'other prompts of User Account Control',
    remedy: 'Choose another elevation prompt, or assign it to users',
  },
  {
    id: 'preferred-domain',
    nodes: ['Policy/Config/Authentication/PreferredAadTenantDomainName'],
    notValues: [''],
    weight: 'stops',
    needs: 'restart',
    does: 'adds its domain to defaultuser0 at the sign-in screen, so that the automatic sign-in fails after a restart',
    remedy: aimAtUsers,
  },
  {
    id: 'password-rules',
    nodes: [
      'Policy/Config/DeviceLock/MinDevicePasswordLength',
      'Policy/Config/DeviceLock/MinDevicePasswordComplexCharacters',
      'Policy/Config/DeviceLock/AlphanumericDevicePasswordRequired',
    ],
    weight: 'stops',
    needs: 'restart',
    does: 'lets the automatic sign-in fail after a restart in device setup; takes web sign-in from the sign-in screen',
    leaves: 'the rules hold for no password of a rehearsal',
    remedy: 'Leave it to users, or to compliance after the set-up',
  },
  {
    id: 'no-automatic-logon',
    nodes: ['Policy/Config/ADMX_MSS-legacy/Pol_MSS_AutoAdminLogon'],
    values: ['disabled', '0'],
    weight: 'stops',
    needs: 'restart',
    does: 'sets AutoAdminLogon to 0: nobody is signed in automatically after a restart in device setup',
    remedy: 'Leave AutoAdminLogon as it is',
  },
  {
    id: 'waits-for-the-user',
    nodes: ['LAPS/*'],
    weight: 'hinders',
    does: 'is not applied before the user’s part begins',
    idle: true,
    leaves: 'no password is made or backed up',
    remedy: 'Expect it from the user’s flow on',
  },
  {
    id: 'merged-in-the-domain',
    nodes: ['Policy/Config/UserRights/*'],
    weight: 'stops',
    needs: 'hybrid',
    does: 'fails with 0x800706FD in a hybrid join where two policies merge and no domain controller is in reach',
    leaves: 'no right is given or taken',
    remedy: 'Let one policy set it, or pre-provision with a domain controller in reach',
  },
  {
    id: 'locale-locked',
    nodes: ['Policy/Config/Settings/AllowLanguage', 'Policy/Config/Settings/AllowRegion', ...lockedLocale],
    values: ['0', 'enabled'],
    weight: 'stops',
    needs: 'restart',
    does: 'lets the automatic sign-in fail after a restart in device setup',
    leaves: 'language, region and keyboard can be changed all the same',
    remedy: 'Hide the pages in the deployment profile instead',
  },
  {
    id: 'web-sign-in',
    nodes: ['Policy/Config/Authentication/EnableWebSignIn'],
    values: ['1'],
    weight: 'hinders',
    does: 'leaves a profile defaultuserX behind',
    remedy: 'Remove the profile afterwards',
  },
  {
    id: 'kiosk',
    nodes: ['AssignedAccess/Configuration', 'AssignedAccess/ShellLauncher'],
    contains: '<autologonaccount',
    weight: 'hinders',
    needs: 'restart',
    does: 'signs kioskUser0 in where a restart has lost the user; Windows 10 loses that, too: a sign-in screen',
    leaves: 'no app runs in the place of the desktop',
    remedy:
      'No policy that restarts, or the kiosk’s profile behind the set-up; Windows 11 24H2 with KB5058411',
  },
];

/** What the PC does with policies otherwise. */
const actions: readonly PolicyEffect[] = [
  {
    id: 'assigned-access',
    nodes: ['AssignedAccess/*'],
    weight: 'acts',
    does: 'is waited for by the status page',
    idle: true,
    leaves: 'no app runs in the place of the desktop',
  },
  {
    id: 'told-to-compliance',
    nodes: [
      'Policy/Config/DeviceLock/*',
      'Policy/Config/Defender/AllowRealtimeMonitoring',
      'Firewall/MdmStore/*',
    ],
    weight: 'acts',
    does: 'is what the PC tells when compliance is evaluated',
    leaves: 'password, firewall and virus protection themselves',
  },
  {
    id: 'sideloading',
    nodes: ['Policy/Config/ApplicationManagement/AllowAllTrustedApps'],
    weight: 'acts',
    does: 'decides whether packages from outside the store install',
  },
  {
    id: 'windows-hello',
    nodes: ['PassportForWork/*'],
    weight: 'acts',
    does: 'decides whether Windows Hello is set up, with which sensor and how long a PIN',
    leaves: 'rules for the PIN’s characters',
  },
  {
    id: 'encryption',
    nodes: ['BitLocker/*'],
    weight: 'acts',
    does: 'encrypts the PC behind the set-up, and is told to compliance',
    leaves: 'recovery keys, PINs and other drives',
  },
  { id: 'network', nodes: ['WiFi/*', 'VPNv2/*'], weight: 'acts', does: 'is a profile of a network' },
  {
    id: 'certificate',
    nodes: ['ClientCertificateInstall/*', 'RootCATrustedCertificates/*'],
    weight: 'acts',
    does: 'is in the certificate store',
  },
  {
    id: 'edition',
    nodes: ['WindowsLicensing/*'],
    weight: 'acts',
    does: 'takes a product key',
    leaves: 'the edition',
  },
  {
    id: 'app',
    nodes: ['EnterpriseDesktopAppManagement/*', 'EnterpriseModernAppManagement/*', 'Office/*'],
    weight: 'acts',
    does: 'installs an app',
  },
  {
    id: 'management',
    nodes: [
      'DevDetail/*',
      'DMClient/*',
      'EnrollmentStatusTracking/*',
      'NodeCache/*',
      'DeviceManageability/*',
      'DeviceStatus/*',
      'HealthAttestation/*',
      'Defender/Health/*',
      'OfflineDomainJoin/*',
      'RemoteWipe/*',
      'Update/*',
      'Policy/Config/Update/InstallQualityUpdatesInOobe',
      'Policy/ConfigOperations/*',
    ],
    weight: 'acts',
    does: 'is part of device management itself',
  },
];

export const policyEffects: readonly PolicyEffect[] = [...obstacles, ...actions];
