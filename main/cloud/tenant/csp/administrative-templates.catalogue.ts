/**
 * Policies of administrative templates that many tenants set, by the display name of their definition: node of the
 * Policy CSP, and the ids of its elements in the order of their presentations (Policy CSP, "ADMX mapping"; OneDrive's
 * and Edge's templates).
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { ownOf } from '../../../../shared/own.ts';
import type { CspNode } from '../policy.ts';

type Template = readonly [node: string, ...elements: readonly string[]];

const oneDrive = 'OneDriveNGSCv2~Policy~OneDriveNGSC';
const edge = 'microsoft_edge~Policy~microsoft_edge';

const templates: Readonly<Record<string, Template>> = {
  'silently sign in users to the onedrive sync app with their windows credentials': [
    `${oneDrive}/SilentAccountConfig`,
  ],
  'silently move windows known folders to onedrive': [
    `${oneDrive}/KFMOptInNoWizard`,
    'KFMOptInNoWizard_TextBox',
    'KFMOptInNoWizard_Dropdown',
  ],
  'use onedrive files on-demand': [`${oneDrive}/FilesOnDemandEnabled`],
  'prevent users from redirecting their windows known folders to their pc': [`${oneDrive}/KFMBlockOptOut`],
  'hide the first-run experience and splash screen': [`${edge}/HideFirstRunExperience`],
  'configure the home page url': [`${edge}~Startup/HomepageLocation`, 'HomepageLocation'],
  'turn off autoplay': ['Autoplay/TurnOffAutoPlay', 'Autorun_Box'],
  'set the default behavior for autorun': ['Autoplay/SetDefaultAutoRunBehavior', 'NoAutorun_Dropdown'],
  'do not display the password reveal button': ['CredentialsUI/DisablePasswordReveal'],
  'allow users to connect remotely by using remote desktop services': [
    'RemoteDesktopServices/AllowUsersToConnectRemotely',
  ],
  'do not allow passwords to be saved': ['RemoteDesktopServices/DoNotAllowPasswordSaving'],
  'turn off notifications network usage': ['Notifications/DisallowCloudNotification'],
  'turn off tile notifications': ['Notifications/DisallowTileNotification'],
  'turn on virtualization based security': ['DeviceGuard/EnableVirtualizationBasedSecurity'],
  'enumeration policy for external devices incompatible with kernel dma protection': [
    'DmaGuard/DeviceEnumerationPolicy',
  ],
  'use a common set of exploit protection settings': ['ExploitGuard/ExploitProtectionSettings'],
  'enable svchost.exe mitigation options': ['ServiceControlManager/SvchostProcessMitigation'],
  'mss: (autoadminlogon) enable automatic logon (not recommended)': [
    'ADMX_MSS-legacy/Pol_MSS_AutoAdminLogon',
  ],
  'disallow changing of geographic location': ['ADMX_Globalization/PreventGeoIdChange_2'],
  'disallow user override of locale settings': ['ADMX_Globalization/PreventUserOverrides_2'],
  'disallow selection of custom locales': ['ADMX_Globalization/CustomLocalesNoSelect_2'],
  'restrict system locales': ['ADMX_Globalization/LocaleSystemRestrict'],
  'restrict user locales': ['ADMX_Globalization/LocaleUserRestrict_2'],
  'restricts the ui language windows uses for all logged users': ['ADMX_Globalization/LockMachineUILanguage'],
  'disallow copying of user input methods to the system account for sign-in': [
    'ADMX_Globalization/BlockUserInputMethodsForSignIn',
  ],
  'turn on powershell script block logging': [
    'WindowsPowerShell/TurnOnPowerShellScriptBlockLogging',
    'EnableScriptBlockInvocationLogging',
  ],
};

/** A template for both has a node for each: '…_1' is the user's, '…_2' the PC's. */
const uriOf = (node: string, user: boolean): string =>
  `./${user ? 'User' : 'Device'}/${cspRoots.Policy}/Config/${user ? node.replace(/_2$/, '_1') : node}`;

/** The nodes of the table, as the device's. */
export const templateUris: readonly string[] = Object.values(templates).map(([node]) => uriOf(node, false));

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** The node of a definition's value; undefined where the definition is not in the table. */
export function templateNodes(
  displayName: string,
  user: boolean,
  enabled: boolean,
  values: readonly string[],
): CspNode | undefined {
  const template = ownOf(templates, displayName.trim().toLowerCase());
  if (!template) return undefined;
  const [node, ...elements] = template;
  const data = elements.flatMap((id, index) => {
    const value = values[index];
    return value === undefined ? [] : [`<data id="${id}" value="${escaped(value)}"/>`];
  });
  return {
    uri: uriOf(node, user),
    format: 'chr',
    data: enabled ? `<enabled/>${data.join('')}` : '<disabled/>',
  };
}
