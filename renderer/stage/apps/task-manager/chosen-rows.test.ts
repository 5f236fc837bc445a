import { expect, it } from 'vitest';
import { chosenRows } from './chosen-rows.ts';

it('searches by name and by the beginning of an id', () => {
  const rows = [
    { id: 7140, words: ['msiexec.exe'] },
    { id: 714, words: ['lsass.exe'] },
    { id: null, words: ['W32Time', 'Windows Time'] },
  ];
  const ids = (asked: string) => chosenRows(rows, asked).map(({ id }) => id);
  expect(chosenRows(rows, ' ')).toBe(rows);
  expect(ids('714')).toEqual([7140, 714]);
  expect(ids('7140')).toEqual([7140]);
  expect(ids('MSI')).toEqual([7140]);
  expect(ids('windows t')).toEqual([null]);
});
