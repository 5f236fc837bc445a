import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisOf, openStretch, placeOf, spread, timeAt } from './axis.ts';

const minute = 60_000;
const times = fc.array(fc.integer({ min: 0, max: 10 * 365 * 86_400_000 }), { minLength: 2, maxLength: 60 });

describe('the axis of a timeline', () => {
  it('folds a stretch in which nothing happened, whatever its length', () => {
    const width = (days: number) => {
      const until = 2 * minute + days * 86_400_000;
      const gap = axisOf([0, minute, 2 * minute, until, until + minute]).find(({ isGap }) => isGap);
      return (gap?.end ?? 0) - (gap?.start ?? 0);
    };
    expect(width(2)).toBeCloseTo(0.06);
    expect(width(200)).toBeCloseTo(width(2));
  });

  it('leaves what is not folded in proportion', () => {
    const axis = axisOf([0, minute, 4 * minute, 600 * minute]);
    expect(placeOf(axis, minute)).toBeCloseTo(0.94 / 4);
    expect(placeOf(axis, 4 * minute)).toBeCloseTo(0.94);
    expect(placeOf(axis, 600 * minute)).toBe(1);
  });

  it('is one gap where nothing happened at all, and nothing without time', () => {
    expect(axisOf([0, 600 * minute])).toEqual([{ from: 0, to: 600 * minute, start: 0, end: 1, isGap: true }]);
    expect(axisOf([5])).toEqual([]);
    expect(placeOf([], 5)).toBe(0);
  });

  it('goes from 0 to 1, keeps the order, and leads back from a place to its time', () => {
    fc.assert(
      fc.property(times, fc.nat(), (events, pick) => {
        fc.pre(new Set(events).size > 1);
        const axis = axisOf(events);
        expect(axis[0]?.start).toBe(0);
        expect(axis.at(-1)?.end).toBeCloseTo(1);
        const places = events.toSorted((a, b) => a - b).map((at) => placeOf(axis, at));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        const at = events[pick % events.length] ?? 0;
        const segment = axis.find(({ to }) => at <= to);
        const slack = ((segment?.to ?? 0) - (segment?.from ?? 0)) * 1e-6 + 1;
        expect(Math.abs(timeAt(axis, placeOf(axis, at)) - at)).toBeLessThanOrEqual(slack);
      }),
    );
  });
});

describe('the name of a phase', () => {
  // Half an hour in which nothing happens, four minutes with something each minute, as long a gap again.
  const axis = axisOf([0, 30, 31, 32, 33, 34, 64].map((at) => at * minute));

  it('stands where nothing is folded', () => {
    expect(openStretch(axis, 0, 64 * minute)).toEqual({ from: 30 * minute, to: 34 * minute });
    expect(openStretch(axis, 0, 32 * minute)).toEqual({ from: 30 * minute, to: 32 * minute });
  });

  it('stands nowhere in a phase that is all folded', () => {
    expect(openStretch(axis, 5 * minute, 20 * minute)).toBeNull();
  });
});

describe('things that are moved apart', () => {
  it('do not overlap, and none lies beyond the end', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 8 }), (given) => {
        const places = spread(
          given.toSorted((a, b) => a - b),
          0.1,
        );
        for (const [index, at] of places.entries()) {
          expect(at).toBeLessThanOrEqual(0.9 + 1e-9);
          expect(at).toBeGreaterThanOrEqual(-1e-9);
          expect(at - (places[index - 1] ?? -1)).toBeGreaterThanOrEqual(0.1 - 1e-9);
        }
      }),
    );
  });

  it('stay where they are when there is room', () => {
    expect(spread([0.1, 0.3, 0.8], 0.1)).toEqual([0.1, 0.3, 0.8]);
  });
});
