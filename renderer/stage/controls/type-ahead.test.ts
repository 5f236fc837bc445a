import { describe, expect, it } from 'vitest';
import { typeAhead } from './type-ahead.ts';

const regions = ['Albania', 'Algeria', 'Andorra', 'Åland Islands', 'Germany', 'Great Britain'];

function typing() {
  let now = 0;
  const search = typeAhead(() => now);
  return {
    search,
    type(word: string, from: number, pause = 100): number {
      let index = from;
      for (const key of word) {
        now += pause;
        const found = search.find(key, regions, index);
        if (found >= 0) index = found;
      }
      return index;
    },
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('type-ahead', () => {
  it('finds the row that begins with the word', () => {
    expect(typing().type('gr', 0)).toBe(5);
  });

  it('walks the rows of one letter when it is repeated', () => {
    const { type } = typing();
    expect(type('a', 4)).toBe(0);
    expect(type('a', 0)).toBe(1);
    expect(type('a', 1)).toBe(2);
  });

  it('begins a new word after a pause', () => {
    const { type, wait } = typing();
    expect(type('al', 5)).toBe(0);
    wait(2000);
    expect(type('g', 0)).toBe(4);
  });

  it('keeps the row where nothing matches', () => {
    expect(typing().type('x', 2)).toBe(2);
  });

  it('knows whether a space belongs to the word', () => {
    const { search, type, wait } = typing();
    expect(search.active()).toBe(false);
    expect(type('great b', 0)).toBe(5);
    expect(search.active()).toBe(true);
    wait(2000);
    expect(search.active()).toBe(false);
  });
});
