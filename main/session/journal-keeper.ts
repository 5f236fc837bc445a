/** The journal of a session that goes on: entries are appended, and taken back where they cannot be applied. */
import type { SessionInput } from '../../shared/session/input.ts';
import type { SimTime } from '../world/time.ts';
import type { JournalEntry } from './journal.ts';
import { readJournal } from './journal.ts';
import type { JournalStorage } from './session.ts';

export interface JournalKeeper {
  append(
    at: SimTime,
    entry: { readonly input: SessionInput } | { readonly digest: string; readonly state: number },
  ): void;
  /** Keeps the header and so many entries; the rest is set aside. Returns the entries, and where the rest went. */
  cutTo(entries: number): { readonly entries: readonly JournalEntry[]; readonly aside: string | null };
  /** Takes the last entry back for good; returns the entries before it. */
  takeBack(): readonly JournalEntry[];
  /** World time of the last entry; undefined before there is one. */
  readonly marked: number | undefined;
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The first `count` lines of a text, with their ends. */
function firstLines(text: string, count: number): string {
  let end = 0;
  for (let line = 0; line < count; line++) end = text.indexOf('\n', end) + 1;
  return text.slice(0, end);
}

/** `last` is the last entry that is journalled already; `file` is the journal's name in messages. */
export function keepJournal(
  storage: JournalStorage,
  file: string,
  last: Pick<JournalEntry, 'n' | 'at'> | undefined,
): JournalKeeper {
  let ordinal = last?.n ?? 0;
  let marked = last?.at;
  const keep = (lines: number): { entries: readonly JournalEntry[]; rest: string } => {
    const text = storage.read();
    const kept = firstLines(text, lines);
    const { entries } = readJournal(kept, file);
    return { entries, rest: text.slice(kept.length) };
  };
  const shorten = (entries: readonly JournalEntry[], rest: string): void => {
    storage.truncate(bytesOf(storage.read()) - bytesOf(rest));
    ordinal = entries.at(-1)?.n ?? 0;
    marked = entries.at(-1)?.at;
  };
  return {
    get marked() {
      return marked;
    },
    append(at, entry) {
      storage.append(JSON.stringify({ n: ordinal + 1, at, ...entry }));
      ordinal += 1;
      marked = at;
    },
    cutTo(count) {
      const { entries, rest } = keep(count + 1);
      const aside = rest === '' ? null : (storage.setAside?.(rest) ?? null);
      shorten(entries, rest);
      return { entries, aside };
    },
    takeBack() {
      const { entries, rest } = keep(ordinal);
      shorten(entries, rest);
      return entries;
    },
  };
}
