/**
 * The out-of-box experience, in the node order of autopilot-facts 1.2, with the pre-provisioning branch.
 * States are what a person sees or waits for. Work and orders come from `oobe.ports.ts`.
 */
import type { OobePorts } from './oobe.ports.ts';
import { oobeSetup } from './oobe.setup.ts';

/** The chart for one boot of a PC that has not finished its set-up. */
export function createOobeMachine(ports: OobePorts) {
  return oobeSetup(ports).createMachine({
    id: 'oobe',
    context: ({ input }) => input.context,
    initial: 'resuming',
    on: {
      'five presses': {
        target: '.choosing what to do',
        actions: 'open the menu',
      },
    },
    states: {
      resuming: {
        always: [
          { guard: { type: 'resumes at', params: { node: 'landing' } }, target: 'loading the landing page' },
          { guard: { type: 'resumes at', params: { node: 'technician-esp' } }, target: 'technician ESP' },
          { guard: { type: 'resumes at', params: { node: 'result' } }, target: 'result' },
          { guard: { type: 'resumes at', params: { node: 'account-esp' } }, target: 'account ESP' },
          { guard: { type: 'resumes at', params: { node: 'desktop' } }, target: 'desktop' },
          { guard: { type: 'resumes at', params: { node: 'sign-in' } }, target: 'checking the connection' },
          { target: 'prefetching the profile' },
        ],
      },

      'prefetching the profile': {
        invoke: { src: 'prefetch the profile' },
        on: { 'profile answered': { target: 'asking for the language', actions: 'keep the profile' } },
      },
      'asking for the language': {
        tags: 'page',
        always: [
          { guard: 'there is one language', target: 'asking for the region' },
          {
            guard: 'the profile sets the language',
            target: 'asking for the region',
            actions: 'take the language of the profile',
          },
        ],
        on: {
          choose: { actions: 'choose the language' },
          'press.yes': [
            { guard: 'the language stays', target: 'asking for the region' },
            { target: 'restarting to change the language', actions: 'take the chosen language' },
          ],
        },
      },
      'restarting to change the language': { entry: 'restart' },
      'asking for the region': {
        tags: 'page',
        always: { guard: 'the profile sets the region', target: 'asking for the keyboard' },
        on: {
          choose: { actions: 'choose the region' },
          'press.yes': 'asking for the keyboard',
        },
      },
      'asking for the keyboard': {
        tags: 'page',
        always: { guard: 'the profile skips the keyboard', target: 'checking the connection' },
        on: {
          choose: { actions: 'choose the keyboard' },
          'press.yes': 'offering a second keyboard',
          'press.back': { guard: 'there is a page before', target: 'asking for the region' },
        },
      },
      'offering a second keyboard': {
        tags: 'page',
        on: {
          'press.skip': 'checking the connection',
          'press.add-layout': 'asking for the second language',
          'press.back': 'asking for the keyboard',
        },
      },
      'asking for the second language': {
        tags: 'page',
        on: {
          choose: { actions: 'choose the second language' },
          'press.next': 'asking for the second layout',
          'press.back': 'offering a second keyboard',
        },
      },
      'asking for the second layout': {
        tags: 'page',
        on: {
          choose: { actions: 'choose the second layout' },
          'press.next': 'offering a second keyboard',
          'press.back': 'asking for the second language',
        },
      },

      'checking the connection': {
        always: [
          { guard: 'the network is up', target: 'activating Autopilot' },
          { target: 'asking for a network' },
        ],
      },
      'asking for a network': {
        tags: 'page',
        on: {
          choose: { actions: 'select the network' },
          'press.connect': [
            { guard: 'the network wants a password', actions: 'ask for the network password' },
            { target: 'connecting to the network', actions: 'keep the network password' },
          ],
          'press.cancel': { actions: 'leave the network password' },
          'press.next': { guard: 'the network is up', target: 'activating Autopilot' },
          'press.back': { guard: 'there is a page before', target: 'asking for the keyboard' },
        },
      },
      'connecting to the network': {
        tags: 'page',
        invoke: {
          src: 'connect to the network',
          input: ({ context }) => ({ ssid: context.network.selected ?? '', proof: context.password }),
        },
        on: {
          'network connected': { target: 'asking for a network', actions: 'leave the network password' },
          'network refused': { target: 'asking for a network', actions: 'show the network problem' },
        },
      },

      'activating Autopilot': {
        invoke: { src: 'activate Autopilot' },
        on: {
          'profile answered': [
            {
              guard: 'the answer came from the service',
              target: 'checking for updates',
              actions: 'keep the profile',
            },
            { target: 'telling that the network failed' },
          ],
        },
      },
      'telling that the network failed': {
        // The page shows its error for about 5 s, then forgets the network (1.2, node 6).
        after: { 5000: { target: 'asking for a network', actions: 'forget the network' } },
      },
      'checking for updates': {
        invoke: { src: 'check for updates' },
        on: {
          'updates checked': [
            { guard: 'the user flow renames the device', target: 'renaming the device for its user' },
            { target: 'deciding how to sign in' },
          ],
        },
      },
      'renaming the device for its user': {
        invoke: { src: 'rename the device', input: ({ context }) => context },
        on: {
          renamed: [
            {
              guard: 'a restart is needed',
              target: 'restarting to the sign-in page',
            },
            { target: 'deciding how to sign in' },
          ],
        },
      },

      'restarting to the sign-in page': { entry: 'restart' },
      'deciding how to sign in': {
        always: [
          { guard: 'there is a profile', target: 'finding the branding' },
          { target: 'asking for the purpose' },
        ],
      },
      'asking for the purpose': {
        tags: 'page',
        on: {
          choose: { actions: 'choose the purpose' },
          'press.next': [
            { guard: 'the purpose is work', target: 'finding the branding' },
            { guard: 'the purpose is personal', target: 'telling that personal set-up is elsewhere' },
          ],
        },
      },
      'telling that personal set-up is elsewhere': {
        on: { 'press.back': 'asking for the purpose' },
      },
      'finding the branding': {
        invoke: { src: 'find the branding', input: ({ context }) => context },
        on: { 'branding found': { target: 'asking who signs in', actions: 'keep the branding' } },
      },
      'asking who signs in': {
        tags: 'page',
        always: {
          guard: 'the user is assigned',
          target: 'asking for the password',
          actions: 'take the assigned user',
        },
        on: { 'press.next': { target: 'checking the user name', actions: 'keep the user name' } },
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
        },
      },
      'signing in': {
        tags: 'page',
        invoke: {
          src: 'sign in',
          input: ({ context }) => ({ userName: context.signIn.userName, proof: context.password }),
        },
        on: {
          'signed in': { target: 'joining as the user', actions: 'keep the user' },
          'sign-in refused': { target: 'asking for the password', actions: 'show the sign-in problem' },
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
      'user ESP': {
        tags: 'esp',
        invoke: { src: 'run the user ESP', input: ({ context }) => context },
        on: {
          succeeded: {
            target: 'first sign-in',
          },
          'restart due': 'restarting to the sign-in page',
          'step failed': { target: 'user ESP failed', actions: 'keep the failure' },
        },
      },
      'user ESP failed': {
        tags: 'esp',
        on: {
          'press.try-again': 'user ESP',
          'press.continue-anyway': { target: 'first sign-in', actions: 'continue anyway' },
          'press.reset': 'resetting',
        },
      },
      'first sign-in': {
        invoke: { src: 'prepare the desktop' },
        on: { done: 'account ESP' },
      },
      'account ESP': {
        tags: 'esp',
        invoke: { src: 'run the account ESP', input: ({ context }) => context },
        on: {
          succeeded: 'desktop',
          'restart due': 'desktop',
          'step failed': { target: 'account ESP failed', actions: 'keep the failure' },
        },
      },
      'account ESP failed': {
        tags: 'esp',
        on: {
          'press.try-again': 'account ESP',
          'press.continue-anyway': { target: 'desktop', actions: 'continue anyway' },
          'press.reset': 'resetting',
        },
      },
      desktop: {},

      'choosing what to do': {
        on: {
          choose: { actions: 'choose the option' },
          'press.cancel': [
            { guard: 'the menu came from the sign-in page', target: 'asking who signs in' },
            { target: 'prefetching the profile' },
          ],
          'press.next': [
            { guard: 'pre-provisioning is chosen', target: 'checking for updates first' },
            { guard: 'a package is chosen', target: 'telling that there is no package' },
            { guard: 'a reset is chosen', target: 'asking whether to reset' },
          ],
        },
      },
      'telling that there is no package': { on: { 'press.back': 'choosing what to do' } },
      'asking whether to reset': { on: { 'press.no': 'choosing what to do', 'press.yes': 'resetting' } },

      'checking for updates first': {
        invoke: { src: 'check for updates' },
        on: {
          'updates checked': {
            target: 'loading the landing page',
          },
        },
      },
      'loading the landing page': {
        invoke: { src: 'load the landing page' },
        on: {
          'profile answered': [
            {
              guard: 'the answer came from the service',
              target: 'landing',
              actions: ['keep the profile', 'render the QR code'],
            },
            {
              target: 'result',
              actions: ['fail without internet'],
            },
          ],
        },
      },
      landing: {
        on: {
          'press.refresh': 'loading the landing page',
          'press.provision': {
            guard: 'there is a profile',
            target: 'renaming the device',
            actions: 'start the clock',
          },
          'press.cancel': {
            target: 'prefetching the profile',
          },
        },
      },
      'renaming the device': {
        invoke: { src: 'rename the device', input: ({ context }) => context },
        on: {
          renamed: [
            { guard: 'a restart is needed', target: 'restarting into the ESP' },
            { target: 'technician ESP' },
          ],
        },
      },
      'technician ESP': {
        tags: 'esp',
        invoke: { src: 'run the technician ESP', input: ({ context }) => context },
        on: {
          succeeded: {
            target: 'result',
            actions: ['succeed'],
          },
          'restart due': 'restarting into the ESP',
          'step failed': {
            target: 'result',
            actions: ['fail'],
          },
        },
      },
      'restarting into the ESP': { entry: 'restart' },
      result: {
        entry: 'render the QR code',
        on: {
          'press.reseal': { guard: 'provisioning succeeded', target: 'resealing' },
          'press.retry': {
            guard: 'provisioning failed',
            target: 'loading the landing page',
            actions: ['forget the result'],
          },
          'press.reset': { guard: 'provisioning failed', target: 'resetting' },
          'press.view-diagnostics': { guard: 'provisioning failed', target: 'diagnostics' },
        },
      },
      diagnostics: { on: { 'press.close': 'result' } },
      resealing: {
        invoke: { src: 'reseal the device' },
        on: { resealed: { actions: 'shut down' } },
      },
      resetting: {
        invoke: { src: 'reset the PC' },
        on: {
          done: { actions: 'start afresh' },
        },
      },
    },
  });
}
