/**
 * "Can't access your account?" and "Forgot my password": Entra's own page for a new password
 * (facts/entra-join#signing-in). Nobody in a rehearsal has registered for it, so it ends with the administrator.
 */
import { defineFlow } from '../../define-flow.ts';
import { needsTheNetwork } from '../network/chart.ts';
import { checkUserName } from '../sign-in/work.ts';
import { notRegistered, recoveryPage } from './pages.ts';

export const accountRecovery = defineFlow({
  'asking whose account it is': {
    page: recoveryPage(),
    isPage: true,
    on: {
      'press.next': { target: 'looking for the account', actions: 'keep the user name' },
      'press.cancel': { target: 'leaving the recovery', actions: 'leave the sign-in problem' },
      ...needsTheNetwork,
    },
  },
  'looking for the account': {
    page: recoveryPage('busy'),
    isPage: true,
    work: checkUserName,
    on: {
      'user name accepted': 'telling that nobody is registered',
      'sign-in refused': { target: 'asking whose account it is', actions: 'show the sign-in problem' },
    },
  },
  'telling that nobody is registered': {
    page: notRegistered,
    isPage: true,
    on: {
      'press.back': { target: 'leaving the recovery', actions: 'leave the sign-in problem' },
      ...needsTheNetwork,
    },
  },
  'leaving the recovery': {
    always: [
      { guard: 'the user may be changed', target: 'asking who signs in' },
      { target: 'asking for the password' },
    ],
  },
});
