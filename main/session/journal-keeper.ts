/** The journal of a session that goes on: entries are appended, and taken back where they cannot be applied. */
import type { SessionInput } from '../../shared/session/input.ts';
import type { SimTime } from '../world/time.ts';
import type { JournalContent, JournalEntry } from './journal.ts';
import { readJournal } from './journal.ts';
import { sealOf, withSeal } from './seal.ts';
import { stoneOf } from './tries.ts';
import type { Stone } from './tries.ts';
import type { JournalStorage } from './session.ts';

type NewEntry =
  | { readonly input: SessionInput }
  | { readonly digest: string; readonly state: number }
  | { readonly from: number };

export interface JournalKeeper {
  /** Answers what the clock on the wall showed, where one is looked at. */
  append(at: SimTime, entry: NewEntry): number | undefined;
  /** All entries, as they are kept. */
  entries(): readonly JournalEntry[];
  /** Their places, the same list as long as none is cut off. */
  readonly stones: readonly Stone[];
  /** Keeps the header and so many entries; the rest is set aside. Returns the entries, and where the rest went. */
  cutTo(entries: number): { readonly entries: readonly JournalEntry[]; readonly aside: string | null };
  /** Takes the last entry back for good; returns the entries before it. */
  takeBack(): readonly JournalEntry[];
  /** World time of the last entry; undefined before there is one. */
  readonly marked: number | undefined;
  /** The last entry's ordinal; 0 before there is one. */
  readonly last: number;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The first `count` lines of a text, with their ends. */
function firstLines(text: string, count: number): string {
  let end = 0;
  for (let line = 0; line < count; line++) end = text.indexOf('\n', end) + 1;
  return text.slice(0, end);
}

/**
 * What the journal of `storage` holds already is `content`; `file` is its name in messages; `wallClock` tells
 * milliseconds since 1970, to be noted with each entry.
 */
export function keepJournal(
  storage: JournalStorage,
  file: string,
  content: Pick<JournalContent, 'entries' | 'seal'>,
  wallClock?: (() => number) | undefined,
): JournalKeeper {
  let { n: ordinal, at: marked }: Partial<JournalEntry> & { n: number } = content.entries.at(-1) ?? { n: 0 };
  let { seal } = content;
  let stones = content.entries.map(stoneOf);
  const keep = (lines: number): { content: JournalContent; rest: string } => {
    const text = storage.read();
    const kept = firstLines(text, lines);
    return { content: readJournal(kept, file), rest: text.slice(kept.length) };
  };
  const shorten = (kept: JournalContent, rest: string): void => {
    storage.truncate(bytesOf(storage.read()) - bytesOf(rest));
    ordinal = kept.entries.at(-1)?.n ?? 0;
    marked = kept.entries.at(-1)?.at;
    seal = kept.seal;
    stones = kept.entries.map(stoneOf);
  };
  return {
    get marked() {
      return marked;
    },
    get last() {
      return ordinal;
    },
    get stones() {
      return stones;
    },
    entries: () => readJournal(storage.read(), file).entries,
    append(at, entry) {
      const wall = wallClock?.();
      const whole = { n: ordinal + 1, at, ...entry, ...(wall === undefined ? {} : { wall }) };
      const line = JSON.stringify(whole);
      const next = sealOf(seal, line);
      storage.append(withSeal(line, next));
      ordinal += 1;
      marked = at;
      seal = next;
      stones.push(stoneOf(whole));
      return wall;
    },
    cutTo(count) {
      const { content: kept, rest } = keep(count + 1);
      const aside = rest === '' ? null : (storage.setAside?.(rest) ?? null);
      shorten(kept, rest);
      return { entries: kept.entries, aside };
    },
    takeBack() {
      const { content: kept, rest } = keep(ordinal);
      shorten(kept, rest);
      return kept.entries;
    },
  };
}
