/** The Enrollment Status Page of the user: its device part before the first sign-in, its account part after. */
import type { OobeSetup } from '../oobe.setup.ts';

export const userFlow = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'user ESP': {
        tags: 'esp',
        invoke: { src: 'run the user ESP', input: ({ context }) => context },
        on: {
          succeeded: 'asking for privacy settings',
          'restart due': 'restarting to the sign-in page',
          'step failed': { target: 'user ESP failed', actions: 'keep the failure' },
        },
      },
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
          succeeded: 'looking at Windows Hello',
          'restart due': 'looking at Windows Hello',
          'step failed': { target: 'account ESP failed', actions: 'keep the failure' },
        },
      },
      'account ESP failed': {
        tags: 'esp',
        on: {
          'press.try-again': 'account ESP',
          'press.continue-anyway': { target: 'looking at Windows Hello', actions: 'continue anyway' },
          'press.reset': 'resetting',
          'press.collect-logs': { actions: 'collect logs' },
        },
      },
    },
  });
