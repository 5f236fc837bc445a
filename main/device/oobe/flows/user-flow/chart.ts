/** The Enrollment Status Page of the user: its device part before the first sign-in, its account part after. */
import { defineFlow } from '../../define-flow.ts';
import { progress, statusPage, statusPageOr } from '../../page.ts';
import { firstSignIn } from '../finishing/pages.ts';
import { restarting } from '../../restarting.ts';
import { runAccountEsp, runUserEsp } from './work.ts';

/** A hybrid join's user signs out first (facts/hybrid-join#user-flow). */
const afterAccountSetup = [
  { guard: 'the join is hybrid', target: 'account setup is complete' },
  { target: 'looking at Windows Hello' },
] as const;

export const userFlow = defineFlow({
  'user ESP': {
    page: statusPageOr(progress('applying-settings')),
    resume: 'user-esp',
    work: runUserEsp,
    on: {
      succeeded: 'asking for privacy settings',
      'restart due': 'restarting in device setup',
      'step failed': { target: 'user ESP failed', actions: 'keep the failure' },
    },
  },
  // It goes on by itself; its user is asked for the password before account setup
  // (facts/restarts#sign-in-after-a-restart).
  'restarting in device setup': restarting('user-esp'),
  'user ESP failed': {
    page: statusPage,
    resume: 'user-esp',
    record: 'user fails',
    on: {
      'press.try-again': 'user ESP',
      'press.continue-anyway': { target: 'asking for privacy settings', actions: 'continue anyway' },
      'press.reset': 'resetting',
      'press.collect-logs': { actions: 'collect logs' },
      'press.view-diagnostics': { actions: 'look into the failure' },
    },
  },
  'account ESP': {
    page: statusPageOr(firstSignIn),
    resume: 'account-esp',
    work: runAccountEsp,
    on: {
      succeeded: afterAccountSetup,
      'restart due': afterAccountSetup,
      'credentials due': 'finding the work account',
      'step failed': { target: 'account ESP failed', actions: 'keep the failure' },
    },
  },
  'account ESP failed': {
    page: statusPage,
    resume: 'account-esp',
    record: 'user fails',
    on: {
      'press.try-again': 'account ESP',
      'press.continue-anyway': { target: 'looking at Windows Hello', actions: 'continue anyway' },
      'press.sign-out': {
        target: 'locked',
        actions: ['continue anyway', 'note that account setup is over', 'sign out'],
      },
      'press.reset': 'resetting',
      'press.collect-logs': { actions: 'collect logs' },
      'press.view-diagnostics': { actions: 'look into the failure' },
    },
  },
});
