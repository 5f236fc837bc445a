import { expect, it } from 'vitest';
import { weeksOf } from './month.ts';

it('a month begins on its day of the week', () => {
  // November 2026 begins on a Sunday.
  expect(weeksOf(2026, 10, 7)[0]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(weeksOf(2026, 10, 1)[0]).toEqual([null, null, null, null, null, null, 1]);
  expect(weeksOf(2026, 10, 6).flat().filter(Boolean)).toHaveLength(30);
  expect(weeksOf(2028, 1, 1).flat().at(-6)).toBe(29);
});
