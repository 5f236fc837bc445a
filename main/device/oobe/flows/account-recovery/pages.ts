/** Entra's page for a new password, and what it says to somebody who has not registered for one. */
import type { Page } from '../../page.ts';
import { workForm } from '../sign-in/pages.ts';

export const recoveryPage =
  (busy?: 'busy'): Page =>
  (context) => ({ ...workForm(context, 'recovery', false, busy !== undefined), controls: ['cancel'] });

export const notRegistered: Page = () => ({
  id: 'problem',
  title: { key: 'title.sign-in.recovery' },
  body: { key: 'problem.not-registered-body' },
  code: null,
  controls: ['back'],
});
