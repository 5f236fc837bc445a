/**
 * A hybrid join's user flow (facts/hybrid-join#user-flow): no sign-in page before device setup, a sign-in to
 * the domain after the restart, the work account during account setup, and a sign-out at its end.
 */
import { defineFlow } from '../../define-flow.ts';
import { progress, statusPage } from '../../page.ts';
import { lockScreen } from '../lock-screen/pages.ts';
import { checkUserName, findBranding, signInToEntra, userPassword, waitForPhone } from '../sign-in/work.ts';
import { accessDenied } from '../sign-in/pages.ts';
import { documents } from '../sign-in/chart.ts';
import { accountSetupComplete, domainProblem, staySignedIn, workAccount } from './pages.ts';
import { reachDomain, signInToDomain } from './work.ts';

const answersOfEntra = {
  'signed in': { target: 'offering to stay signed in', actions: 'keep the work account' },
  'password expired': {
    target: 'asking for the work password',
    actions: 'show that the password has expired',
  },
  'second factor due': { target: 'matching the number of the work account', actions: 'draw the number' },
  'sign-in refused': { target: 'asking for the work password', actions: 'show the sign-in problem' },
  'step failed': {
    target: 'telling that access is denied to the work account',
    actions: 'keep the failure',
  },
} as const;

export const hybridJoin = defineFlow({
  'reaching the domain': {
    page: progress('joining-domain'),
    resume: 'sign-in',
    work: reachDomain,
    on: {
      'domain reached': 'user ESP',
      'step failed': { target: 'telling that the domain was not reached', actions: 'keep the failure' },
    },
  },
  'telling that the domain was not reached': {
    page: domainProblem,
    record: 'user fails',
    on: { 'press.try-again': 'reaching the domain' },
  },

  'signing in to the domain': {
    page: lockScreen('credentials', 'busy'),
    prompt: false,
    work: signInToDomain,
    on: {
      'signed in': { target: 'arriving', actions: 'keep the user' },
      'sign-in refused': {
        target: 'asking for the password of the user',
        actions: ['show the sign-in problem', 'forget an unknown user'],
      },
    },
  },

  'finding the work account': {
    page: statusPage,
    entry: 'name the work account',
    work: findBranding,
    on: { 'branding found': { target: 'asking for the work account', actions: 'keep the branding' } },
  },
  'asking for the work account': {
    page: workAccount('user-name'),
    record: 'user is asked',
    on: {
      ...documents,
      'press.next': { target: 'checking the work account', actions: 'keep the user name' },
    },
  },
  'checking the work account': {
    page: workAccount('user-name', 'busy'),
    work: checkUserName,
    on: {
      // AD FS and passes are no matter here: the domain's logon has tried the one, and passes come after it.
      'user name accepted': 'asking for the work password',
      'sign-in refused': { target: 'asking for the work account', actions: 'show the sign-in problem' },
    },
  },
  'asking for the work password': {
    page: workAccount('password'),
    asks: userPassword,
    record: 'user is asked',
    on: {
      'press.sign-in': { target: 'signing in to the work account', actions: 'keep the password proof' },
      'press.back': 'asking for the work account',
      ...documents,
    },
  },
  'signing in to the work account': {
    page: workAccount('password', 'busy'),
    work: signInToEntra,
    on: answersOfEntra,
  },
  'matching the number of the work account': {
    page: workAccount('number-match'),
    phoneRings: true,
    work: waitForPhone,
    on: {
      'number approved': {
        target: 'signing in to the work account with the phone',
        actions: 'note the approval',
      },
      'number denied': {
        target: 'asking for the work password',
        actions: 'show that approval is missing',
      },
      'number timed out': {
        target: 'asking for the work password',
        actions: 'show that approval is missing',
      },
      'press.other-way': 'offering another way for the work account',
      'press.back': { target: 'asking for the work password', actions: 'show that approval is missing' },
    },
  },
  'offering another way for the work account': {
    page: workAccount('verify-identity'),
    on: {
      'press.try-again': {
        target: 'matching the number of the work account',
        actions: 'draw the number',
      },
      'press.back': 'asking for the work password',
    },
  },
  'signing in to the work account with the phone': {
    page: workAccount('number-match', 'busy'),
    work: signInToEntra,
    on: answersOfEntra,
  },
  'telling that access is denied to the work account': {
    page: accessDenied,
    record: 'user fails',
    on: { 'press.back': 'asking for the work account' },
  },
  'offering to stay signed in': {
    page: staySignedIn('question'),
    prompt: false,
    record: 'user is signed in',
    on: {
      choose: { actions: 'turn device management' },
      'press.next': { target: 'telling that all is set', actions: 'settle the work account' },
    },
  },
  'telling that all is set': {
    page: staySignedIn('all-set'),
    prompt: false,
    on: { 'press.close': 'account ESP' },
  },

  'account setup is complete': {
    page: accountSetupComplete,
    resume: 'desktop',
    entry: 'note that account setup is over',
    on: { 'press.sign-out': { target: 'locked', actions: 'sign out' } },
  },
});
