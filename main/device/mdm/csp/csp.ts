/**
 * What a configuration service provider is: a root in the management tree and rules for its nodes, written
 * like the DDF files (path, access type, format, default), with functions only where a node does something.
 */
import type { NodeFormat } from '../../../protocols/syncml/syncml.messages.ts';
import type { Signer } from '../../../protocols/pki/signer.ts';
import type { Process } from '../../../world/process.ts';
import type { Machine } from '../../windows/machine.ts';
import type { ManagementState } from '../management-state.ts';
import type { ManagementTree } from './management-tree.ts';
import type { LocUri, Scope } from './loc-uri.ts';

/** What management takes from other parts of the PC. */
export interface ManagementParts {
  /** Makes a key in the TPM and keeps it under a container name. */
  readonly makeKey: (container: string) => Process<Signer>;
  /** The hardware hash, base64. */
  readonly hardwareHash: () => string;
}

/** What the nodes can reach. */
export interface CspContext {
  readonly machine: Machine;
  readonly tree: ManagementTree;
  readonly state: ManagementState;
  readonly parts: ManagementParts;
  /** Runs what an Exec starts, until the PC loses power. */
  background(process: Process<void>): void;
  /** A job of a CSP has ended: a session tells the server (Alert 1224, facts/syncml#alerts-and-statuses). */
  jobEnded(uri: LocUri): void;
  /** A session tells the server how a policy fared that the PC had accepted: 0, or the error. */
  tellPolicy(uri: LocUri, code: number): Process<void>;
}

/** One access to one node. */
export interface NodeCall {
  readonly context: CspContext;
  readonly uri: LocUri;
  /** Values of the '{Name}' segments of the rule's path. */
  readonly names: Readonly<Record<string, string>>;
}

export interface NodeRule {
  /** Segments below the CSP's root; '{Name}' stands for any one segment. */
  readonly path: string;
  /** DDF access types: A add, D delete, E exec, G get, R replace. */
  readonly access: string;
  /** 'any': the server decides (Policy CSP). */
  readonly format: NodeFormat | 'any';
  /** Value of a node that nobody has set; a function computes it at each Get. */
  readonly initial?: string | ((call: NodeCall) => string | undefined);
  /** SyncML status of a new value: 200 lets it pass. Asked after access and format. */
  readonly accepts?: (call: NodeCall, data: string) => number;
  /** After a value was set (by the server or by Windows), or deleted (undefined). */
  readonly changed?: (call: NodeCall, data: string | undefined) => void;
  /** What an Exec does; returns its status. */
  readonly execute?: (call: NodeCall, data: string) => number;
}

export interface Csp {
  readonly name: string;
  /** Below './Device' or './User': 'Vendor/MSFT/DMClient'. */
  readonly root: string;
  readonly scopes: readonly Scope[];
  readonly rules: readonly NodeRule[];
  /** Setting a node of it takes `timing.applyNode`. Bookkeeping nodes take none. */
  readonly takesTime?: boolean;
}
