/** The axis of a timeline: device time from left to right, long stretches in which nothing happens folded. */

export interface Segment {
  /** World times, ms. */
  readonly from: number;
  readonly to: number;
  /** Where it lies on the axis, 0 to 1. */
  readonly start: number;
  readonly end: number;
  /** Nothing happened in it: its width says nothing of its length. */
  readonly isGap: boolean;
}

export type Axis = readonly Segment[];

/** A longer stretch without an event is folded. */
const longestStretch = 5 * 60_000;
/** What a folded one takes of the axis, and all of them together at most. */
const gapShare = 0.06;
const mostGaps = 0.5;

/** `events` are the times at which anything happened, in any order; the axis reaches from the first to the last. */
export function axisOf(events: readonly number[]): Axis {
  const stops = [...new Set(events)].toSorted((a, b) => a - b);
  const stretches = stops.slice(1).map((to, index) => {
    const from = stops[index] ?? to;
    return { from, to, isGap: to - from > longestStretch };
  });
  const gaps = stretches.filter(({ isGap }) => isGap).length;
  const open = stretches.reduce((sum, { from, to, isGap }) => sum + (isGap ? 0 : to - from), 0);
  const share = open === 0 ? 1 / Math.max(1, gaps) : Math.min(gapShare, mostGaps / Math.max(1, gaps));
  let end = 0;
  return stretches.map(({ from, to, isGap }): Segment => {
    const start = end;
    end = start + (isGap ? share : ((to - from) / open) * (1 - share * gaps));
    return { from, to, start, end, isGap };
  });
}

/** Where a time lies, 0 to 1; what is outside lies at the end that is nearer. */
export function placeOf(axis: Axis, at: number): number {
  const segment = axis.find(({ to }) => at <= to) ?? axis.at(-1);
  if (segment === undefined) return 0;
  const { from, to, start, end } = segment;
  const share = Math.min(1, Math.max(0, (at - from) / (to - from)));
  return start + share * (end - start);
}

/** The time at a place: the reverse of `placeOf`. */
export function timeAt(axis: Axis, place: number): number {
  const segment = axis.find(({ end }) => place <= end) ?? axis.at(-1);
  if (segment === undefined) return 0;
  const { from, to, start, end } = segment;
  const share = Math.min(1, Math.max(0, (place - start) / (end - start)));
  return Math.round(from + share * (to - from));
}

/** The widest stretch between two times that no folded one covers: where their name can be read; null where all is folded. */
export function openStretch(axis: Axis, from: number, to: number): Stretch | null {
  const open: Stretch[] = [];
  let isOpen = false;
  for (const segment of axis) {
    const part = { from: Math.max(from, segment.from), to: Math.min(to, segment.to) };
    const counts = !segment.isGap && part.from < part.to;
    const last = open.at(-1);
    if (counts && isOpen && last !== undefined) last.to = part.to;
    else if (counts) open.push(part);
    isOpen = counts;
  }
  const width = (stretch: Stretch) => placeOf(axis, stretch.to) - placeOf(axis, stretch.from);
  return open.toSorted((a, b) => width(b) - width(a))[0] ?? null;
}

interface Stretch {
  from: number;
  to: number;
}

/** Moves things of one width apart so that none lies over another, each as near to its place as that leaves. */
export function spread(places: readonly number[], width: number): readonly number[] {
  const apart: number[] = [];
  for (const place of places) apart.push(Math.max(place, (apart.at(-1) ?? -width) + width));
  let limit = 1;
  return apart
    .toReversed()
    .map((place) => {
      limit = Math.min(limit - width, place);
      return limit;
    })
    .toReversed();
}
