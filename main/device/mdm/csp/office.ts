/** Office CSP: Microsoft 365 Apps from the Office content network (facts/apps#microsoft-365-apps). */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { Win32 } from '../../../protocols/hresult/win32.ts';
import { fromWin32 } from '../../../protocols/hresult/hresult.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import type { Process } from '../../../world/process.ts';
import { download } from '../packages/download.ts';
import { runPackage } from '../packages/run-package.ts';
import type { Csp, CspContext, NodeCall } from './csp.ts';
import type { LocUri, Scope } from './loc-uri.ts';
import { childUri, parseLocUri } from './loc-uri.ts';
import { MsiStatus } from './msi-job.ts';

const root = cspRoots.Office;
const installation = 'Installation/{Id}';
const success = new Set<number>([0, Win32.ERROR_SUCCESS_REBOOT_REQUIRED]);

const contentUrl = (id: string): string => `https://officecdn.microsoft.com/pr/${id}`;

const mirror =
  (name: string) =>
  ({ context, names }: NodeCall, data: string | undefined): void => {
    const key = `HKLM\\SOFTWARE\\Microsoft\\OfficeCSP\\${names['Id'] ?? ''}`;
    if (data === undefined) context.machine.registry.delete(key, name);
    else context.machine.registry.setNumber(key, name, Number(data));
  };

function* install(context: CspContext, uri: LocUri, id: string): Process<void> {
  const { machine, state, tree } = context;
  const status = (code: number): void => tree.write(childUri(uri, 'Status'), String(code));
  const end = (code: number, error: number): void => {
    tree.write(childUri(uri, 'LastError'), String(error | 0));
    status(code);
    tree.write(childUri(uri, 'FinalStatus'), String(code));
    context.jobEnded(childUri(uri, 'FinalStatus'));
  };
  status(MsiStatus.Downloading);
  const answer = yield* download(machine, contentUrl(id));
  if (!('content' in answer)) {
    end(MsiStatus.DownloadFailed, answer.code);
    return;
  }
  status(MsiStatus.EnforcementInProgress);
  const exitCode = yield* runPackage(machine, state, {
    ...answer,
    name: 'Microsoft 365 Apps',
    succeeds: (code) => success.has(code),
  });
  if (success.has(exitCode)) end(MsiStatus.Completed, 0);
  else end(MsiStatus.Failed, fromWin32(exitCode));
}

function execute({ context, uri, names }: NodeCall, data: string): number {
  if (!/<Configuration[\s/>]/.test(data)) return SyncMlStatus.BadRequest;
  const installationUri = parseLocUri(['.', uri.scope, ...uri.segments.slice(0, -1)].join('/'));
  const status = childUri(installationUri, 'Status');
  if (context.tree.read(status) === String(MsiStatus.Completed)) return SyncMlStatus.OK;
  context.tree.write(uri, data);
  context.tree.remove(childUri(installationUri, 'FinalStatus'));
  context.tree.write(status, String(MsiStatus.Initialized));
  context.background(install(context, installationUri, names['Id'] ?? ''));
  return SyncMlStatus.AcceptedForProcessing;
}

export const office: Csp = {
  name: 'Office',
  root,
  scopes: ['Device', 'User'],
  rules: [
    { path: installation, format: 'node', access: 'ADG' },
    { path: `${installation}/Install`, format: 'chr', access: 'ADEGR', execute },
    { path: `${installation}/Status`, format: 'int', access: 'G', changed: mirror('Status') },
    { path: `${installation}/FinalStatus`, format: 'int', access: 'G', changed: mirror('FinalStatus') },
    { path: `${installation}/LastError`, format: 'int', access: 'G', changed: mirror('LastError') },
  ],
};

/** Takes up the installations that a power-off cut short, or those that failed. */
export function resumeOffice(context: CspContext, which: 'cut-short' | 'failed', scope: Scope): void {
  const list = parseLocUri(`./${scope}/${root}/Installation`);
  for (const id of context.tree.children(list)) {
    const uri = childUri(list, id);
    const status = context.tree.read(childUri(uri, 'Status'));
    const final = context.tree.read(childUri(uri, 'FinalStatus'));
    if (status === undefined || final === String(MsiStatus.Completed)) continue;
    if ((final !== undefined) !== (which === 'failed')) continue;
    context.tree.remove(childUri(uri, 'FinalStatus'));
    context.tree.write(childUri(uri, 'Status'), String(MsiStatus.Initialized));
    context.background(install(context, uri, id));
  }
}
