import { expect, it } from 'vitest';
import { effectsOfNode } from '../../../../shared/policies/effects-of.ts';
import { csps } from './csps.ts';

it('the table of policies has a row for each provider of which all settings do something', () => {
  const missing = csps
    .filter(
      ({ name, rules }) =>
        !['Policy', 'Accounts'].includes(name) && rules.some(({ access }) => /[AER]/.test(access)),
    )
    .filter(({ root }) => effectsOfNode(`./Device/${root}/Anything`).length === 0)
    .map(({ name }) => name);
  expect(missing).toEqual([]);
});
