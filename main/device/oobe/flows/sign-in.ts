/** From the licence terms to the join: nodes 13 to 17 of autopilot-facts 1.2. */
import type { OobeSetup } from '../oobe.setup.ts';
import { needsTheNetwork } from './network.ts';

/** After a number match that came to nothing: a new number, or the password again. */
const anotherRequest = {
  'press.try-again': { target: 'matching the number', actions: 'draw the number' },
  'press.back': 'asking for the password',
  ...needsTheNetwork,
} as const;

export const signIn = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'reviewing the license': {
        tags: 'page',
        always: {
          guard: 'the license is not asked for',
          target: 'naming the device',
          actions: 'note the license',
        },
        on: {
          'press.accept': {
            target: 'naming the device',
            actions: ['accept the license', 'note the license'],
          },
          'press.back': { guard: 'the network page came before', target: 'asking for a network' },
        },
      },
      'naming the device': {
        tags: 'page',
        always: { guard: 'the device has its name', target: 'deciding how to sign in' },
        on: {
          'press.skip': { target: 'deciding how to sign in', actions: 'leave the device name' },
          'press.next': [
            {
              guard: 'the device name is valid',
              target: 'restarting with the new name',
              actions: ['give the device its name', 'leave the device name'],
            },
            { actions: 'show the device name problem' },
          ],
        },
      },
      'restarting with the new name': { entry: 'restart' },

      'deciding how to sign in': {
        always: [
          { guard: 'the domain comes before its user', target: 'reaching the domain' },
          { guard: 'there is a profile', target: 'finding the branding' },
          // Without the Sign-in Assistant no online account can be used (autopilot-facts 1.3, 9).
          { guard: 'the sign-in assistant is disabled', target: 'asking for an account name' },
          { target: 'asking for the purpose' },
        ],
      },
      'asking for the purpose': {
        tags: 'page',
        on: {
          choose: { actions: 'choose the purpose' },
          'press.next': [{ guard: 'the purpose is chosen', target: 'checking for Windows updates' }],
        },
      },
      'finding the branding': {
        invoke: { src: 'find the branding', input: ({ context }) => context },
        on: {
          'branding found': { target: 'asking who signs in', actions: 'keep the branding' },
          ...needsTheNetwork,
        },
      },
      'asking who signs in': {
        tags: 'page',
        always: {
          guard: 'the user is assigned',
          target: 'asking for the password',
          actions: 'take the assigned user',
        },
        on: {
          'press.next': { target: 'checking the user name', actions: 'keep the user name' },
          ...needsTheNetwork,
        },
      },
      'checking the user name': {
        tags: 'page',
        invoke: {
          src: 'check the user name',
          input: ({ context }) => context,
        },
        on: {
          'user name accepted': 'asking for the password',
          'sign-in refused': { target: 'asking who signs in', actions: 'show the sign-in problem' },
        },
      },
      'asking for the password': {
        tags: 'page',
        on: {
          'press.sign-in': { target: 'signing in', actions: 'keep the password proof' },
          'press.back': { guard: 'the user may be changed', target: 'asking who signs in' },
          ...needsTheNetwork,
        },
      },
      'signing in': {
        tags: 'page',
        invoke: {
          src: 'sign in',
          input: ({ context }) => ({ userName: context.signIn.userName, proof: context.password }),
        },
        on: {
          'signed in': [
            {
              guard: 'a second factor is asked for',
              target: 'matching the number',
              actions: ['keep the user', 'draw the number'],
            },
            { target: 'joining as the user', actions: 'keep the user' },
          ],
          'sign-in refused': { target: 'asking for the password', actions: 'show the sign-in problem' },
        },
      },
      'matching the number': {
        tags: 'page',
        // The user finds the phone, opens the app and types the number: that is not shown.
        invoke: { src: 'wait for the phone' },
        on: {
          'number approved': 'joining as the user',
          'number denied': 'telling that the request was denied',
          'number timed out': 'telling that nobody answered',
          'press.back': { target: 'asking for the password', actions: 'show that approval is missing' },
          ...needsTheNetwork,
        },
      },
      'telling that the request was denied': { tags: 'page', on: anotherRequest },
      'telling that nobody answered': { tags: 'page', on: anotherRequest },
      'joining as the user': {
        invoke: { src: 'join as the user', input: ({ context }) => context },
        on: {
          joined: { target: 'asking for the terms of use' },
          'step failed': { target: 'telling that joining failed', actions: 'keep the failure' },
        },
      },
      'asking for the terms of use': {
        invoke: { src: 'open the terms of use' },
        on: {
          'terms shown': { target: 'reviewing the terms of use', actions: 'keep the terms of use' },
          'terms settled': { target: 'user ESP' },
          'step failed': { target: 'telling that joining failed', actions: 'keep the failure' },
        },
      },
      'reviewing the terms of use': {
        tags: 'page',
        on: {
          'press.accept': 'accepting the terms of use',
          'press.decline': 'declining the terms of use',
        },
      },
      'accepting the terms of use': {
        tags: 'page',
        invoke: { src: 'answer the terms of use', input: { accepted: true } },
        on: {
          'terms settled': { target: 'user ESP' },
          'step failed': { target: 'telling that joining failed', actions: 'keep the failure' },
        },
      },
      'declining the terms of use': {
        tags: 'page',
        invoke: { src: 'answer the terms of use', input: { accepted: false } },
        on: {
          'step failed': { target: 'telling that joining failed', actions: 'keep the failure' },
        },
      },
      'telling that joining failed': {
        on: { 'press.try-again': 'asking who signs in' },
      },
    },
  });
