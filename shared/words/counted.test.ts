/** Counts and lists in sentences. */
import { expect, it } from 'vitest';
import { counted, listed } from './counted.ts';

it('counts one as one', () => {
  expect([counted(0, 'app'), counted(1, 'app'), counted(2, 'app')]).toEqual(['0 apps', '1 app', '2 apps']);
  expect([counted(1, 'policy', 'policies'), counted(3, 'policy', 'policies')]).toEqual([
    '1 policy',
    '3 policies',
  ]);
});

it('lists so many and counts the rest, which is never one alone', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual([
    '',
    'a',
    'a and b',
    'a, b and c',
  ]);
  expect(listed(['a', 'b', 'c'], 2)).toBe('a, b and c');
  expect(listed(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
});
