/** A command that waits to be sent to a device, and what it is sent for. */
import { dmProvider, dmProviderUri } from '../../../protocols/management-tree/nodes.ts';
import type { Action, Item, NodeFormat } from '../../../protocols/syncml/syncml.messages.ts';
import type { CspNode } from '../../tenant/policy.ts';

export interface PlannedCommand {
  readonly kind: Action['kind'];
  readonly item: Item;
  /** Policy that the node is of; its state follows the answers. */
  readonly policyId?: string;
}

export type Scope = './Device' | './User';

export const dmClientUri = (scope: Scope, node: string): string =>
  dmProviderUri(scope, encodeURIComponent(dmProvider), node);

const withData =
  (kind: 'Add' | 'Replace' | 'Exec') =>
  (target: string, format: NodeFormat, data: string): PlannedCommand => ({
    kind,
    item: { target, format, data },
  });

export const add = withData('Add');
export const replace = withData('Replace');
export const exec = withData('Exec');
export const remove = (target: string): PlannedCommand => ({ kind: 'Delete', item: { target } });
export const get = (target: string): PlannedCommand => ({ kind: 'Get', item: { target } });

/** Nodes of policies are replaced: Windows adds what is not there. */
export const replaceNode = (node: CspNode, policyId: string, tenantId: string): PlannedCommand => ({
  ...replace(node.uri.replace(/\{tenantid\}/i, tenantId), node.format, node.data),
  policyId,
});

/** The scope of a LocURI: what has no './User' is the device's. */
export const scopeOf = (uri: string): Scope => (/^\.\/User\//i.test(uri) ? './User' : './Device');
