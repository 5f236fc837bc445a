/** Several kinds in as few words as tell them from all others. */
import { expect, it } from 'vitest';
import { kindsInWords } from './kinds-in-words.ts';

const people = [
  ['licensed user in no group', 'not assigned'],
  ['licensed user in no group', 'assigned'],
  ['licensed user in Finance', 'not assigned'],
  ['licensed user in Finance', 'assigned'],
  ['user without licence', ''],
] as const;
const devices = [
  ['Other devices', 'no tag', 'Slate'],
  ['Other devices', 'no tag', 'any other model'],
  ['Kiosk', 'tag KIOSK', ''],
] as const;
const all = devices.flatMap((device) =>
  people.map((person) => ({ name: [...device, ...person].join(' | '), traits: [...device, ...person] })),
);
const where = (...wanted: readonly string[]) =>
  all.filter(({ traits }) => wanted.every((one) => traits.some((trait) => trait === one)));

it.each([
  [all, 'all 15 kinds'],
  [where('Kiosk'), 'Kiosk'],
  [where('Slate'), 'Other devices: Slate'],
  [where('user without licence'), 'user without licence'],
  [where('Kiosk', 'user without licence'), 'Kiosk with user without licence'],
  [where('Kiosk', 'licensed user in Finance', 'assigned'), 'Kiosk with licensed user in Finance (assigned)'],
  [[...where('Kiosk'), ...where('Slate')], 'Kiosk and Other devices: Slate'],
  [
    all.filter(({ traits }) => traits.includes('assigned') || traits.includes('not assigned')),
    'licensed user in no group and licensed user in Finance',
  ],
  [where('assigned'), 'a user who is assigned'],
] as const)('case %#', (some, words) => {
  expect(kindsInWords(some, all)).toBe(words);
});

it('counts what is more than a few phrases, and names kinds of older reports', () => {
  const odd = all.filter((_kind, index) => index % 2 === 0);
  expect(kindsInWords(odd, all)).toMatch(/ and \d more$/);
  const bare = all.map(({ name }) => ({ name }));
  expect(kindsInWords(bare.slice(0, 2), bare)).toBe(`${bare[0]?.name} and ${bare[1]?.name}`);
  expect(kindsInWords([all[0]!], [all[0]!])).toBe('the only kind');
});
