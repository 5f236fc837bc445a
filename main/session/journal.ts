/**
 * The journal: JSON lines. First a header, then entries with rising ordinals: inputs with the world time at
 * which they were applied, marks of how far the world had come, now and then with a digest of its state, and
 * where another try begins. Each entry carries a seal (`seal.ts`).
 */
import * as v from 'valibot';
import { BadInputError } from '../../shared/failures.ts';
import { largest } from '../../shared/json/json-file.ts';
import { recordOf } from '../../shared/json/record.schema.ts';
import type { Training } from '../../shared/exercises/training.ts';
import { sessionInputSchema } from '../../shared/session/input.schema.ts';
import type { SessionInput } from '../../shared/session/input.ts';
import type { Scenario } from '../../shared/session/scenario.ts';
import { scenarioSchema } from '../../shared/session/scenario.ts';
import type { SimTime } from '../world/time.ts';
import { recordedTrainingSchema } from './exercises/recorded-training.ts';
import { days, later, parseInstant } from '../world/time.ts';
import { holdsSecret } from './redact.ts';
import { SealChain, takeSeal } from './seal.ts';

/** 2: tries and seals. */
export const journalFormat = 2;

export interface JournalHeader {
  readonly reseal: 'journal';
  readonly format: number;
  /** Version of Reseal that began the journal. */
  readonly app: string;
  /** In full, but for its walk: what a person did is in the entries, and a changed walk changes nothing of it. */
  readonly scenario: Scenario;
  /** The tenant's folder as it was named, and the SHA-256 of its files. */
  readonly tenant: { readonly name: string; readonly digest: string };
  readonly seed: number;
  /** The exercise that it is a recording of. */
  readonly training?: Training;
}

interface Timed {
  readonly n: number;
  /** World time. */
  readonly at: number;
  /** Of an exercise: the clock on the wall, milliseconds since 1970. */
  readonly wall?: number;
}

export type JournalEntry =
  | (Timed & { readonly input: SessionInput })
  | (Timed & {
      readonly digest: string;
      /** The version of the state that the digest is of. */
      readonly state?: number;
    })
  /** Another try goes on from behind the entry `from` (0: the beginning), at this world time. */
  | (Timed & { readonly from: number });

/** SHA-256, hex. */
const digestSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'its digest is none'));

const headerSchema: v.GenericSchema<unknown, JournalHeader> = v.object({
  reseal: v.literal('journal'),
  format: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  app: v.pipe(v.string(), v.regex(/^\d{1,9}(\.\d{1,9}){2}/, 'its version of Reseal is none')),
  scenario: v.pipe(
    recordOf(v.unknown()),
    v.transform(({ walk: _walk, walkThrough: _steps, ...scenario }) => scenario),
    scenarioSchema,
    v.transform((scenario) => ({ ...scenario, walk: [] })),
  ),
  tenant: v.object({ name: v.pipe(v.string(), v.maxLength(4_096)), digest: digestSchema }),
  seed: v.pipe(v.number(), v.safeInteger()),
  training: v.exactOptional(recordedTrainingSchema),
});

const timed = {
  n: v.number(),
  at: v.number(),
  wall: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
};
const inputEntry = v.strictObject({ ...timed, input: sessionInputSchema });
const markEntry = v.strictObject({
  ...timed,
  digest: digestSchema,
  state: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
});
const tryEntry = v.strictObject({
  ...timed,
  from: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});
const entrySchema: v.GenericSchema<unknown, JournalEntry> = v.lazy((entry) => {
  if (typeof entry !== 'object' || entry === null) return markEntry;
  return 'input' in entry ? inputEntry : 'from' in entry ? tryEntry : markEntry;
});

/** World time that a rehearsal may span: twice the longest jump. The clock does not pass its end. */
export const longestRehearsal = days(20 * 365);

export interface JournalContent {
  readonly header: JournalHeader;
  readonly entries: readonly JournalEntry[];
  /** Bytes of a torn last line that a crash left behind; 0 when the journal ends cleanly. */
  readonly torn: number;
  /** The seal that the next line builds on. */
  readonly seal: string;
  /** The first line whose seal does not follow from what stands before it; null for none. */
  readonly broken: number | null;
}

/** Older formats -> the present one, one step each; format n is at index n - 1. */
const migrations: readonly ((header: JournalHeader) => JournalHeader)[] = [
  (header) => ({ ...header, format: 2 }),
];

/**
 * Reads a journal. A last line without its line end was not acknowledged and is dropped.
 * BadInputError with the line when it is none, is damaged in the middle or out of order.
 */
export function readJournal(text: string, file: string): JournalContent {
  const end = text.lastIndexOf('\n') + 1;
  const lines = linesOf(text);
  const first = lines.next().value;
  const parse = (line: string, number: number): unknown => {
    if (line.length > largest) throw damaged(`The line has more than ${largest} characters`, file, number);
    try {
      return JSON.parse(line) as unknown;
    } catch {
      throw damaged('The line is no JSON', file, number);
    }
  };
  const head = v.safeParse(headerSchema, first === undefined ? undefined : parse(first, 1), {
    abortEarly: true,
  });
  if (!head.success)
    throw new BadInputError(
      `This is no journal of Reseal${faultIn(head.issues[0])}`,
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

  const start = parseInstant(header.scenario.startAt);
  if (start === undefined || header.seed !== header.scenario.seed)
    throw damaged('Its start or its seed is not that of its scenario', file, 1);

  const chain = new SealChain(first ?? '', head.output.format >= 2);
  const beginning = { n: 0, at: start };
  let last: Pick<JournalEntry, 'n' | 'at'> = beginning;
  const entries: JournalEntry[] = [];
  for (const whole of lines) {
    const number = entries.length + 2;
    const { line, seal } = takeSeal(whole);
    chain.add(line, seal);
    const read = v.safeParse(entrySchema, parse(line, number), { abortEarly: true });
    if (!read.success)
      throw damaged(`The line is no entry of a journal${faultIn(read.issues[0])}`, file, number);
    const entry = read.output;
    const before = 'from' in entry ? (entries[entry.from - 1] ?? beginning) : last;
    const fault = faultOf(entry, last, before, later(start, longestRehearsal));
    if (fault !== undefined) throw damaged(fault, file, number);
    last = entry;
    entries.push(entry);
  }
  const torn = new TextEncoder().encode(text.slice(end)).length;
  return { header, entries, torn, seal: chain.seal, broken: chain.broken };
}

/** The whole lines of a text, one at a time: a file of nothing but line ends is not worth a list of them. */
function* linesOf(text: string): Generator<string, undefined> {
  let from = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    yield text.slice(from, end);
    from = end + 1;
  }
}

/**
 * What is wrong with an entry that stands behind `last` and goes on from `before`, of a journal that may go on
 * until `end`.
 */
function faultOf(
  entry: JournalEntry,
  last: Pick<JournalEntry, 'n' | 'at'>,
  before: Pick<JournalEntry, 'n' | 'at'>,
  end: SimTime,
): string | undefined {
  if (entry.n !== last.n + 1) return 'Its entries are out of order';
  if (!Number.isSafeInteger(entry.at) || entry.at > end)
    return `Its time ${entry.at} is no time of a rehearsal`;
  if ('from' in entry && entry.from >= entry.n) return 'It goes on from an entry that comes behind it';
  if (entry.at < before.at)
    return before.n === 0
      ? 'Its time is before the start of the scenario'
      : 'Its entries are out of order: time falls';
  if ('input' in entry && holdsSecret(entry.input))
    return 'It holds a password in clear text, as Reseal writes none';
  return undefined;
}

/** ' (scenario.seed: …)' of the first thing that does not fit; '' where it is the whole. */
function faultIn(issue: v.BaseIssue<unknown>): string {
  const place = v.getDotPath(issue);
  return place === null ? '' : ` (${place}: ${issue.message})`;
}

/** Throws BadInputError where a later version than `app` began the journal: it may mean what this one does not know. */
export function checkVersion({ app }: JournalHeader, own: string, file: string): void {
  const [begun, present] = [app, own].map((version) =>
    version.split('.').map((part) => Number.parseInt(part, 10)),
  );
  const differs = begun?.findIndex((part, at) => part !== present?.[at]) ?? -1;
  if (differs < 0 || (begun?.[differs] ?? 0) < (present?.[differs] ?? 0)) return;
  throw new BadInputError(
    `The journal was begun by Reseal ${app}, this is ${own}`,
    `${file}:1`,
    'Open it with that version or a later one',
  );
}

/** The line of an entry in its file: the header stands before the first. */
export const lineOf = ({ n }: Pick<JournalEntry, 'n'>): number => n + 1;

export const damaged = (what: string, file: string, line: number): BadInputError =>
  new BadInputError(what, `${file}:${line}`, 'The journal was changed or damaged; start a new one');
