/** Finding somebody among thousands. */
import { expect, it } from 'vitest';
import { usersFound } from './users-found.ts';

const users = Array.from({ length: 3_000 }, (_, index) => ({
  displayName: `Ana Quay ${index}`,
  userPrincipalName: `ana.${index}@quay.example`,
  domainAccount: index === 7 ? 'QUAY\\ana7' : null,
  practicePassword: 'x',
}));

it('finds by each word, in either name and in any case', () => {
  expect(usersFound(users, '  ')).toHaveLength(3_000);
  expect(usersFound(users, 'QUAY 2999').map(({ userPrincipalName }) => userPrincipalName)).toEqual([
    'ana.2999@quay.example',
  ]);
  expect(usersFound(users, 'quay\\ana7')).toHaveLength(1);
  expect(usersFound(users, 'nobody')).toEqual([]);
});
