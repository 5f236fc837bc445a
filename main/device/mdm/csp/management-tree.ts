/** The management tree as the providers and other parts of Windows use it: their own hand on the nodes. */
import type { LocUri } from './loc-uri.ts';
import type { Signal } from '../../../world/signal.ts';
import type { NodeStore, NodeValue } from './node-store.ts';

export interface ManagementTree {
  /** Tells each node whose value was set or deleted. */
  readonly changes: Signal<LocUri>;
  /** Rises whenever what was set becomes another than it was. */
  readonly revision: number;
  /** Value of a node, set or initial; undefined where there is none. */
  read(uri: LocUri | string): string | undefined;
  /** Sets a node: no access rule stands in the way. */
  write(uri: LocUri | string, data: string): void;
  /** As `write`, but leaves a node alone that says so already: whoever watches it is not woken. */
  update(uri: LocUri | string, data: string): void;
  /** Deletes a node and what is below it; what is not there is passed over. */
  remove(uri: LocUri | string): void;
  /** Names of the nodes right below: those that were set, and leaves that have a value of their own. */
  children(uri: LocUri | string): readonly string[];
  /** Whether a node or something below it was set. */
  has(uri: LocUri | string): boolean;
  /** The set values at and below a node. */
  subtree(uri: LocUri): readonly (readonly [LocUri, NodeValue])[];
  /** Everything that was set. */
  entries(): ReturnType<NodeStore['entries']>;
}
