/**
 * EnterpriseModernAppManagement CSP: packaged (APPX/MSIX) apps of the MDM channel
 * (facts/status-page-nodes#packaged-apps).
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { Win32 } from '../../../protocols/hresult/win32.ts';
import { BadInputError } from '../../../../shared/failures.ts';
import type { HResult } from '../../../protocols/hresult/hresult.ts';
import { fromWin32, hresult } from '../../../protocols/hresult/hresult.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { attribute, parseXml } from '../../../protocols/xml/xml.ts';
import type { Process } from '../../../world/process.ts';
import { appxEvents } from '../../windows/events/other.catalogue.ts';
import { download } from '../packages/download.ts';
import { keepPackage, removeKept } from '../packages/kept-packages.ts';
import { runPackage } from '../packages/run-package.ts';
import type { Csp, CspContext, NodeCall } from './csp.ts';
import type { LocUri, Scope } from './loc-uri.ts';
import { childUri, parseLocUri } from './loc-uri.ts';
import { interior, told } from './rule-makers.ts';

const root = cspRoots.EnterpriseModernAppManagement;
const installation = 'AppInstallation/{PackageFamilyName}';
const inventory = 'AppManagement/AppStore/{PackageFamilyName}';
const sideloading = `./Device/${cspRoots.Policy}/Config/ApplicationManagement/AllowAllTrustedApps`;
const documentLimit = 50_000;

/** AppInstallation/{PackageFamilyName}/Status. */
export const ModernAppStatus = { NotInstalled: 0, Installing: 1, Failed: 2, Installed: 3 } as const;

/** '<Application PackageUri="…"/>' of an Exec; undefined where it names no package. */
function packageUriOf(data: string): string | undefined {
  try {
    return attribute(parseXml(data, documentLimit, 'HostedInstall'), 'PackageUri');
  } catch (error) {
    if (error instanceof BadInputError) return undefined;
    throw error;
  }
}

const errorOf = (exitCode: number): HResult =>
  exitCode < 0 || exitCode > 0xffff ? hresult(exitCode) : fromWin32(exitCode);

function* install(context: CspContext, uri: LocUri, name: string, url: string): Process<void> {
  const { tree, machine, state } = context;
  const leave = yield* state.modernApps.enter();
  try {
    const end = (status: number, error: number): void => {
      tree.write(childUri(uri, 'LastError'), String(error | 0));
      tree.write(childUri(uri, 'Status'), String(status));
      const told = { DeploymentOperation: 'Add', MountPoint: 'C:', PackageFullName: name, Path: url };
      if (error === 0) machine.eventLog.write(appxEvents.succeeded, told);
      else machine.eventLog.write(appxEvents.failed, { ...told, ErrorCode: error });
    };
    machine.eventLog.write(appxEvents.started, { DeploymentOperation: 'Add', Path: url });
    tree.write(childUri(uri, 'Status'), String(ModernAppStatus.Installing));
    const fetched = yield* download(machine, url);
    if (!('content' in fetched)) return end(ModernAppStatus.Failed, fetched.code);
    // What is not from the Store is sideloaded; Windows allows it unless a policy says otherwise.
    if (tree.read(sideloading) === '0')
      return end(ModernAppStatus.Failed, fromWin32(Win32.ERROR_INSTALL_POLICY_FAILURE));
    const succeeds = (code: number): boolean => code === 0;
    const run = { ...fetched, name, succeeds };
    const exitCode = yield* runPackage(machine, state, run);
    // APPX deployment ends with an HRESULT; a small number is a Win32 error.
    if (!succeeds(exitCode)) return end(ModernAppStatus.Failed, errorOf(exitCode));
    keepPackage(machine.registry, run);
    tree.write(
      ['.', uri.scope, root, inventory.replace('{PackageFamilyName}', name), 'Version'].join('/'),
      fetched.content.writes.files[0]?.version ?? '1.0.0.0',
    );
    end(ModernAppStatus.Installed, 0);
  } finally {
    leave();
    context.jobEnded(childUri(uri, 'Status'));
  }
}

function execute({ context, uri, names }: NodeCall, data: string): number {
  const url = packageUriOf(data);
  if (url === undefined) return SyncMlStatus.BadRequest;
  const app = parseLocUri(['.', uri.scope, ...uri.segments.slice(0, -1)].join('/'));
  if (context.tree.read(childUri(app, 'Status')) === String(ModernAppStatus.Installed))
    return SyncMlStatus.OK;
  context.tree.write(uri, data);
  context.tree.write(childUri(app, 'Status'), String(ModernAppStatus.NotInstalled));
  context.background(install(context, app, names['PackageFamilyName'] ?? '', url));
  return SyncMlStatus.AcceptedForProcessing;
}

/** The app's node in the inventory is deleted: the app goes, and may come again. */
function uninstalls({ context, uri, names }: NodeCall, data: string | undefined): void {
  if (data !== undefined) return;
  const name = names['PackageFamilyName'] ?? '';
  removeKept(context, name);
  context.tree.remove(['.', uri.scope, root, 'AppInstallation', name].join('/'));
}

export const enterpriseModernAppManagement: Csp = {
  name: 'EnterpriseModernAppManagement',
  root,
  scopes: ['Device', 'User'],
  rules: [
    interior(installation),
    { path: `${installation}/HostedInstall`, format: 'xml', access: 'ADEGR', execute },
    told(`${installation}/Status`, 'int', undefined),
    told(`${installation}/LastError`, 'int', undefined),
    told(`${installation}/LastErrorDesc`, 'chr', undefined),
    told(`${installation}/ProgressStatus`, 'int', undefined),
    { path: inventory, format: 'node', access: 'DG' },
    { ...told(`${inventory}/Version`, 'chr', undefined), changed: uninstalls },
  ],
};

/** Takes up the installations that a power-off cut short, or those that failed. */
export function resumeModernApps(context: CspContext, which: 'cut-short' | 'failed', scope: Scope): void {
  const { tree } = context;
  const list = parseLocUri(`./${scope}/${root}/AppInstallation`);
  const { NotInstalled, Installing, Failed } = ModernAppStatus;
  const wanted: readonly number[] = which === 'failed' ? [Failed] : [NotInstalled, Installing];
  for (const name of tree.children(list)) {
    const app = childUri(list, name);
    const url = packageUriOf(tree.read(childUri(app, 'HostedInstall')) ?? '');
    if (url === undefined || !wanted.includes(Number(tree.read(childUri(app, 'Status')) ?? -1))) continue;
    tree.write(childUri(app, 'Status'), String(NotInstalled));
    context.background(install(context, app, name, url));
  }
}
