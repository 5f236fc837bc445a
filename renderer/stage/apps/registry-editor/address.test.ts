import { expect, it } from 'vitest';
import { aroundOf, keyOfAddress } from './address.ts';

it('takes an address with and without the name of the PC', () => {
  expect(keyOfAddress('Computer\\HKLM\\SOFTWARE\\', 'Ordinateur')).toBe('HKLM\\SOFTWARE');
  expect(keyOfAddress(' ordinateur\\HKLM', 'Ordinateur')).toBe('HKLM');
  expect(keyOfAddress('HKLM\\SOFTWARE', 'Computer')).toBe('HKLM\\SOFTWARE');
  expect(keyOfAddress('Computer', 'Computer')).toBe('');
});

it('opens every key around one', () => {
  expect(aroundOf('HKLM\\SOFTWARE')).toEqual(['', 'HKLM', 'HKLM\\SOFTWARE']);
  expect(aroundOf('')).toEqual(['']);
});
