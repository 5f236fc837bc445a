import { expect, it } from 'vitest';
import { spanWords } from './time.ts';

it.each([
  ['2026-03-03T08:00:00.000Z', '0 s'],
  ['2026-03-03T08:00:40.900Z', '40 s'],
  ['2026-03-03T08:06:05.000Z', '6 min 5 s'],
  ['2026-03-03T10:06:05.000Z', '2 h 6 min'],
  ['2026-03-05T08:00:00.000Z', '2 d 0 h'],
  ['2026-03-03T07:00:00.000Z', '0 s'],
])('tells the span until %s', (to, told) => {
  expect(spanWords('2026-03-03T08:00:00.000Z', to)).toBe(told);
});
