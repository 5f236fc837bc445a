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

export interface TimelineTry {
  readonly number: number;
  /** The moment of another try that it went on from; null for the first. */
  readonly from: TryMoment | null;
  /** World times, milliseconds since 1970: its first and its last moment. */
  readonly begins: number;
  readonly ends: number;
  /** Each screen when it came, in order; those before `begins` are the former try's. */
  readonly screens: readonly { readonly at: number; readonly screen: string }[];
}

export interface TimelineView {
  /** The present one is the last. */
  readonly tries: readonly TimelineTry[];
  /** Earlier moments were too many to be kept: the film begins behind so many frames. */
  readonly dropped: number;
}
