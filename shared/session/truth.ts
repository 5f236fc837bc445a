/** The truth of a rehearsal, which no PC can know: what was set, when it was felt, and what came of it. */
import type { Flow } from './flow.ts';
import type { Writer } from './writer.ts';

export type FaultKind =
  | 'network'
  | 'clock'
  | 'app'
  | 'script'
  | 'image'
  | 'registration'
  | 'licence'
  | 'on-premises'
  | 'phone'
  | 'chip'
  | 'service'
  | 'administrator'
  | 'power';

/** Something that was set and is otherwise than it should be. */
export interface Fault {
  /** Equal for the same thing in every rehearsal; one that was set again has the id twice. */
  readonly id: string;
  readonly kind: FaultKind;
  /** For an instructor: a clause without a full stop. */
  readonly words: string;
  readonly by: Writer | 'tenant';
  /** The fault of the catalogue that was ordered, with its values: 'app-fails:app=7-Zip,code=1603'; null: none was. */
  readonly fault: string | null;
  /** World times, ISO 8601; null: not yet. */
  readonly set: string;
  readonly felt: string | null;
  readonly mended: string | null;
  /** Codes of the failures that it led to, in order. */
  readonly caused: readonly string[];
}

/** A failure as a page showed it, also one that was got over. */
export interface Failure {
  readonly flow: Flow;
  readonly at: string;
  readonly code: string;
  readonly step: string;
  readonly item: string | null;
  /** Why, in truth. */
  readonly cause: string;
  /** What the PC made of it. */
  readonly seen: string;
  /** Ids of the faults that led to it. */
  readonly faults: readonly string[];
  /** When the PC was past it; null: it is not. */
  readonly mended: string | null;
}
