/** EnterpriseDesktopAppManagement CSP: MSI packages of the MDM channel (facts/apps#msi-jobs). */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import type { Process } from '../../../world/process.ts';
import { iso } from '../../../world/time.ts';
import type { Csp, CspContext, NodeCall, NodeRule } from './csp.ts';
import type { LocUri, Scope } from './loc-uri.ts';
import { childUri, parseLocUri } from './loc-uri.ts';
import { MsiStatus, readMsiJob, runMsiJob } from './msi-job.ts';
import { removeKept } from '../packages/kept-packages.ts';

const root = cspRoots.EnterpriseDesktopAppManagement;
const product = 'MSI/{ProductID}';
/** Stands for the device where the registry wants a SID. */
const deviceSid = 'S-0-0-00-0000000000-0000000000-000000000-000';

const sidOf = ({ state }: CspContext, { scope }: LocUri): string =>
  scope === 'Device' ? deviceSid : (state.user?.sid ?? '');

const mirror =
  (name: string) =>
  ({ context, uri, names }: NodeCall, data: string | undefined): void => {
    const { registry } = context.machine;
    const productCode = names['ProductID'] ?? '';
    const key = `HKLM\\SOFTWARE\\Microsoft\\EnterpriseDesktopAppManagement\\${sidOf(context, uri)}\\MSI\\${productCode}`;
    if (data === undefined) {
      registry.deleteKey(key);
      return;
    }
    registry.setText(key, 'ProductCode', productCode);
    if (name === 'CurrentDownloadUrl') registry.setText(key, name, readMsiJob(data)?.contentUrl ?? '');
    else registry.setNumber(key, name, Number(data));
  };

/** One job after another: the CSP never runs two at a time. */
function* job(context: CspContext, uri: LocUri, productId: string, data: string): Process<void> {
  const { tree } = context;
  const read = readMsiJob(data);
  if (!read) return;
  const leave = yield* context.state.msiJobs.enter();
  try {
    yield* runMsiJob(context, read, {
      product: productId,
      userSid: sidOf(context, uri),
      status: (code) => tree.write(childUri(uri, 'Status'), String(code)),
      lastError: (code) => tree.write(childUri(uri, 'LastError'), String(code | 0)),
    });
    tree.write(childUri(uri, 'InstallDate'), iso(context.machine.deviceTime()));
  } finally {
    leave();
  }
  context.jobEnded(childUri(uri, 'Status'));
}

function execute({ context, uri, names }: NodeCall, data: string): number {
  if (!readMsiJob(data)) return SyncMlStatus.BadRequest;
  const productUri = parseLocUri(['.', uri.scope, ...uri.segments.slice(0, -1)].join('/'));
  const status = childUri(productUri, 'Status');
  // A product that is there is not installed again.
  if (context.tree.read(status) === String(MsiStatus.Completed)) return SyncMlStatus.OK;
  context.tree.write(uri, data);
  context.tree.write(status, String(MsiStatus.Initialized));
  context.background(job(context, productUri, names['ProductID'] ?? '', data));
  return SyncMlStatus.AcceptedForProcessing;
}

const keep = (node: string, format: NodeRule['format'], more: Partial<NodeRule> = {}): NodeRule => ({
  path: `${product}/${node}`,
  format,
  access: 'G',
  ...more,
});

export const enterpriseDesktopAppManagement: Csp = {
  name: 'EnterpriseDesktopAppManagement',
  root,
  scopes: ['Device', 'User'],
  rules: [
    { path: product, format: 'node', access: 'ADG' },
    {
      path: `${product}/DownloadInstall`,
      format: 'xml',
      access: 'ADEGR',
      changed: mirror('CurrentDownloadUrl'),
      execute,
    },
    keep('Status', 'int', {
      changed: (call, data) => {
        mirror('Status')(call, data);
        // The product's node is deleted: the product goes (EnterpriseDesktopAppManagement CSP).
        if (data === undefined) removeKept(call.context, call.names['ProductID'] ?? '');
      },
    }),
    keep('LastError', 'int', { changed: mirror('LastError') }),
    keep('LastErrorDesc', 'chr'),
    keep('Version', 'chr'),
    keep('Name', 'chr'),
    keep('Publisher', 'chr'),
    keep('InstallPath', 'chr'),
    keep('InstallDate', 'chr'),
    { path: 'MSI/UpgradeCode/{Guid}', format: 'chr', access: 'ADGR' },
  ],
};

/** Statuses of jobs that are over; a failed one can be asked for again. */
const over: readonly number[] = [MsiStatus.Completed];
const failed: readonly number[] = [MsiStatus.Failed, MsiStatus.DownloadFailed];

/** Takes up the jobs that a power-off cut short, or those that failed. */
export function resumeMsiJobs(context: CspContext, which: 'cut-short' | 'failed', scope: Scope): void {
  const list = parseLocUri(`./${scope}/${root}/MSI`);
  for (const productId of context.tree.children(list)) {
    const uri = childUri(list, productId);
    const status = Number(context.tree.read(childUri(uri, 'Status')) ?? MsiStatus.Completed);
    const data = context.tree.read(childUri(uri, 'DownloadInstall'));
    if (data === undefined || over.includes(status) || failed.includes(status) !== (which === 'failed'))
      continue;
    context.tree.write(childUri(uri, 'Status'), String(MsiStatus.Initialized));
    context.background(job(context, uri, productId, data));
  }
}
