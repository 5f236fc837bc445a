import { describe, expect, it } from 'vitest';
import type { TimelineTry, TimelineView } from '../../../shared/session/timeline.schema.ts';
import { courseOf, filmOf, phasesOf, sharedAxis, stopsOf } from './course.ts';

const aTry = (number: number, more: Partial<TimelineTry>): TimelineTry => ({
  number,
  from: null,
  begins: 0,
  ends: 100,
  screens: [],
  deeds: [],
  jumps: [],
  faults: [],
  failures: [],
  ...more,
});

const first = aTry(1, {
  screens: [
    { at: 0, screen: 'off', phase: 'off' },
    { at: 5, screen: 'boot', phase: null },
    { at: 10, screen: 'region', phase: 'set-up' },
    { at: 40, screen: 'esp', phase: 'device-setup' },
    { at: 60, screen: 'notice', phase: null },
    { at: 90, screen: 'result-failure', phase: 'result' },
  ],
  deeds: [
    { at: 10, kind: 'person', label: '' },
    { at: 20, kind: 'mark', label: 'here' },
    { at: 95, kind: 'mark', label: 'failed' },
  ],
  jumps: [{ from: 30, to: 50 }],
  failures: [{ at: 90, code: '0x1', mended: null }],
});
const second = aTry(2, {
  from: { try: 1, at: 40 },
  begins: 40,
  ends: 70,
  screens: [{ at: 65, screen: 'result-success', phase: 'result' }],
});
const view = (...tries: TimelineTry[]): TimelineView => ({ tries, start: { try: 1, at: 0 }, dropped: 0 });

describe('the course of a try', () => {
  it('begins with what it goes on from, and knows nothing of what came there later', () => {
    const course = courseOf(view(first, second), 2);
    expect(course?.screens.map(({ screen }) => screen)).toEqual([
      'off',
      'boot',
      'region',
      'esp',
      'result-success',
    ]);
    expect(course?.deeds.map(({ at }) => at)).toEqual([10, 20]);
    expect(course?.jumps).toEqual([{ from: 30, to: 40 }]);
    expect(course).toMatchObject({ begins: 0, ends: 70, failures: [] });
  });

  it('goes through a try of a try', () => {
    const third = aTry(3, { from: { try: 2, at: 20 }, begins: 20, ends: 30 });
    expect(courseOf(view(first, second, third), 3)?.screens.map(({ at }) => at)).toEqual([0, 5, 10]);
    expect(courseOf(view(first), 2)).toBeNull();
  });

  it('has the parts of the set-up one after another, and where it failed', () => {
    const course = courseOf(view(first), 1);
    expect(course && phasesOf(course)).toEqual([
      { phase: 'off', from: 0, to: 10, hasFailed: false },
      { phase: 'set-up', from: 10, to: 40, hasFailed: false },
      { phase: 'device-setup', from: 40, to: 90, hasFailed: true },
      { phase: 'result', from: 90, to: 100, hasFailed: false },
    ]);
  });

  it('is stopped at where something came, not at every press', () => {
    const course = courseOf(view(first), 1);
    expect(course && stopsOf(course)).toEqual([0, 5, 10, 20, 40, 60, 90, 95, 100]);
  });
});

describe('the film strip', () => {
  it('has no more pictures than there is room for, and keeps those that it has', () => {
    const long = (count: number) =>
      aTry(1, {
        screens: Array.from({ length: count }, (_one, at) => ({ at, screen: `${at}`, phase: null })),
      });
    const shown = (count: number) => filmOf(long(count), 6).map(({ at }) => at);
    expect(shown(4)).toEqual([0, 1, 2, 3]);
    expect(shown(7)).toEqual([0, 2, 4, 6]);
    expect(shown(12)).toEqual([0, 2, 4, 6, 8, 10]);
    for (let count = 1; count < 100; count++) expect(shown(count).length).toBeLessThanOrEqual(6);
  });
});

describe('the axis of all tries', () => {
  it('reaches over each of them', () => {
    const axis = sharedAxis(view(first, aTry(2, { from: { try: 1, at: 40 }, begins: 40, ends: 300 })));
    expect([axis[0]?.from, axis.at(-1)?.to]).toEqual([0, 300]);
  });
});
