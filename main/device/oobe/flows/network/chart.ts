/**
 * The network, its portal, and the profile behind it (facts/set-up-order#where-the-flow-starts,
 * facts/set-up-order#node-order 5 and 6, facts/set-up-pages#network).
 */
import { defineFlow } from '../../define-flow.ts';
import { justAMoment, progress } from '../../page.ts';
import { connectionLost, networks, portal } from './pages.ts';
import { activateAutopilot, connectNetwork, lookForPortal, networkPassword, signInToPortal } from './work.ts';

/** For every state that needs the network: what it does when the network goes away. */
export const needsTheNetwork = { 'connection lost': 'telling that the connection is lost' } as const;

export const network = defineFlow({
  'checking the connection': {
    always: [
      { guard: 'the network is up', target: 'probing the internet' },
      { target: 'asking for a network' },
    ],
  },
  'probing the internet': {
    page: progress('finding-organisation'),
    resume: 'connection',
    work: lookForPortal,
    on: {
      'connection probed': [
        { guard: 'a portal answered', target: 'asking to sign in to the network' },
        { target: 'activating Autopilot' },
      ],
      'connection lost': 'asking for a network',
    },
  },
  'asking for a network': {
    page: networks(false),
    resume: 'connection',
    asks: networkPassword,
    isPage: true,
    on: {
      choose: { actions: 'select the network' },
      'press.connect': [
        { guard: 'the network wants a name', actions: 'ask for the network name' },
        { guard: 'the network name is missing', actions: 'show that the network name is missing' },
        {
          guard: 'the network name is typed',
          target: 'looking for the hidden network',
          actions: 'keep the network name',
        },
        { guard: 'the network wants a password', actions: 'ask for the network password' },
        { target: 'connecting to the network', actions: 'keep the network password' },
      ],
      'press.connect-automatically': { actions: 'turn automatic connection' },
      'press.disconnect': { guard: 'the network is connected', actions: 'disconnect from the network' },
      'press.properties': { guard: 'the network is connected', actions: 'open the properties' },
      'press.close': { actions: 'close the properties' },
      'press.cancel': { actions: 'leave the network password' },
      'press.next': { guard: 'the network is up', target: 'checking the connection' },
      'press.back': { guard: 'there is a page before', target: 'asking for the keyboard' },
    },
  },
  'looking for the hidden network': {
    always: [
      {
        guard: 'the network wants a password',
        target: 'asking for a network',
        actions: 'ask for the network password',
      },
      { target: 'connecting to the network' },
    ],
  },
  'connecting to the network': {
    page: networks(true),
    isPage: true,
    work: connectNetwork,
    on: {
      'network connected': { target: 'asking for a network', actions: 'take the hidden network' },
      'network refused': { target: 'asking for a network', actions: 'show the network problem' },
    },
  },
  'asking to sign in to the network': {
    page: portal,
    isPage: true,
    on: {
      'press.connect': 'signing in to the network',
      'press.back': { target: 'asking for a network', actions: 'forget the network' },
      'connection lost': 'asking for a network',
    },
  },
  'signing in to the network': {
    page: justAMoment,
    prompt: false,
    work: signInToPortal,
    on: { done: 'checking the connection', ...needsTheNetwork },
  },
  'telling that the connection is lost': {
    page: connectionLost,
    isPage: true,
    on: { 'press.retry': 'checking the connection' },
  },

  'activating Autopilot': {
    page: progress('finding-organisation'),
    work: activateAutopilot,
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
    page: progress('finding-organisation', 'network.profile-failed'),
    // The page shows its error for about 5 s, then forgets the network (facts/set-up-order#node-order 6).
    after: { 5000: { target: 'asking for a network', actions: 'forget the network' } },
  },
});
