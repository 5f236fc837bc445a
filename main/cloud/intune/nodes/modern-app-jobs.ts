/**
 * Packaged apps of the MDM channel (EnterpriseModernAppManagement CSP; facts/status-page-nodes#packaged-apps,
 * facts/assignment#what-installs-when).
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { element, serialize } from '../../../protocols/xml/element.ts';
import type { App } from '../../tenant/tenant.ts';
import { packageFamilyName } from '../content/appx-package.ts';
import { contentUrl } from '../content/content-urls.ts';
import { add, exec, type PlannedCommand, type Scope } from './command.ts';

const installationUri = (scope: Scope, app: App): string =>
  `${scope}/${cspRoots.EnterpriseModernAppManagement}/AppInstallation/${encodeURIComponent(packageFamilyName(app))}`;

/** The app's node in the inventory: to delete it is to uninstall the app. */
export const modernAppUri = (scope: Scope, app: App): string =>
  `${scope}/${cspRoots.EnterpriseModernAppManagement}/AppManagement/AppStore/${encodeURIComponent(packageFamilyName(app))}`;

/** 3 installed, 2 failed. */
export const modernAppStatusUri = (scope: Scope, app: App): string => `${installationUri(scope, app)}/Status`;
export const modernAppErrorUri = (scope: Scope, app: App): string =>
  `${installationUri(scope, app)}/LastError`;

/** The app's node, then the order to fetch and install it. */
export function modernAppCommands(scope: Scope, app: App): PlannedCommand[] {
  const uri = installationUri(scope, app);
  const order = serialize(element('Application', { PackageUri: contentUrl(app), DeploymentOptions: '0' }));
  return [add(uri, 'node', ''), exec(`${uri}/HostedInstall`, 'xml', order)];
}
