/** From the licence terms to the join: nodes 13 to 17 of autopilot-facts 1.2. */
import type { OobeSetup } from '../oobe.setup.ts';
import { needsTheNetwork } from './network.ts';

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
          'press.next': [
            { guard: 'the purpose is work', target: 'finding the branding' },
            { guard: 'the purpose is personal', target: 'asking for an account name' },
          ],
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
        after: { 15000: 'joining as the user' },
        on: {
          'press.back': { target: 'asking for the password', actions: 'show that approval is missing' },
          ...needsTheNetwork,
        },
      },
      'joining as the user': {
        invoke: { src: 'join as the user', input: ({ context }) => context },
        on: {
          joined: { target: 'user ESP' },
          'step failed': { target: 'telling that joining failed', actions: 'keep the failure' },
        },
      },
      'telling that joining failed': {
        on: { 'press.try-again': 'asking who signs in' },
      },
    },
  });
