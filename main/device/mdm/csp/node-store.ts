/** The values of the management tree, by node. They lie on the PC's disk: they outlive a restart, not a reset. */
import type { NodeFormat } from '../../../protocols/syncml/syncml.messages.ts';
import type { LocUri } from './loc-uri.ts';
import { parseLocUri } from './loc-uri.ts';

export interface NodeValue {
  readonly format: NodeFormat;
  readonly data: string;
}

interface Stored {
  readonly uri: LocUri;
  readonly value: NodeValue;
}

export class NodeStore {
  readonly #nodes = new Map<string, Stored>();
  /** What is below a node, as it was asked for since a node last came or went. */
  readonly #below = new Map<string, readonly LocUri[]>();
  #revision = 0;

  /** `entries` are those that `entries()` told. */
  constructor(entries: readonly (readonly [string, NodeValue])[] = []) {
    for (const [uri, value] of entries) this.set(parseLocUri(uri), value);
  }

  /** Rises whenever a node comes, goes or gets another value than it had. */
  get revision(): number {
    return this.#revision;
  }

  get(uri: LocUri): NodeValue | undefined {
    return this.#nodes.get(uri.key)?.value;
  }

  set(uri: LocUri, value: NodeValue): void {
    const key = uri.key;
    const before = this.#nodes.get(key);
    if (!before) this.#below.clear();
    if (before?.value.data !== value.data || before.value.format !== value.format) this.#revision++;
    // The first spelling of a node's name stays: lists of children keep it.
    this.#nodes.set(key, { uri: before?.uri ?? uri, value });
  }

  /** Removes the node and everything below it. Returns what was removed. */
  delete(uri: LocUri): readonly LocUri[] {
    const gone = this.below(uri);
    for (const node of gone) this.#nodes.delete(node.key);
    this.#below.clear();
    this.#revision++;
    return gone;
  }

  /** The nodes at and below `uri` that hold values. */
  below(uri: LocUri): readonly LocUri[] {
    const key = uri.key;
    const asked = this.#below.get(key);
    if (asked) return asked;
    const inside = `${key}/`;
    const found: LocUri[] = [];
    for (const [at, stored] of this.#nodes) if (at === key || at.startsWith(inside)) found.push(stored.uri);
    this.#below.set(key, found);
    return found;
  }

  /** Names of the nodes right below `uri`, in the order in which they came. */
  children(uri: LocUri): readonly string[] {
    const depth = uri.segments.length;
    const names = this.below(uri).flatMap((node) => node.segments.slice(depth, depth + 1));
    return [...new Set(names)];
  }

  exists(uri: LocUri): boolean {
    return this.#nodes.has(uri.key) || this.below(uri).length > 0;
  }

  /** Every value by its URI, sorted: for a digest or a report. */
  entries(): readonly (readonly [string, NodeValue])[] {
    return Array.from(this.#nodes.values(), ({ uri, value }) => [uri.text, value] as const).sort(
      ([a], [b]) => (a < b ? -1 : 1),
    );
  }
}
