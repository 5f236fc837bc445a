/**
 * What the page sees of one expected node (facts/status-page-nodes#firstsyncstatus, facts/apps#msi-jobs;
 * facts/enrollment-status-page#what-is-tracked).
 */
import { cspRoots } from '../../protocols/management-tree/csp-roots.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { hresult } from '../../protocols/hresult/hresult.ts';
import { ScepStatus } from '../mdm/csp/client-certificate-install.ts';
import { ModernAppStatus } from '../mdm/csp/enterprise-modern-app-management.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';
import type { LocUri } from '../mdm/csp/loc-uri.ts';
import { childUri, parseLocUri } from '../mdm/csp/loc-uri.ts';
import { MsiStatus } from '../mdm/csp/msi-job.ts';

export type Probe =
  | { readonly state: 'pending' | 'done' }
  | { readonly state: 'failed'; readonly code: HResult };

const pending: Probe = { state: 'pending' };
const done: Probe = { state: 'done' };

/** A job's Status and the node of its error, beside each other in the job's own node. */
interface JobShape {
  /** Segments below which a job's name follows. */
  readonly root: string;
  readonly error: string;
  readonly done: readonly number[];
  readonly failed: readonly number[];
}

const installs = {
  done: [MsiStatus.Completed],
  failed: [MsiStatus.Failed, MsiStatus.DownloadFailed],
} as const;

const jobs: readonly JobShape[] = [
  { root: `${cspRoots.EnterpriseDesktopAppManagement}/MSI`, error: 'LastError', ...installs },
  { root: `${cspRoots.Office}/Installation`, error: 'LastError', ...installs },
  {
    root: `${cspRoots.EnterpriseModernAppManagement}/AppInstallation`,
    error: 'LastError',
    done: [ModernAppStatus.Installed],
    failed: [ModernAppStatus.Failed],
  },
  {
    root: `${cspRoots.ClientCertificateInstall}/SCEP`,
    error: 'ErrorCode',
    done: [ScepStatus.Finished],
    failed: [ScepStatus.ActionFailed, ScepStatus.Unknown],
  },
];

/** The node of the job that `uri` is of or in. */
function jobNode(uri: LocUri, shape: JobShape): LocUri | undefined {
  const root = shape.root.split('/');
  const name = uri.segments[root.length];
  const path = uri.segments.slice(0, root.length).join('/').toLowerCase();
  if (name === undefined || path !== shape.root.toLowerCase()) return undefined;
  return childUri({ ...uri, segments: [] }, ...root, name);
}

/** An imported key has its thumbprint; one that was refused, its error. */
const pfxRoot = /^\.\/(?:Device|User)\/Vendor\/MSFT\/ClientCertificateInstall\/PFXCertInstall\//i;

function pfxProbe(tree: ManagementTree, uri: LocUri): Probe {
  const node = uri.segments.slice(0, 5);
  const child = (name: string): LocUri => childUri({ ...uri, segments: [] }, ...node, name);
  if (tree.read(child('Thumbprint')) !== undefined) return done;
  const status = Number(tree.read(child('Status')) ?? 0);
  return status === 0 ? pending : { state: 'failed', code: hresult(status) };
}

/** State of an expected LocURI: a job by its Status, everything else by being there. */
export function probe(tree: ManagementTree, text: string): Probe {
  const uri = parseLocUri(text);
  if (pfxRoot.test(uri.text)) return pfxProbe(tree, uri);
  for (const shape of jobs) {
    const node = jobNode(uri, shape);
    if (!node) continue;
    const status = Number(tree.read(childUri(node, 'Status')) ?? 0);
    if (shape.done.includes(status)) return done;
    if (!shape.failed.includes(status)) return pending;
    return { state: 'failed', code: hresult(Number(tree.read(childUri(node, shape.error)) ?? 0)) };
  }
  return tree.has(uri) || tree.read(uri) !== undefined ? done : pending;
}
