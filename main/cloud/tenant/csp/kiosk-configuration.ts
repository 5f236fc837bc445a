/**
 * windowsKioskConfiguration -> AssignedAccess/Configuration ("Assigned Access configuration file",
 * learn.microsoft.com/windows/configuration/assigned-access) and the policies of Kiosk Browser.
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { childOf, graphType, listOf, textOf, type GraphObject } from '../graph-object.ts';
import type { CspNode } from '../policy.ts';
import { below, config, truth, type Mappings } from './mapping.ts';

export const kioskBrowser: Mappings = {
  ...below(`${config}/KioskBrowser`, truth, {
    kioskBrowserEnableEndSessionButton: 'EnableEndSessionButton',
    kioskBrowserEnableHomeButton: 'EnableHomeButton',
    kioskBrowserEnableNavigationButtons: 'EnableNavigationButtons',
  }),
  ...below(`${config}/KioskBrowser`, undefined, {
    kioskBrowserDefaultUrl: 'DefaultURL',
    kioskBrowserRestartOnIdleTimeInMinutes: 'RestartOnIdleTime',
  }),
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Who gets the profile: an account that signs in by itself, or the accounts that are named. */
function accountOf(user: GraphObject): string {
  switch (graphType(user)) {
    case 'windowsKioskAutologon':
      return '<AutoLogonAccount/>';
    case 'windowsKioskLocalGroup':
      return `<UserGroup Type="LocalGroup" Name="${escaped(textOf(user, 'groupName'))}"/>`;
    case 'windowsKioskActiveDirectoryGroup':
      return `<UserGroup Type="ActiveDirectoryGroup" Name="${escaped(textOf(user, 'groupName'))}"/>`;
    case 'windowsKioskAzureADGroup':
      return `<UserGroup Type="AzureActiveDirectoryGroup" Name="${escaped(textOf(user, 'groupId'))}"/>`;
    default: {
      const name = textOf(user, 'userPrincipalName') || textOf(user, 'userName');
      return `<Account>${escaped(name)}</Account>`;
    }
  }
}

/** One app above the lock screen, or a list of those that may run. */
function appsOf(app: GraphObject): string {
  const single = childOf(app, 'uwpApp');
  const id = textOf(single, 'appUserModelId') || textOf(childOf(app, 'win32App'), 'path');
  const allowed = listOf(app, 'apps').map((one) => textOf(one, 'appUserModelId') || textOf(one, 'path'));
  return id === ''
    ? `<AllAppsList><AllowedApps>${allowed.map((one) => `<App AppUserModelId="${escaped(one)}"/>`).join('')}</AllowedApps></AllAppsList>`
    : `<KioskModeApp AppUserModelId="${escaped(id)}"/>`;
}

/** The node of the configuration's profiles; undefined where it has none. */
export function kioskNode(object: GraphObject): CspNode | undefined {
  const profiles = listOf(object, 'kioskProfiles');
  if (profiles.length === 0) return undefined;
  const idOf = (profile: GraphObject): string => escaped(textOf(profile, 'profileId'));
  const bodies = profiles.map(
    (one) => `<Profile Id="{${idOf(one)}}">${appsOf(childOf(one, 'appConfiguration'))}</Profile>`,
  );
  const configs = profiles.flatMap((one) =>
    listOf(one, 'userAccountsConfiguration').map(
      (user) => `<Config>${accountOf(user)}<DefaultProfile Id="{${idOf(one)}}"/></Config>`,
    ),
  );
  return {
    uri: `./Device/${cspRoots.AssignedAccess}/Configuration`,
    format: 'chr',
    data:
      '<AssignedAccessConfiguration xmlns="http://schemas.microsoft.com/AssignedAccess/2017/config">' +
      `<Profiles>${bodies.join('')}</Profiles><Configs>${configs.join('')}</Configs></AssignedAccessConfiguration>`,
  };
}
