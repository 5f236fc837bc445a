/**
 * The server's side of the NodeCache CSP (facts/syncml#nodecache). Each session asks the device for its
 * CacheVersion. Where it is the server's own, ChangedNodes tells what is not as it was left: what a policy has
 * set is sent again, what the server only reads is read. Where it is not (a first session, another enrolment),
 * all nodes are written anew. A session ends with the cache as the server wants it, and a new version if
 * anything moved.
 */
import { dmProvider } from '../../../protocols/management-tree/nodes.ts';
import { cspRoots } from '../../../protocols/management-tree/csp-roots.ts';
import { createHash } from 'node:crypto';
import { get, remove, replace, type PlannedCommand } from '../nodes/command.ts';

const base = `./${cspRoots.NodeCache}/${encodeURIComponent(dmProvider)}`;
const versionUri = `${base}/CacheVersion`;
const changedUri = `${base}/ChangedNodes`;

/** Nodes that the server reads and nobody sets by policy. */
export const readNodes = ['./DevDetail/SwV', './DevDetail/Ext/Microsoft/DeviceName'] as const;
/** Longer values are expected by their SHA-256. */
const longestValue = 256;
const hashType = 'application/x-nodemon-sha256';

type Step = 'version' | 'changed' | 'values' | 'done';

interface CachedNode {
  readonly id: number;
  expected: string;
}

/** What a session has asked the cache's device for, and what it knows of it. */
export interface NodeCacheSession {
  readonly step: Step;
  readonly changed: readonly string[];
  readonly known: boolean;
}

export class NodeCache {
  /** By LocURI. */
  readonly #nodes = new Map<string, CachedNode>();
  /** Sent again in an earlier session; a node that changes once more is no longer watched. */
  readonly #resent = new Set<string>();
  readonly #unsteady = new Set<string>();
  #revision = 0;
  #version = 0;
  #nextId = 0;
  #step: Step = 'done';
  #changed: readonly string[] = [];
  #known = false;

  /** For the state digest. */
  state(): unknown {
    return {
      nodes: this.#nodes,
      resent: this.#resent,
      unsteady: this.#unsteady,
      version: this.#version,
      nextId: this.#nextId,
      step: this.#step,
      changed: this.#changed,
      known: this.#known,
    };
  }

  /** Rises with each change that outlives a session. */
  get revision(): number {
    return this.#revision;
  }

  /** A session begins. */
  begin(): void {
    this.session = { step: 'version', changed: [], known: false };
  }

  /** Where the present session stands. */
  get session(): NodeCacheSession {
    return { step: this.#step, changed: this.#changed, known: this.#known };
  }

  set session({ step, changed, known }: NodeCacheSession) {
    this.#step = step;
    this.#changed = changed;
    this.#known = known;
  }

  /** What to ask the device for next; each question once in a session. */
  questions(): readonly PlannedCommand[] {
    switch (this.#step) {
      case 'version':
        this.#step = 'done';
        return [get(versionUri)];
      case 'changed':
        this.#step = 'done';
        return [get(changedUri)];
      case 'values':
        this.#step = 'done';
        return this.#changed.map(get);
      case 'done':
        return [];
    }
  }

  /** An answer to one of the questions; the answer is the nodes that have to be set again. */
  take(uri: string, data: string): readonly string[] {
    if (uri === versionUri) {
      this.#known = this.#version > 0 && data === String(this.#version);
      if (this.#known) this.#step = 'changed';
      else {
        this.#nodes.clear();
        this.#revision++;
      }
    }
    if (uri !== changedUri || data === '') return [];
    const ids = new Set(data.split('/').map(Number));
    const changed = [...this.#nodes].filter(([, { id }]) => ids.has(id)).map(([node]) => node);
    const read = changed.filter(isReadNode);
    this.#changed = read;
    if (read.length > 0) this.#step = 'values';
    return changed.filter((node) => !isReadNode(node) && this.#isWorthSending(node));
  }

  #isWorthSending(node: string): boolean {
    this.#revision++;
    if (this.#resent.has(node)) this.#unsteady.add(node);
    this.#resent.add(node);
    return !this.#unsteady.has(node);
  }

  /** Brings the device's cache to `wanted` (values by LocURI); nothing where it is so. */
  update(wanted: ReadonlyMap<string, string>): readonly PlannedCommand[] {
    const commands: PlannedCommand[] = [];
    for (const [node, { id }] of this.#nodes) {
      if (wanted.has(node) && !this.#unsteady.has(node)) continue;
      this.#nodes.delete(node);
      commands.push(remove(`${base}/Nodes/${id}`));
    }
    for (const [node, value] of wanted) {
      if (this.#unsteady.has(node)) continue;
      const expected = expectedValue(value);
      const known = this.#nodes.get(node);
      if (known?.expected === expected) continue;
      const id = known?.id ?? this.#nextId++;
      this.#nodes.set(node, { id, expected });
      if (!known) commands.push(replace(`${base}/Nodes/${id}/NodeURI`, 'chr', node));
      const write = replace(`${base}/Nodes/${id}/ExpectedValue`, 'chr', expected);
      commands.push(isHashed(value) ? { ...write, item: { ...write.item, type: hashType } } : write);
    }
    if (commands.length === 0 && this.#known) return [];
    this.#revision++;
    this.#known = true;
    return [...commands, replace(versionUri, 'chr', String(++this.#version))];
  }
}

const isReadNode = (node: string): boolean => readNodes.some((one) => one === node);

const isHashed = (value: string): boolean => value.length > longestValue;

const expectedValue = (value: string): string =>
  isHashed(value) ? createHash('sha256').update(value).digest('base64') : value;
