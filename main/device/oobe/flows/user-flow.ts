/** The Enrollment Status Page of the user: its device part before the first sign-in, its account part after. */
import type { OobeSetup } from '../oobe.setup.ts';

/** A hybrid join's user signs out first (autopilot-facts 1.5). */
const afterAccountSetup = [
  { guard: 'the join is hybrid', target: 'account setup is complete' },
  { target: 'looking at Windows Hello' },
] as const;

export const userFlow = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'user ESP': {
        tags: 'esp',
        invoke: { src: 'run the user ESP', input: ({ context }) => context },
        on: {
          succeeded: 'asking for privacy settings',
          'restart due': 'restarting in device setup',
          'step failed': { target: 'user ESP failed', actions: 'keep the failure' },
        },
      },
      // It goes on by itself; its user is asked for the password before account setup (4.7).
      'restarting in device setup': { entry: 'restart' },
      'user ESP failed': {
        tags: 'esp',
        on: {
          'press.try-again': 'user ESP',
          'press.continue-anyway': { target: 'asking for privacy settings', actions: 'continue anyway' },
          'press.reset': 'resetting',
          'press.collect-logs': { actions: 'collect logs' },
        },
      },
      'account ESP': {
        tags: 'esp',
        invoke: { src: 'run the account ESP', input: ({ context }) => context },
        on: {
          succeeded: afterAccountSetup,
          'restart due': afterAccountSetup,
          'credentials due': 'finding the work account',
          'step failed': { target: 'account ESP failed', actions: 'keep the failure' },
        },
      },
      'account ESP failed': {
        tags: 'esp',
        on: {
          'press.try-again': 'account ESP',
          'press.continue-anyway': { target: 'looking at Windows Hello', actions: 'continue anyway' },
          'press.sign-out': {
            target: 'locked',
            actions: ['continue anyway', 'note that account setup is over', 'sign out'],
          },
          'press.reset': 'resetting',
          'press.collect-logs': { actions: 'collect logs' },
        },
      },
    },
  });
