/** What a preflight tells of the states that the services have on file. */
import { expect, it } from 'vitest';
import { fateWords } from './report-words.ts';

it.each([
  ['installed', 'installed', null],
  ['success', 'pending', null],
  ['pending', 'pending', 'pending in the technician’s part, pending in the user’s part'],
  ['compliant', 'pending', 'compliant in the technician’s part, pending in the user’s part'],
  [null, 'fail', 'failed in the user’s part'],
])('%s, then %s: %s', (technician, user, words) => {
  expect(fateWords({ technician, user })).toBe(words && `in the rehearsal ${words}`);
});
