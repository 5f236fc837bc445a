/**
 * The journal: JSON lines. First a header, then entries with rising ordinals: inputs with the world time at
 * which they were applied, marks of how far the world had come, now and then with a digest of its state.
 */
import * as v from 'valibot';
import { BadInputError } from '../../shared/failures.ts';
import { sessionInputSchema } from '../../shared/session/input.schema.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { scenarioSchema } from '../../shared/session/scenario.ts';

export const journalFormat = 1;

export interface JournalHeader {
  readonly reseal: 'journal';
  readonly format: number;
  /** Version of Reseal that began the journal. */
  readonly app: string;
  readonly scenario: Scenario;
  /** The tenant's folder as it was named, and the SHA-256 of its files. */
  readonly tenant: { readonly name: string; readonly digest: string };
  readonly seed: number;
}

export type JournalEntry =
  | { readonly n: number; readonly at: number; readonly input: SessionInput }
  | { readonly n: number; readonly at: number; readonly digest?: string };

const headerSchema: v.GenericSchema<unknown, JournalHeader> = v.object({
  reseal: v.literal('journal'),
  format: v.pipe(v.number(), v.integer(), v.minValue(1)),
  app: v.string(),
  scenario: scenarioSchema,
  tenant: v.object({ name: v.string(), digest: v.string() }),
  seed: v.pipe(v.number(), v.integer()),
});

const entrySchema: v.GenericSchema<unknown, JournalEntry> = v.union([
  v.strictObject({ n: v.number(), at: v.number(), input: sessionInputSchema }),
  v.strictObject({ n: v.number(), at: v.number(), digest: v.exactOptional(v.string()) }),
]);

export interface JournalContent {
  readonly header: JournalHeader;
  readonly entries: readonly JournalEntry[];
  /** Bytes of a torn last line that a crash left behind; 0 when the journal ends cleanly. */
  readonly torn: number;
}

/** Older formats -> the present one, one step each; format n is at index n - 1. */
const migrations: readonly ((header: JournalHeader) => JournalHeader)[] = [];

/**
 * Reads a journal. A last line without its line end was not acknowledged and is dropped.
 * BadInputError with the line when it is none, is damaged in the middle or out of order.
 */
export function readJournal(text: string, file: string): JournalContent {
  const end = text.lastIndexOf('\n') + 1;
  const lines = text.slice(0, end).split('\n').slice(0, -1);
  const parse = (line: string, number: number): unknown => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      throw damaged('The line is no JSON', file, number);
    }
  };
  const head = v.safeParse(headerSchema, lines[0] === undefined ? undefined : parse(lines[0], 1));
  if (!head.success)
    throw new BadInputError(
      'This is no journal of Reseal',
      `${file}:1`,
      'Name a file that Reseal wrote, or a new one',
    );
  if (head.output.format > journalFormat)
    throw new BadInputError(
      `The journal has format ${head.output.format}, this version reads up to ${journalFormat}`,
      `${file}:1`,
      'Open it with the version of Reseal that wrote it',
    );
  const header = migrations.slice(head.output.format - 1).reduce((old, migrate) => migrate(old), head.output);

  let last: JournalEntry = { n: 0, at: Number.NEGATIVE_INFINITY };
  const entries = lines.slice(1).map((line, index) => {
    const read = v.safeParse(entrySchema, parse(line, index + 2));
    if (!read.success) throw damaged(read.issues[0].message, file, index + 2);
    const entry = read.output;
    if (entry.n !== last.n + 1 || entry.at < last.at)
      throw damaged('Its entries are out of order', file, index + 2);
    last = entry;
    return entry;
  });
  return { header, entries, torn: new TextEncoder().encode(text.slice(end)).length };
}

const damaged = (what: string, file: string, line: number): BadInputError =>
  new BadInputError(what, `${file}:${line}`, 'The journal was changed or damaged; start a new one');
