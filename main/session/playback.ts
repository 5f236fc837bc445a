/** Plays the entries of a journal into a rehearsal, a stretch at a time. */
import type { SimTime } from '../world/time.ts';
import { instant, iso } from '../world/time.ts';
import { checkOffered } from './check-offered.ts';
import { digestOf, stateVersion } from './digest.ts';
import type { JournalEntry } from './journal.ts';
import type { Rehearsal } from './rehearsal.ts';

/** What the world threw when it was to bring an entry about, or on the way there. */
export class EntryFault extends Error {
  override readonly name = 'EntryFault';
}

/** World milliseconds between two marks that are compared where some are. */
const sparse = 60_000;

export interface Playback {
  /**
   * Fires at most `budget` alarms on the way to the next entry, or brings that entry about.
   * Returns true when nothing is left. Throws EntryFault, and BadInputError for an entry that nobody can have made.
   */
  stride(budget: number): boolean;
  /** The ordinal of the entry that was brought about last, or is just now; 0 before the first. */
  readonly last: number;
  /** The ordinal of the entry that comes next; undefined behind the last. */
  readonly next: number | undefined;
  /** From where to where it goes. */
  readonly from: SimTime;
  readonly to: SimTime;
}

function faulty<T>(work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new EntryFault('An entry of the journal cannot be brought about', { cause });
  }
}

/**
 * Which marks the state is compared with: a digest takes as long as half a minute of a PC at work, and who sat at a
 * desktop for two hours has made thousands. 'some': the last one, and of the others one a minute of world time.
 */
export type Compared = 'all' | 'some' | 'none';

export interface PlaybackParts {
  /** Those of one try, the former ones' with it (`wayTo`). */
  readonly entries: readonly JournalEntry[];
  /** The journal's name in messages. */
  readonly file: string;
  readonly compared: Compared;
  /** Hears of a state that differs. */
  tell(divergence: string): void;
  /** Where the world stood last, if no entry says so. */
  readonly until?: SimTime | undefined;
}

export function createPlayback(
  rehearsal: Rehearsal,
  { entries, file, compared, tell, until }: PlaybackParts,
): Playback {
  const { clock } = rehearsal.world;
  const from = clock.now;
  const to = until ?? instant(entries.at(-1)?.at ?? from);
  let played = 0;
  let last = 0;
  let incomparable = false;
  let comparedAt = Number.NEGATIVE_INFINITY;
  const isCompared = ({ n, at }: JournalEntry): boolean =>
    compared === 'all' || (compared === 'some' && (at >= comparedAt + sparse || n === entries.at(-1)?.n));

  function compare({ n, digest, state = 1 }: Extract<JournalEntry, { digest: string }>): void {
    if (state !== stateVersion) {
      if (!incomparable)
        tell(
          'This journal was marked by another version of Reseal: whether the rehearsal comes to the same state could not be compared.',
        );
      incomparable = true;
    } else if (digest !== digestOf(rehearsal.state()))
      tell(
        `Divergence at entry ${n} (${iso(clock.now)}): the state differs from the one that was journalled.`,
      );
  }

  return {
    from,
    to,
    get last() {
      return last;
    },
    get next() {
      return entries[played]?.n;
    },
    stride(budget) {
      const entry = entries[played];
      if (entry === undefined) return faulty(() => clock.advanceTo(to, budget));
      if (!faulty(() => clock.advanceTo(instant(entry.at), budget))) return false;
      last = entry.n;
      rehearsal.trainee.atWall(entry.wall);
      if ('input' in entry) {
        checkOffered(rehearsal, entry, file);
        faulty(() => rehearsal.apply(entry.input));
      } else if ('from' in entry) rehearsal.apply({ type: 'pause' });
      else if (isCompared(entry)) {
        comparedAt = entry.at;
        compare(entry);
      }
      played++;
      return played === entries.length && clock.now >= to;
    },
  };
}
