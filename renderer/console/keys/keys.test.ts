import { describe, expect, it } from 'vitest';
import { isTaken, nameOfKey } from './keys.ts';

const press = (key: string, more: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey', boolean>> = {}) =>
  nameOfKey({ key, ctrlKey: false, altKey: false, metaKey: false, ...more });

/** An element that is, or stands in, a selector's first name. */
const within = (name: string) => ({
  closest: (selector: string) => (selector.split(', ').includes(name) ? ({} as Element) : null),
});

describe('a key of the console', () => {
  it('has one name, whatever the shift of its letter', () => {
    expect([press(' '), press('B'), press('?'), press('ArrowLeft')]).toEqual([
      'Space',
      'b',
      '?',
      'ArrowLeft',
    ]);
    expect([press('k', { ctrlKey: true }), press('K', { metaKey: true })]).toEqual([
      'Control+k',
      'Control+k',
    ]);
    expect(press('b', { altKey: true })).toBeNull();
  });

  it('is left to a field that is typed into, but for those with Control', () => {
    expect(isTaken('b', within('textarea'), false)).toBe(true);
    expect(isTaken('Control+k', within('textarea'), false)).toBe(false);
    expect(isTaken('b', within('button'), false)).toBe(false);
  });

  it('is left to a button only where the keyboard has led there', () => {
    expect(isTaken('Space', within('button'), false)).toBe(true);
    expect(isTaken('Space', within('button'), true)).toBe(false);
    expect(isTaken('ArrowLeft', within('[role="tab"]'), true)).toBe(true);
    expect(isTaken('Space', null, false)).toBe(false);
  });
});
