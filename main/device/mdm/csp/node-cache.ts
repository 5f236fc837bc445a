/**
 * NodeCache: which nodes changed since the server last looked (facts/syncml#nodecache), and its registry
 * mirror. Large values are expected by their hash, nodes that should not exist by no value at all.
 */
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { createHash } from 'node:crypto';
import { rememberedBy } from '../../../world/remember.ts';
import { element, serialize } from '../../../protocols/xml/element.ts';
import { childUri, parseLocUri } from './loc-uri.ts';
import type { LocUri } from './loc-uri.ts';
import type { Csp, NodeCall, NodeRule } from './csp.ts';
import type { ManagementTree } from './management-tree.ts';
import { interior, kept } from './rule-makers.ts';

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

const hashOf = (data: string, encoding: 'hex' | 'base64'): string =>
  createHash('sha256').update(data).digest(encoding);

/** The value itself, or its SHA-256 (type application/x-nodemon-sha256). */
const isAsExpected = (actual: string, expected: string): boolean =>
  actual === expected ||
  hashOf(actual, 'base64') === expected ||
  hashOf(actual, 'hex') === expected.toLowerCase();

interface Watched {
  readonly id: string;
  readonly uri: string;
  readonly node: LocUri;
  readonly expected: string;
}

interface Changed extends Watched {
  readonly actual: string | undefined;
}

const watchedOf = rememberedBy<ManagementTree, readonly Watched[]>();

/** The nodes that a provider's cache watches. */
function watched({ context, uri }: NodeCall): readonly Watched[] {
  const { tree, state } = context;
  const nodes = childUri(parentOf(uri), 'Nodes');
  return watchedOf(tree).of(nodes.key, [tree.revision, state.user], () =>
    tree.children(nodes).flatMap((id): Watched[] => {
      const node = tree.read(childUri(nodes, id, 'NodeURI'));
      if (node === undefined) return [];
      const expected = tree.read(childUri(nodes, id, 'ExpectedValue')) ?? nonexistent;
      return [{ id, uri: node, node: parseLocUri(node), expected }];
    }),
  );
}

/** Those whose value is not the expected one. */
const changed = (call: NodeCall): readonly Changed[] =>
  watched(call).flatMap((one): Changed[] => {
    const actual = call.context.tree.read(one.node);
    return isAsExpected(actual ?? nonexistent, one.expected) ? [] : [{ ...one, actual }];
  });

const parentOf = (uri: LocUri): LocUri =>
  parseLocUri(['.', uri.scope, ...uri.segments.slice(0, -1)].join('/'));

const changedNodes = (call: NodeCall): string =>
  changed(call)
    .map(({ id }) => id)
    .join('/');

const changedNodesData = (call: NodeCall): string =>
  serialize(
    element(
      'Nodes',
      {},
      changed(call).map(({ id, uri, actual }) =>
        element('Node', { Id: id, Uri: uri }, actual === undefined ? undefined : element('Data', {}, actual)),
      ),
    ),
  );

/** Whatever is written, the expected value becomes the one that the node has. */
function autoSet({ context, uri }: NodeCall, data: string | undefined): void {
  const { tree } = context;
  const node = parentOf(uri);
  const watched = tree.read(childUri(node, 'NodeURI'));
  if (data === undefined || watched === undefined) return;
  tree.write(childUri(node, 'ExpectedValue'), tree.read(parseLocUri(watched)) ?? nonexistent);
}

const node = '{ProviderID}/Nodes/{NodeID}';
const list = (name: string, initial: (call: NodeCall) => string): NodeRule => ({
  path: `{ProviderID}/${name}`,
  format: 'chr',
  access: 'G',
  initial,
});

export const nodeCache: Csp = {
  name: 'NodeCache',
  root: cspRoots.NodeCache,
  scopes: ['Device', 'User'],
  rules: [
    interior('{ProviderID}'),
    { path: '{ProviderID}/CacheVersion', format: 'chr', access: 'AGR' },
    list('ChangedNodes', changedNodes),
    list('ChangedNodesData', changedNodesData),
    interior(node),
    { ...kept(`${node}/NodeURI`), changed: mirror('NodeUri') },
    { ...kept(`${node}/ExpectedValue`), changed: mirror('ExpectedValue') },
    { ...kept(`${node}/AutoSetExpectedValue`), changed: autoSet },
  ],
};
