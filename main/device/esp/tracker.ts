/**
 * The ESP tracker: what is expected and what is done, read from nodes alone (facts/status-page-nodes,
 * facts/enrollment-status-page#counting). `known` is false while a list has not come: the page says
 * "Identifying".
 */
import { expectedSeparator, trackedPolicy } from '../../protocols/management-tree/first-sync-status.ts';
import {
  dmProvider,
  dmProviderUri,
  policyProvidersUri,
  setupTrackingUri,
} from '../../protocols/management-tree/nodes.ts';
import type { Scope } from '../mdm/csp/loc-uri.ts';
import type { ManagementTree } from '../mdm/csp/management-tree.ts';
import type { HResult } from '../../protocols/hresult/hresult.ts';
import { hresult } from '../../protocols/hresult/hresult.ts';
import { InstallationState, providerUri } from '../ime/tracking.ts';
import { probe } from './probes.ts';
import type { CountKind } from './status-texts.ts';

export interface TrackedItem {
  readonly uri: string;
  readonly state: 'pending' | 'done' | 'failed';
  /** How many apps the entry stands for. */
  readonly count: number;
  readonly code: HResult;
  /** Of an app of a policy provider: the node itself. */
  readonly installationState?: number;
}

export interface Tracked {
  readonly subcategory: string;
  readonly kind: CountKind;
  readonly known: boolean;
  readonly items: readonly TrackedItem[];
}

const noError = hresult(0);

export const firstSyncUri = (scope: Scope, node: string): string =>
  dmProviderUri(`./${scope}`, dmProvider, `FirstSyncStatus/${node}`);

export const isTrue = (tree: ManagementTree, uri: string): boolean =>
  tree.read(uri)?.toLowerCase() === 'true';

const finished = (tree: ManagementTree, scope: Scope): boolean =>
  isTrue(tree, firstSyncUri(scope, 'ServerHasFinishedProvisioning'));

/** Entries 'LocURI' or 'LocURI;count'. */
function expected(tree: ManagementTree, scope: Scope, node: string): readonly TrackedItem[] {
  const list = tree.read(firstSyncUri(scope, node)) ?? '';
  return list
    .split(expectedSeparator)
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [uri = '', count = '1'] = entry.split(';');
      const seen = probe(tree, uri);
      return {
        uri,
        state: seen.state,
        count: Number(count) || 1,
        code: seen.state === 'failed' ? seen.code : noError,
      };
    });
}

const lists = [
  'ExpectedPolicies',
  'ExpectedSCEPCerts',
  'ExpectedNetworkProfiles',
  'ExpectedMSIAppPackages',
  'ExpectedModernAppPackages',
];

/** The server sends its lists together and leaves empty ones out: the first one makes all of them known. */
const listed = (tree: ManagementTree, scope: Scope): boolean =>
  finished(tree, scope) || lists.some((node) => tree.read(firstSyncUri(scope, node)) !== undefined);

/** Besides them the page counts one node that every device has: "1 of 1" where nothing else is tracked. */
function policies(tree: ManagementTree, scope: Scope): Tracked {
  const items = expected(tree, scope, 'ExpectedPolicies').filter(({ uri }) => trackedPolicy.test(uri));
  const placeholder: TrackedItem = {
    uri: dmProviderUri('./Device', dmProvider, 'EntDMID'),
    state: 'done',
    count: 1,
    code: noError,
  };
  return {
    subcategory: 'SecurityPoliciesSubcategory',
    kind: 'applied',
    known: listed(tree, scope),
    items: [placeholder, ...items],
  };
}

const certificates = (tree: ManagementTree, scope: Scope): Tracked => ({
  subcategory: 'CertificatesSubcategory',
  kind: 'applied',
  known: listed(tree, scope),
  items: [...expected(tree, scope, 'ExpectedSCEPCerts'), ...expected(tree, scope, 'ExpectedPFXCerts')],
});

const networks = (tree: ManagementTree, scope: Scope): Tracked => ({
  subcategory: 'NetworkConnectionsSubcategory',
  kind: 'added',
  known: listed(tree, scope),
  items: expected(tree, scope, 'ExpectedNetworkProfiles'),
});

const setupApps = (scope: Scope): string => `${setupTrackingUri(`./${scope}`)}/Apps`;

/** Apps of policy providers, i.e. of the Intune Management Extension. */
function providerApps(tree: ManagementTree, scope: Scope): readonly TrackedItem[] {
  const list = `${setupApps(scope)}/Tracking`;
  const lastError = hresult(Number(tree.read(`${providerUri}/LastError`) ?? 0));
  return tree.children(list).flatMap((name) =>
    tree.children(`${list}/${name}`).map((app): TrackedItem => {
      const uri = `${list}/${name}/${app}`;
      const state = Number(tree.read(`${uri}/InstallationState`));
      const shared = { uri, count: 1, installationState: state || InstallationState.NotInstalled };
      if (state === InstallationState.Error) return { ...shared, state: 'failed', code: lastError };
      return {
        ...shared,
        state: state === InstallationState.Completed ? 'done' : 'pending',
        code: noError,
      };
    }),
  );
}

/** Every provider that tracks apps has said that its nodes are there; which ones there are, the server says. */
function providersListed(tree: ManagementTree, scope: Scope): boolean {
  const names = tree.children(policyProvidersUri);
  if (names.length === 0) return finished(tree, scope);
  return names
    .filter((name) => isTrue(tree, `${policyProvidersUri}/${name}/TrackedResourceTypes/Apps`))
    .every((name) => isTrue(tree, `${setupApps(scope)}/PolicyProviders/${name}/TrackingPoliciesCreated`));
}

const apps = (tree: ManagementTree, scope: Scope): Tracked => ({
  subcategory: 'AppsSubcategory',
  kind: 'installed',
  known: listed(tree, scope) && providersListed(tree, scope),
  items: [
    ...expected(tree, scope, 'ExpectedMSIAppPackages'),
    ...expected(tree, scope, 'ExpectedModernAppPackages'),
    ...providerApps(tree, scope),
  ],
});

/** The four tracked subcategories, in the page's order. */
export const track = (tree: ManagementTree, scope: Scope): readonly Tracked[] => [
  policies(tree, scope),
  certificates(tree, scope),
  networks(tree, scope),
  apps(tree, scope),
];

const sum = (items: readonly TrackedItem[]): number => items.reduce((total, { count }) => total + count, 0);

export const totalOf = ({ items }: Tracked): number => sum(items);
export const doneOf = ({ items }: Tracked): number => sum(items.filter(({ state }) => state === 'done'));
export const isComplete = (tracked: Tracked): boolean =>
  tracked.known && doneOf(tracked) === totalOf(tracked);
/** The server has nothing more to send for the scope. */
export const serverHasFinished = finished;
