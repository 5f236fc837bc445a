/** What the console shows of the faults: their state at the moment. All else about one is its entry in the catalogue. */
import type { ChoiceSource } from './fault-entry.ts';
import type { FaultValues } from './order.ts';

export interface FaultChoice {
  readonly value: string;
  readonly title: string;
  /** Of an app: it is going to be installed on the PC, whoever signs in. */
  readonly reaches?: boolean;
}

/** In the order in which they come into question: apps that reach the PC, and the person of the rehearsal, first. */
export type FaultChoices = Readonly<Record<ChoiceSource, readonly FaultChoice[]>>;

/** A fault that was ordered with some values. */
export interface SetFault {
  /** What it is lifted by, and called in the report's faults: 'app-fails:app=7-Zip,code=1603'. */
  readonly key: string;
  readonly with: FaultValues;
  readonly state: 'armed' | 'active' | 'no-effect';
  /** The true cause, in words. */
  readonly words: string;
  /** When it is set, for one that is armed: 'page:apps'; null for the others. */
  readonly when: string | null;
  /** World times, ISO 8601: when it was ordered or set, and when it was first felt. */
  readonly since: string;
  readonly felt: string | null;
  readonly by: 'scenario' | 'instructor';
  /** For one without effect: why. */
  readonly reason: string | null;
}

export interface FaultView {
  /** Of its entry in the catalogue. */
  readonly id: string;
  /** What stands for it in a list: that of its orders where there are such, else whether it could be set now. */
  readonly state: 'available' | 'armed' | 'active' | 'no-effect';
  /** Why it would have no effect now. */
  readonly reason: string | null;
  readonly set: readonly SetFault[];
}

export interface FaultsView {
  readonly faults: readonly FaultView[];
  /** What their parameters can name. */
  readonly choices: FaultChoices;
}
