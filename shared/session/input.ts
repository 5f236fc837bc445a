/** Everything that changes the world from outside. Each one is journalled before it takes effect. */
import type { Diagnosis } from '../exercises/diagnosis.schema.ts';
import type { ExerciseMode } from '../exercises/modes.ts';
import type { FaultOrder } from '../faults/order.ts';
import type { StageInput } from '../stage/input.ts';
import type { Writer } from './writer.ts';

/**
 * Device seconds per real second; 'max' is as fast as the machine can; 'skip' is that while the PC works alone, and one
 * second per second while its screen waits for a person. What was set and is felt, and a failure, end it.
 */
export type Rate = number | 'max' | 'skip';

/** A write that an administrator would do in Graph: path below /beta. */
export interface GraphWrite {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** Changes to the virtual internet and the PC's link; a key left out stays as it is. */
export interface NetworkChange {
  readonly cable?: 'plugged' | 'unplugged';
  /** Host names or `*.suffix` patterns that a firewall drops. The list replaces the former one. */
  readonly blockedHosts?: readonly string[];
  readonly unresolvableHosts?: readonly string[];
  readonly inspectedHosts?: readonly string[];
  readonly captivePortal?: boolean;
  readonly latencyMilliseconds?: number;
  readonly megabitsPerSecond?: number;
}

export type InstructorInput =
  | { readonly type: 'rate'; readonly rate: Rate }
  | { readonly type: 'pause' }
  | { readonly type: 'resume' }
  /** Names this moment of the recording; `start`: "to the start point" leads here from now on. */
  | { readonly type: 'mark'; readonly label: string; readonly start?: true }
  /** Moves the world's clock on at once ("ship the device"); everything due on the way happens. */
  | { readonly type: 'jump'; readonly milliseconds: number }
  | { readonly type: 'admin'; readonly by?: Writer; readonly write: GraphWrite }
  | { readonly type: 'network'; readonly change: NetworkChange }
  /** Sets a fault of the catalogue, or arms it for its time. */
  | ({ readonly type: 'set-fault' } & FaultOrder)
  /** Lifts it, or disarms it; without `with` all of that id. */
  | ({ readonly type: 'lift-fault' } & Omit<FaultOrder, 'when'>)
  /** How the rehearsal is held from here on; in 'show' the good solution begins to play. */
  | { readonly type: 'mode'; readonly mode: ExerciseMode }
  /** What the instructor has to say in the debrief; the last one counts, '' for nothing. */
  | { readonly type: 'remark'; readonly text: string }
  /** Tells the trainee the true cause of the failure that shows, until that is over. */
  | { readonly type: 'reveal' }
  /** The user's phone answers a number match. */
  | { readonly type: 'phone'; readonly answer: 'approve' | 'deny' }
  /** Puts the scenario's removable media into the PC, or takes it out. */
  | { readonly type: 'media'; readonly media: 'inserted' | 'removed' };

/** What the trainee of an exercise says, beside the PC; refused where there is no exercise. */
export type TraineeInput =
  /** Takes over where the exercise starts: what went before is not graded. */
  | { readonly type: 'trainee'; readonly says: 'begin' }
  /** Asks for the next hint. */
  | { readonly type: 'trainee'; readonly says: 'hint' }
  /** "I know the cause". */
  | ({ readonly type: 'trainee'; readonly says: 'diagnosis' } & Diagnosis)
  /** Raises a hand, or takes it down; the instructor may take it down, too. */
  | { readonly type: 'trainee'; readonly says: 'hand'; readonly up: boolean };

/** A write on the trainee's portal page; refused where the page has no such action (`shared/portal`). */
export type TraineeWrite = Extract<InstructorInput, { type: 'admin' }> & { readonly by: 'trainee' };

/** In a show: lets the good solution play on, or takes the PC over from it. Anybody at the PC may do it. */
export interface PlayInput {
  readonly type: 'play';
  readonly on: boolean;
}

export type SessionInput = StageInput | InstructorInput | TraineeInput | PlayInput;
