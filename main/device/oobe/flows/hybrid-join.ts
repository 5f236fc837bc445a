/**
 * A hybrid join's user flow (autopilot-facts 1.5): no sign-in page before device setup, a sign-in to the domain
 * after the restart, the work account during account setup, and a sign-out at its end.
 */
import type { OobeSetup } from '../oobe.setup.ts';

export const hybridJoin = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'reaching the domain': {
        invoke: { src: 'reach the domain' },
        on: {
          'domain reached': 'user ESP',
          'step failed': { target: 'telling that the domain was not reached', actions: 'keep the failure' },
        },
      },
      'telling that the domain was not reached': { on: { 'press.try-again': 'reaching the domain' } },

      'signing in to the domain': {
        invoke: {
          src: 'sign in to the domain',
          input: ({ context }) => ({ userName: context.signIn.userName, proof: context.password }),
        },
        on: {
          'signed in': { target: 'arriving', actions: 'keep the user' },
          'sign-in refused': {
            target: 'asking for the password of the user',
            actions: ['show the sign-in problem', 'forget an unknown user'],
          },
        },
      },

      'finding the work account': {
        entry: 'name the work account',
        invoke: { src: 'find the branding', input: ({ context }) => context },
        on: { 'branding found': { target: 'asking for the work account', actions: 'keep the branding' } },
      },
      'asking for the work account': {
        on: { 'press.next': { target: 'checking the work account', actions: 'keep the user name' } },
      },
      'checking the work account': {
        invoke: { src: 'check the user name', input: ({ context }) => context },
        on: {
          'user name accepted': 'asking for the work password',
          'sign-in refused': { target: 'asking for the work account', actions: 'show the sign-in problem' },
        },
      },
      'asking for the work password': {
        on: {
          'press.sign-in': { target: 'signing in to the work account', actions: 'keep the password proof' },
          'press.back': 'asking for the work account',
        },
      },
      'signing in to the work account': {
        invoke: {
          src: 'sign in',
          input: ({ context: { signIn, password } }) => ({ userName: signIn.userName, proof: password }),
        },
        on: {
          'signed in': [
            {
              guard: 'a second factor is asked for',
              target: 'matching the number of the work account',
              actions: ['keep the work account', 'draw the number'],
            },
            { target: 'offering to stay signed in', actions: 'keep the work account' },
          ],
          'sign-in refused': { target: 'asking for the work password', actions: 'show the sign-in problem' },
        },
      },
      'matching the number of the work account': {
        invoke: { src: 'wait for the phone' },
        on: {
          'number approved': 'offering to stay signed in',
          'number denied': {
            target: 'asking for the work password',
            actions: 'show that approval is missing',
          },
          'number timed out': {
            target: 'asking for the work password',
            actions: 'show that approval is missing',
          },
          'press.back': { target: 'asking for the work password', actions: 'show that approval is missing' },
        },
      },
      'offering to stay signed in': {
        on: {
          choose: { actions: 'turn device management' },
          'press.next': { target: 'telling that all is set', actions: 'settle the work account' },
        },
      },
      'telling that all is set': { on: { 'press.close': 'account ESP' } },

      'account setup is complete': {
        tags: 'esp',
        entry: 'note that account setup is over',
        on: { 'press.sign-out': { target: 'locked', actions: 'sign out' } },
      },
    },
  });
