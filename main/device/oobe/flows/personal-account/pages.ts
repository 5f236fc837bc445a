/** A personal Microsoft account: no tenant, no branding. */
import type { Page } from '../../page.ts';

export const microsoftAccount: Page = () => ({ id: 'microsoft-account' });

export const personalPage =
  (busy: boolean): Page =>
  ({ signIn: { userName, problem, reading } }) => ({
    id: 'sign-in',
    step: 'user-name',
    personal: true,
    branding: null,
    userName,
    userNameFixed: false,
    greeting: null,
    problem,
    busy,
    controls: busy ? [] : ['terms', 'privacy'],
    ...(reading === null ? {} : { reading }),
  });

export const personalFailure: Page = () => ({
  id: 'problem',
  title: { key: 'problem.title' },
  body: { key: 'problem.try-again-or-skip' },
  code: 'OOBEIDPS',
  controls: ['skip', 'try-again'],
});
