/** The timeline of a rehearsal, from the places of its journal's entries, its film and its truth. */
import type { Report } from '../../../shared/session/report.ts';
import type { Failure, Fault } from '../../../shared/session/truth.ts';
import type {
  TimelineDeed,
  TimelineTry,
  TimelineView,
  TryMoment,
} from '../../../shared/session/timeline.schema.ts';
import type { SimTime } from '../../world/time.ts';
import { instant, iso, parseInstant } from '../../world/time.ts';
import type { Deed, Moment, Stone, Try } from '../tries.ts';
import { startPointOf, triesOf, tryOf, wayTo } from '../tries.ts';
import type { Film, Frame } from './film.ts';

/** What the truth record says of a try. */
export interface TruthOfTry {
  readonly faults: readonly Fault[];
  readonly failures: readonly Failure[];
}

export interface TimelineParts {
  readonly stones: readonly Stone[];
  readonly film: Film;
  /** The scenario's beginning, and where the present try stands: world times. */
  readonly start: number;
  readonly now: number;
  /** By the try's number; undefined where it was not played. */
  truth(number: number): TruthOfTry | undefined;
}

export function timelineOf(parts: TimelineParts): TimelineView {
  const { stones, film, start } = parts;
  const tries = triesOf(stones);
  return {
    tries: tries.map((one) => tryView(parts, tries, one)),
    start: startMoment(stones, tries, start),
    dropped: film.dropped,
  };
}

/** The record writes what `iso` made of a time. */
const timeOf = (text: string): SimTime => parseInstant(text) ?? instant(0);

/** The tries as a report has them. */
export const reportTries = (parts: TimelineParts): Report['tries'] =>
  triesOf(parts.stones).map(({ number, from }, _index, tries) => ({
    number,
    from: from && { try: tryOf(tries, from.n), entry: from.n, at: iso(instant(from.at)) },
    begins: iso(instant(from?.at ?? parts.start)),
    ends: iso(instant(endOf(parts, tries, number))),
  }));

function tryView(parts: TimelineParts, tries: readonly Try[], one: Try): TimelineTry {
  const { stones, film, start } = parts;
  const { number, from, first, last } = one;
  const own = stones.slice(first - 1, last);
  const frames = [...(number === 1 ? film.frames(0) : []), ...own.flatMap(({ n }) => film.frames(n))];
  const truth = parts.truth(number);
  const ends = endOf(parts, tries, number);
  return {
    number,
    from: from && { try: tryOf(tries, from.n), at: from.at },
    begins: from?.at ?? start,
    ends,
    screens: turns(frames),
    deeds: own.flatMap(({ at, deed }) => (deed === undefined ? [] : deedView(at, deed))),
    jumps: jumpsOf(own, ends),
    faults: (truth?.faults ?? []).map(({ id, words, set, felt, mended }) => ({
      id,
      words,
      set: timeOf(set),
      felt: felt === null ? null : timeOf(felt),
      mended: mended === null ? null : timeOf(mended),
    })),
    failures: (truth?.failures ?? []).map(({ at, code, mended }) => ({
      at: timeOf(at),
      code,
      mended: mended === null ? null : timeOf(mended),
    })),
  };
}

/** The last moment of a try: of a former one what was journalled or filmed last. */
function endOf({ stones, film, start, now }: TimelineParts, tries: readonly Try[], number: number): number {
  if (number === tries.length) return now;
  const { from, last } = tries[number - 1] ?? { from: null, last: 0 };
  const marked = stones[last - 1]?.at ?? from?.at ?? start;
  return Math.max(marked, film.frames(last).at(-1)?.at ?? marked);
}

/** The frames with which another screen, or another part of the set-up, came. */
const turns = (frames: readonly Frame[]): TimelineTry['screens'] =>
  frames
    .filter(({ screen, phase }, index) => {
      const before = frames[index - 1];
      return before?.screen !== screen || before.phase !== phase;
    })
    .map(({ at, screen, phase }) => ({ at, screen, phase }));

function deedView(at: number, deed: Deed): TimelineDeed | [] {
  switch (deed.type) {
    case 'mark':
      return { at, kind: deed.start === true ? 'start' : 'mark', label: deed.label };
    case 'rate':
      return { at, kind: 'rate', label: typeof deed.rate === 'number' ? `${deed.rate}x` : deed.rate };
    case 'pause':
      return { at, kind: 'freeze', label: '' };
    case 'resume':
      return { at, kind: 'resume', label: '' };
    case 'jump':
      return [];
    case 'write':
      return { at, kind: 'write', label: deed.words };
    default:
      return { at, kind: deed.type, label: '' };
  }
}

/** Each jump until its end, or until a freeze ended it; one that was begun on the way of another prolongs it. */
function jumpsOf(stones: readonly Stone[], ends: number): TimelineTry['jumps'] {
  const jumps: { from: number; to: number }[] = [];
  for (const { at, deed } of stones) {
    const last = jumps.at(-1);
    const isOnTheWay = last !== undefined && at < last.to;
    if (deed?.type === 'pause' && isOnTheWay) last.to = at;
    if (deed?.type !== 'jump') continue;
    if (isOnTheWay) last.to += deed.milliseconds;
    else jumps.push({ from: at, to: at + deed.milliseconds });
  }
  return jumps.map(({ from, to }) => ({ from, to: Math.min(to, ends) }));
}

function startMoment(stones: readonly Stone[], tries: readonly Try[], start: number): TryMoment {
  const point = startPointOf(wayTo(stones, stones.length));
  return point === null ? { try: 1, at: start } : { try: tryOf(tries, point.entry), at: point.at };
}

/** A moment of a try with the way to it; undefined where there is no such try, or it does not reach there. */
export function momentOf(
  parts: TimelineParts,
  { try: number, at }: TryMoment,
): (Moment & { way: readonly Stone[] }) | undefined {
  const { stones, start } = parts;
  const tries = triesOf(stones);
  const one = tries[number - 1];
  if (one === undefined || !Number.isSafeInteger(at) || at < start || at > endOf(parts, tries, number))
    return undefined;
  const way = wayTo(stones, one.last);
  return { n: way.findLast((stone) => stone.at <= at)?.n ?? 0, at, way };
}
