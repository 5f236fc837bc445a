import { describe, expect, it } from 'vitest';
import { chosenLines, isHighlighted, nextLine } from './chosen-lines.ts';
import { plainLine } from './parse-log.ts';

const lines = ['Detection of 7-Zip', 'warning: slow', 'Installation FAILED', 'detection again'].map(
  plainLine,
);
const places = (...asked: Parameters<typeof chosenLines>) => chosenLines(...asked).map(({ place }) => place);

describe('the log viewer', () => {
  it('filters by level and by text, capitals like small letters', () => {
    expect(places(lines, 'all', '')).toEqual([0, 1, 2, 3]);
    expect(places(lines, 'warnings', '')).toEqual([1, 2]);
    expect(places(lines, 'errors', '')).toEqual([2]);
    expect(places(lines, 'all', 'DETECTION')).toEqual([0, 3]);
  });

  it('finds the next line, from the beginning again', () => {
    const all = chosenLines(lines, 'all', '');
    expect(nextLine(all, 'detection', 0)).toBe(3);
    expect(nextLine(all, 'detection', 3)).toBe(0);
    expect(nextLine(all, 'nothing', 0)).toBeUndefined();
    expect(nextLine(all, '', 0)).toBeUndefined();
  });

  it('highlights what holds a text, and nothing for no text', () => {
    expect(lines.map((line) => isHighlighted(line, 'zip'))).toEqual([true, false, false, false]);
    expect(lines.some((line) => isHighlighted(line, ''))).toBe(false);
  });
});
