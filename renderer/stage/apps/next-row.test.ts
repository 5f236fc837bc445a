import { expect, it } from 'vitest';
import { nextRow } from './next-row.ts';

it.each([
  ['ArrowDown', 0, 1, false, 1],
  ['ArrowUp', 0, 1, false, 0],
  ['End', 2, 1, false, 9],
  ['PageDown', 3, 1, false, 9],
  // In one column these belong to whatever else the window does with them.
  ['ArrowRight', 2, 1, false, undefined],
  ['ArrowDown', 2, 4, false, 6],
  ['ArrowRight', 2, 4, false, 3],
  ['ArrowRight', 2, 4, true, 1],
  ['constructor', 2, 4, false, undefined],
])(
  '%s from row %i, %i in a line, right to left: %s, leads to %s',
  (key, at, across, isRightToLeft, wanted) => {
    expect(nextRow(key, at, 10, across, isRightToLeft)).toBe(wanted);
  },
);
