/** NodeCache: which nodes changed since the server last looked (intune-facts 2.7), and its registry mirror. */
import { parseLocUri } from './loc-uri.ts';
import type { Csp, NodeCall } from './csp.ts';

const cacheKey = 'HKLM\\SOFTWARE\\Microsoft\\Provisioning\\NodeCache\\CSP';
/** ExpectedValue of a node that should not exist. */
const nonexistent = '';

const mirror =
  (name: 'NodeUri' | 'ExpectedValue') =>
  ({ context, uri, names }: NodeCall, data: string | undefined): void => {
    const { registry } = context.machine;
    const key = `${cacheKey}\\${uri.scope}\\${names['ProviderID'] ?? ''}\\Nodes\\${names['NodeID'] ?? ''}`;
    if (data === undefined) registry.deleteKey(key);
    else registry.setText(key, name, data);
  };

/** Ids of the nodes whose value is not the expected one. */
function changedNodes({ context, uri }: NodeCall): string {
  const { tree } = context;
  const nodes = ['.', uri.scope, ...uri.segments.slice(0, -1), 'Nodes'].join('/');
  const changed = tree.children(nodes).filter((id) => {
    const watched = tree.read(`${nodes}/${id}/NodeURI`);
    if (watched === undefined) return false;
    const expected = tree.read(`${nodes}/${id}/ExpectedValue`) ?? nonexistent;
    return (tree.read(parseLocUri(watched)) ?? nonexistent) !== expected;
  });
  return changed.join('/');
}

export const nodeCache: Csp = {
  name: 'NodeCache',
  root: 'Vendor/MSFT/NodeCache',
  scopes: ['Device', 'User'],
  rules: [
    { path: '{ProviderID}', format: 'node', access: 'ADG' },
    { path: '{ProviderID}/CacheVersion', format: 'chr', access: 'AGR' },
    { path: '{ProviderID}/ChangedNodes', format: 'chr', access: 'G', initial: changedNodes },
    { path: '{ProviderID}/Nodes/{NodeID}', format: 'node', access: 'ADG' },
    {
      path: '{ProviderID}/Nodes/{NodeID}/NodeURI',
      format: 'chr',
      access: 'ADGR',
      changed: mirror('NodeUri'),
    },
    {
      path: '{ProviderID}/Nodes/{NodeID}/ExpectedValue',
      format: 'chr',
      access: 'ADGR',
      changed: mirror('ExpectedValue'),
    },
    { path: '{ProviderID}/Nodes/{NodeID}/AutoSetExpectedValue', format: 'chr', access: 'ADGR' },
  ],
};
