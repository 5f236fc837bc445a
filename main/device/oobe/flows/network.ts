/** The network, its portal, and the profile behind it (autopilot-facts 1.1, 1.2 nodes 5 and 6, 1.6). */
import type { OobeSetup } from '../oobe.setup.ts';

/** For every state that needs the network: what it does when the network goes away. */
export const needsTheNetwork = { 'connection lost': 'telling that the connection is lost' } as const;

export const network = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'checking the connection': {
        always: [
          { guard: 'the network is up', target: 'probing the internet' },
          { target: 'asking for a network' },
        ],
      },
      'probing the internet': {
        invoke: { src: 'probe the internet' },
        on: {
          'connection probed': [
            { guard: 'a portal answered', target: 'asking to sign in to the network' },
            { target: 'activating Autopilot' },
          ],
          'connection lost': 'asking for a network',
        },
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
          'press.next': { guard: 'the network is up', target: 'checking the connection' },
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
      'asking to sign in to the network': {
        tags: 'page',
        on: {
          'press.connect': 'signing in to the network',
          'press.back': { target: 'asking for a network', actions: 'forget the network' },
          'connection lost': 'asking for a network',
        },
      },
      'signing in to the network': {
        invoke: { src: 'sign in to the portal' },
        on: { done: 'checking the connection', ...needsTheNetwork },
      },
      'telling that the connection is lost': {
        tags: 'page',
        on: { 'press.retry': 'checking the connection' },
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
    },
  });
