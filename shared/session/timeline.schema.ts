/** The time of a rehearsal with all that was tried in it: what the console's timeline shows. */

import * as v from 'valibot';

/** A moment of one try. */
export interface TryMoment {
  /** Counted from 1. */
  readonly try: number;
  /** World time, milliseconds since 1970. */
  readonly at: number;
}

export const tryMomentSchema: v.GenericSchema<TryMoment> = v.strictObject({
  try: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  at: v.pipe(v.number(), v.safeInteger()),
});

/** A part of the set-up, as the console names it; null where a screen belongs to the part it interrupts. */
export type Phase =
  | 'set-up'
  | 'technician'
  | 'preparation'
  | 'device-setup'
  | 'account-setup'
  | 'result'
  | 'off'
  | 'user'
  | 'desktop';

/** What somebody did; all times are world times, milliseconds since 1970. */
export interface TimelineDeed {
  readonly at: number;
  readonly kind: 'mark' | 'start' | 'rate' | 'freeze' | 'resume' | 'person' | 'instructor' | 'write';
  /** A mark's label, a rate as in '10x', what an administrator wrote; '' where the kind says it all. */
  readonly label: string;
}

export interface TimelineFault {
  /** Equal for the same thing in every rehearsal. */
  readonly id: string;
  readonly words: string;
  readonly set: number;
  readonly felt: number | null;
  readonly mended: number | null;
}

export interface TimelineFailure {
  readonly at: number;
  readonly code: string;
  readonly mended: number | null;
}

export interface TimelineTry {
  readonly number: number;
  /** The moment of another try that it went on from; null for the first. */
  readonly from: TryMoment | null;
  /** Its first and its last moment. */
  readonly begins: number;
  readonly ends: number;
  /** Each screen when it came, in order; those before `begins` are the former try's. */
  readonly screens: readonly { readonly at: number; readonly screen: string; readonly phase: Phase | null }[];
  /** Its own, in order. */
  readonly deeds: readonly TimelineDeed[];
  /** Time that passed in one piece. */
  readonly jumps: readonly { readonly from: number; readonly to: number }[];
  /** From the beginning, those of the way to it too; none are known of a try that was not played since it was opened. */
  readonly faults: readonly TimelineFault[];
  readonly failures: readonly TimelineFailure[];
}

export interface TimelineView {
  /** The present one is the last. */
  readonly tries: readonly TimelineTry[];
  /** Where "to the start point" leads: the mark that was made it last, else the beginning. */
  readonly start: TryMoment;
  /** Earlier moments were too many to be kept: the film begins behind so many frames. */
  readonly dropped: number;
}

/** Of a rehearsal that has ended. */
export const noTimeline: TimelineView = { tries: [], start: { try: 1, at: 0 }, dropped: 0 };
