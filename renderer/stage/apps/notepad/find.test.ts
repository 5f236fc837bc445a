import { describe, expect, it } from 'vitest';
import { findNext, placeIn } from './find.ts';

describe('Notepad’s search', () => {
  it('goes on from a place, and from the beginning again', () => {
    expect(findNext('one Two two', 'TWO', 0)).toBe(4);
    expect(findNext('one Two two', 'two', 5)).toBe(8);
    expect(findNext('one Two two', 'two', 9)).toBe(4);
    expect(findNext('one', 'two', 0)).toBe(-1);
    expect(findNext('one', '', 0)).toBe(-1);
  });

  it('tells line and column', () => {
    expect(placeIn('a\nbcd', 0)).toEqual({ line: 1, column: 1 });
    expect(placeIn('a\nbcd', 4)).toEqual({ line: 2, column: 3 });
  });
});
