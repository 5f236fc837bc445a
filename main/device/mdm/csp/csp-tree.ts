/**
 * The management tree: finds the provider and the rule of a node, checks access and format, keeps the values.
 * `add` to `exec` are what a server may do and answer with SyncML status codes
 * (facts/syncml#alerts-and-statuses); `read`, `write` and `remove` are Windows' own hand on the nodes.
 */
import { isSimulated } from '../../../../shared/policies/effects-of.ts';
import { Signal } from '../../../world/signal.ts';
import { SyncMlStatus, isSuccess } from '../../../protocols/syncml/status-codes.ts';
import { noteRebootUri } from '../reboot-required.ts';
import type { Csp, CspContext, NodeCall, NodeRule } from './csp.ts';
import type { LocUri } from './loc-uri.ts';
import type { ManagementTree } from './management-tree.ts';
import { parseLocUri } from './loc-uri.ts';
import type { NodeStore, NodeValue } from './node-store.ts';
import { formatAccepts } from './node-format.ts';
import { matchPath, ruleChildren } from './node-path.ts';

export interface TreeAnswer {
  readonly status: number;
  /** Of a Get that succeeded: the value, or the names of the children joined by '/'. */
  readonly value?: NodeValue;
}

interface Found {
  readonly csp: Csp;
  readonly rule: NodeRule;
  readonly call: NodeCall;
}

/** Whose a node is, and which of its provider's rules holds for it. */
interface Place {
  readonly csp?: Csp;
  readonly found?: { readonly rule: NodeRule; readonly names: NodeCall['names'] };
}

/** Places that are remembered at once. */
const mostPlaces = 8_192;

export class CspTree implements ManagementTree {
  readonly changes = new Signal<LocUri>();
  readonly #csps: readonly { readonly csp: Csp; readonly root: string }[];
  readonly #places = new Map<string, Place>();
  readonly #placed = new WeakMap<LocUri, Place>();
  readonly #unknown: Csp;
  readonly #store: NodeStore;
  readonly #context: () => CspContext;
  readonly #notSimulated = new Map<string, string>();

  /** `unknown` stands in for every provider that the table does not hold. */
  constructor(csps: readonly Csp[], unknown: Csp, store: NodeStore, context: () => CspContext) {
    this.#csps = csps.map((csp) => ({ csp, root: `${csp.root.toLowerCase()}/` }));
    this.#unknown = unknown;
    this.#store = store;
    this.#context = context;
  }

  /** Nodes that a server has set and that nothing here acts on. */
  get notSimulated(): readonly string[] {
    return [...this.#notSimulated.values()];
  }

  get revision(): number {
    return this.#store.revision;
  }

  get(uri: LocUri): TreeAnswer {
    const found = this.#find(uri);
    if (found && !found.rule.access.includes('G')) return { status: SyncMlStatus.CommandNotAllowed };
    if (found && found.rule.format !== 'node') {
      const value = this.#valueOf(found);
      if (value) return { status: SyncMlStatus.OK, value };
      if (found.csp !== this.#unknown) return { status: SyncMlStatus.NotFound };
    }
    const children = this.children(uri);
    if (children.length === 0 && !this.#store.get(uri)) return { status: SyncMlStatus.NotFound };
    return { status: SyncMlStatus.OK, value: { format: 'node', data: children.join('/') } };
  }

  add(uri: LocUri, value: NodeValue): number {
    const found = this.#find(uri);
    if (!found) return SyncMlStatus.NotFound;
    if (!found.rule.access.includes('A')) return SyncMlStatus.CommandNotAllowed;
    if (this.#store.get(uri)) return SyncMlStatus.AlreadyExists;
    return this.#set(found, value);
  }

  /** A Replace of a node that could be added makes it, as Windows' providers do. */
  replace(uri: LocUri, value: NodeValue): number {
    const found = this.#find(uri);
    if (!found) return SyncMlStatus.NotFound;
    if (!found.rule.access.includes('R')) return SyncMlStatus.CommandNotAllowed;
    return this.#set(found, value);
  }

  delete(uri: LocUri): number {
    const found = this.#find(uri);
    if (!found) return SyncMlStatus.NotFound;
    if (!found.rule.access.includes('D')) return SyncMlStatus.CommandNotAllowed;
    if (!this.#store.exists(uri)) return SyncMlStatus.NotFound;
    this.remove(uri);
    return SyncMlStatus.OK;
  }

  exec(uri: LocUri, data: string): number {
    const found = this.#find(uri);
    if (!found) return SyncMlStatus.NotFound;
    if (!found.rule.execute) return SyncMlStatus.CommandNotAllowed;
    const status = found.rule.execute(found.call, data);
    if (isSuccess(status)) noteRebootUri(found.call.context, uri);
    return status;
  }

  /** Whether setting the node is work that takes `timing.applyNode`. */
  takesTime(uri: LocUri): boolean {
    return this.#cspOf(uri)?.takesTime ?? false;
  }

  read(uri: LocUri | string): string | undefined {
    const found = this.#find(typeof uri === 'string' ? parseLocUri(uri) : uri);
    return found && this.#valueOf(found)?.data;
  }

  write(uri: LocUri | string, data: string): void {
    const found = this.#find(typeof uri === 'string' ? parseLocUri(uri) : uri);
    if (found) this.#put(found, { format: found.rule.format === 'any' ? 'chr' : found.rule.format, data });
  }

  update(uri: LocUri | string, data: string): void {
    if (this.read(uri) !== data) this.write(uri, data);
  }

  remove(uri: LocUri | string): void {
    const top = typeof uri === 'string' ? parseLocUri(uri) : uri;
    for (const node of this.#store.delete(top)) {
      const found = this.#find(node);
      if (found) found.rule.changed?.(found.call, undefined);
      this.changes.emit(node);
    }
  }

  children(uri: LocUri | string): readonly string[] {
    const node = typeof uri === 'string' ? parseLocUri(uri) : uri;
    const csp = this.#cspOf(node);
    const stored = this.#store.children(node);
    return csp ? [...new Set([...stored, ...ruleChildren(csp, node)])] : stored;
  }

  has(uri: LocUri | string): boolean {
    return this.#store.exists(typeof uri === 'string' ? parseLocUri(uri) : uri);
  }

  subtree(uri: LocUri): readonly (readonly [LocUri, NodeValue])[] {
    return this.#store.below(uri).flatMap((node) => {
      const value = this.#store.get(node);
      return value ? [[node, value] as const] : [];
    });
  }

  entries(): ReturnType<NodeStore['entries']> {
    return this.#store.entries();
  }

  #set(found: Found, value: NodeValue): number {
    const { rule, call } = found;
    if (!formatAccepts(rule.format, value)) return SyncMlStatus.UnsupportedMediaTypeOrFormat;
    const status = rule.accepts?.(call, value.data) ?? SyncMlStatus.OK;
    if (status !== SyncMlStatus.OK) return status;
    if (!isSimulated(call.uri.text)) this.#notSimulated.set(call.uri.key, call.uri.text);
    this.#put(found, { format: rule.format === 'any' ? value.format : rule.format, data: value.data });
    noteRebootUri(call.context, call.uri);
    return SyncMlStatus.OK;
  }

  #put({ rule, call }: Found, value: NodeValue): void {
    this.#store.set(call.uri, value);
    rule.changed?.(call, value.data);
    this.changes.emit(call.uri);
  }

  #valueOf({ rule, call }: Found): NodeValue | undefined {
    const stored = this.#store.get(call.uri);
    if (stored) return stored;
    const data = typeof rule.initial === 'function' ? rule.initial(call) : rule.initial;
    return data === undefined ? undefined : { format: rule.format === 'any' ? 'chr' : rule.format, data };
  }

  /** Where nodes lie is settled by the providers alone: it is looked up once for each of the nodes in use. */
  #cspOf(uri: LocUri): Csp | undefined {
    return this.#placeOf(uri).csp;
  }

  #placeOf(uri: LocUri): Place {
    const placed = this.#placed.get(uri);
    if (placed) return placed;
    const place = this.#placeByName(uri);
    this.#placed.set(uri, place);
    return place;
  }

  #placeByName(uri: LocUri): Place {
    // A segment may hold a slash: the text alone does not say where it ends.
    const name = `${uri.scope}\0${uri.segments.join('\0')}`;
    const known = this.#places.get(name);
    if (known) return known;
    const place = this.#place(uri);
    if (this.#places.size >= mostPlaces) this.#places.clear();
    this.#places.set(name, place);
    return place;
  }

  #place(uri: LocUri): Place {
    const csp = this.#providerOf(uri);
    if (!csp) return {};
    if (csp === this.#unknown) {
      const [rule] = csp.rules;
      // What lies above the providers is nobody's: a server can list it, nothing else.
      return !rule || this.#isAboveProviders(uri) ? { csp } : { csp, found: { rule, names: {} } };
    }
    const below = uri.segments.slice(csp.root.split('/').length);
    for (const rule of csp.rules) {
      const names = matchPath(rule.path, below);
      if (names) return { csp, found: { rule, names } };
    }
    return { csp };
  }

  #providerOf(uri: LocUri): Csp | undefined {
    const path = `${uri.segments.join('/').toLowerCase()}/`;
    const own = this.#csps.find(({ root }) => path.startsWith(root))?.csp;
    if (!own) return this.#unknown;
    return own.scopes.includes(uri.scope) ? own : undefined;
  }

  #isAboveProviders({ segments }: LocUri): boolean {
    const path = segments.map((segment) => `${segment.toLowerCase()}/`).join('');
    return this.#csps.some(({ root }) => root.startsWith(path) && root !== path);
  }

  #find(uri: LocUri): Found | undefined {
    const context = this.#context();
    // Without a signed-in user there is no user channel (facts/syncml#login-status).
    if (uri.scope === 'User' && context.state.user === null) return undefined;
    const { csp, found } = this.#placeOf(uri);
    return csp && found && { csp, rule: found.rule, call: { context, uri, names: found.names } };
  }
}
