/**
 * The tries of a rehearsal. A journal's entries form a tree: each follows the one before it in the file, but where
 * a new try begins, which names the entry that it goes on from. What a try consists of is the way from its last
 * entry back to the beginning.
 */
import type { SessionInput } from '../../shared/session/input.ts';
import { writerOf } from '../../shared/session/writer.ts';
import { adminWords, byWhom } from './admin-words.ts';
import type { JournalEntry } from './journal.ts';

/** A moment of a journal: the entry that was the last one then, 0 before the first, and the world's time, ms. */
export interface Moment {
  readonly n: number;
  readonly at: number;
}

/** What is kept of an input in a list of all: enough for a timeline. */
export type Deed =
  | Extract<SessionInput, { type: 'mark' | 'rate' | 'pause' | 'resume' | 'jump' }>
  | { readonly type: 'person' | 'instructor' }
  | { readonly type: 'write'; readonly words: string };

/** An entry as far as it has a place among the others. */
export interface Stone extends Moment {
  /** Where a try begins: the entry that it goes on from. */
  readonly from?: number;
  readonly deed?: Deed;
}

const instructors: ReadonlySet<SessionInput['type']> = new Set([
  'network',
  'set-fault',
  'lift-fault',
  'phone',
  'media',
  'mode',
]);

function deedOf(input: SessionInput): Deed {
  switch (input.type) {
    case 'mark':
    case 'rate':
    case 'pause':
    case 'resume':
    case 'jump':
      return input;
    case 'admin':
      return { type: 'write', words: byWhom(adminWords(input.write), writerOf(input)) };
    default:
      return { type: instructors.has(input.type) ? 'instructor' : 'person' };
  }
}

export const stoneOf = (entry: JournalEntry): Stone => ({
  n: entry.n,
  at: entry.at,
  ...('from' in entry ? { from: entry.from } : {}),
  ...('input' in entry ? { deed: deedOf(entry.input) } : {}),
});

/** The entries, of all tries, that led to the entry `n`, itself the last; none for 0. */
export function wayTo<Entry extends Moment>(entries: readonly Entry[], n: number): readonly Entry[] {
  const way: Entry[] = [];
  const before = (entry: Entry & { from?: unknown }): number =>
    typeof entry.from === 'number' ? entry.from : entry.n - 1;
  for (let entry = entries[n - 1]; entry !== undefined; entry = entries[before(entry) - 1]) way.push(entry);
  return way.toReversed();
}

export interface Try {
  /** Counted from 1, in the order in which they began. */
  readonly number: number;
  /** Where it went on from; null for the first. */
  readonly from: Moment | null;
  /** Its own entries have these ordinals; `last` is below `first` where it has none. */
  readonly first: number;
  readonly last: number;
}

/** All tries of a journal, the present one last. */
export function triesOf(stones: readonly Stone[]): readonly Try[] {
  const begins = stones.flatMap(({ n, at, from }) =>
    from === undefined ? [] : [{ n, from: { n: from, at } }],
  );
  return [{ n: 1, from: null }, ...begins].map(({ n, from }, index) => ({
    number: index + 1,
    from,
    first: n,
    last: (begins[index]?.n ?? stones.length + 1) - 1,
  }));
}

/** The moment of a way that is its start point, the mark that was made it last; null where none was. */
export function startPointOf(
  way: readonly Stone[],
): { readonly entry: number; readonly at: number; readonly label: string } | null {
  const stone = way.findLast(({ deed }) => deed?.type === 'mark' && deed.start === true);
  if (stone?.deed?.type !== 'mark') return null;
  return { entry: stone.n, at: stone.at, label: stone.deed.label };
}

/** The try that an entry belongs to; the first for 0. */
export const tryOf = (tries: readonly Try[], n: number): number =>
  tries.findLast(({ first }) => first <= Math.max(1, n))?.number ?? 1;
