/** The timeline of a rehearsal, from the places of its journal's entries and from its film. */
import type { TimelineView } from '../../../shared/session/timeline.schema.ts';
import type { Moment, Stone, Try } from '../tries.ts';
import { triesOf, wayTo } from '../tries.ts';
import type { Film, Frame } from './film.ts';

/** The try that an entry belongs to. */
const holderOf = (tries: readonly Try[], n: number): number =>
  tries.findLast(({ first }) => first <= Math.max(1, n))?.number ?? 1;

/** `start` is the scenario's beginning, `now` where the present try stands, both in milliseconds of world time. */
export function timelineOf(stones: readonly Stone[], film: Film, start: number, now: number): TimelineView {
  const tries = triesOf(stones);
  return {
    tries: tries.map(({ number, from, first, last }) => {
      const begins = from?.at ?? start;
      const own = [
        ...(number === 1 ? film.frames(0) : []),
        ...stones.slice(first - 1, last).flatMap(({ n }) => film.frames(n)),
      ];
      const marked = stones[last - 1]?.at ?? begins;
      return {
        number,
        from: from && { try: holderOf(tries, from.n), at: from.at },
        begins,
        ends: number === tries.length ? now : Math.max(marked, own.at(-1)?.at ?? marked),
        screens: turns(own),
      };
    }),
    dropped: film.dropped,
  };
}

/** The frames with which another screen came. */
const turns = (frames: readonly Frame[]): { at: number; screen: string }[] =>
  frames
    .filter(({ screen }, index) => frames[index - 1]?.screen !== screen)
    .map(({ at, screen }) => ({ at, screen }));

/** The entry that was the last one at a moment of a try; undefined where there is no such try. */
export function momentOf(
  stones: readonly Stone[],
  number: number,
  at: number,
): (Moment & { way: readonly Stone[] }) | undefined {
  const one = triesOf(stones)[number - 1];
  if (one === undefined) return undefined;
  const way = wayTo(stones, Math.max(one.last, 0));
  return { n: way.findLast((stone) => stone.at <= at)?.n ?? 0, at, way };
}
