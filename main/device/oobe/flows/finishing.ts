/** Privacy, quality updates, the first sign-in, and the sign-in after a restart (1.2 nodes 21 to 23, 4.5, 4.7). */
import type { OobeSetup } from '../oobe.setup.ts';

export const finishing = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'asking for privacy settings': {
        tags: 'page',
        always: { guard: 'the profile hides privacy', target: 'looking at the registration' },
        on: {
          choose: { actions: 'turn the privacy switch' },
          'press.accept': { target: 'looking at the registration', actions: 'save the privacy settings' },
        },
      },
      'looking at the registration': {
        always: [
          { guard: 'the maker asks for a registration', target: 'registering with the maker' },
          { target: 'looking at quality updates' },
        ],
      },
      'registering with the maker': {
        tags: 'page',
        on: {
          choose: { actions: 'choose the region of the registration' },
          'press.next': { target: 'looking at quality updates', actions: 'leave the registration' },
          'press.skip': { target: 'looking at quality updates', actions: 'leave the registration' },
        },
      },
      'looking at quality updates': {
        always: [
          { guard: 'quality updates are wanted', target: 'checking for quality updates' },
          { target: 'arriving' },
        ],
      },
      'checking for quality updates': {
        invoke: { src: 'check for updates' },
        on: {
          'updates checked': [
            {
              guard: { type: 'an update is offered', params: { kind: 'quality' } },
              target: 'installing quality updates',
            },
            { target: 'arriving' },
          ],
        },
      },
      'installing quality updates': {
        invoke: { src: 'install updates', input: { kind: 'quality' } },
        on: {
          'update installed': [
            { guard: 'updates want a restart', target: 'restarting before the first sign-in' },
            { target: 'arriving' },
          ],
        },
      },
      'restarting before the first sign-in': { entry: 'restart' },

      arriving: {
        always: [
          { guard: 'the local user has arrived', target: 'desktop' },
          { guard: 'the account is local', target: 'first sign-in' },
          { guard: 'the domain user needs a restart', target: 'restarting before the first sign-in' },
          // A restart has lost the sign-in: the password is asked for again (4.5, 4.7).
          { guard: 'nobody is signed in', target: 'locked' },
          { guard: 'account setup is over', target: 'looking at Windows Hello' },
          {
            guard: { type: 'resumes at', params: { node: 'desktop' } },
            target: 'looking at Windows Hello',
            actions: 'welcome the user back',
          },
          { guard: { type: 'resumes at', params: { node: 'account-esp' } }, target: 'account ESP' },
          { target: 'first sign-in' },
        ],
      },
      locked: {
        entry: 'name the user at the lock screen',
        on: { 'press.next': 'asking for the password of the user' },
      },
      'asking for the password of the user': {
        on: {
          'press.sign-in': [
            {
              guard: 'the join is hybrid',
              target: 'signing in to the domain',
              actions: ['keep the domain user name', 'keep the password proof'],
            },
            { target: 'unlocking', actions: 'keep the password proof' },
          ],
        },
      },
      unlocking: {
        invoke: {
          src: 'sign in',
          input: ({ context }) => ({ userName: context.signIn.userName, proof: context.password }),
        },
        on: {
          'signed in': { target: 'arriving', actions: 'keep the user' },
          'sign-in refused': {
            target: 'asking for the password of the user',
            actions: 'show the sign-in problem',
          },
        },
      },

      'first sign-in': {
        invoke: { src: 'prepare the desktop' },
        on: {
          done: [{ guard: 'the account is local', target: 'desktop' }, { target: 'account ESP' }],
        },
      },
      desktop: {},
    },
  });
