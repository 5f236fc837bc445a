/**
 * Privacy, quality updates, the first sign-in (facts/set-up-order#node-order 21 to 23,
 * facts/set-up-order#quality-updates).
 */
import { defineFlow } from '../../define-flow.ts';
import { restarting } from '../../restarting.ts';
import { carousel, checking } from '../updates/pages.ts';
import { checkForUpdates, installUpdates } from '../updates/work.ts';
import { windowsPower } from '../lock-screen/chart.ts';
import { desktop, firstSignIn, kiosk, makerRegistration, privacy } from './pages.ts';
import { prepareDesktop } from './work.ts';

export const finishing = defineFlow({
  'asking for privacy settings': {
    page: privacy,
    resume: 'privacy',
    isPage: true,
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
    page: makerRegistration,
    resume: 'registration',
    isPage: true,
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
    page: checking,
    resume: 'quality-updates',
    work: checkForUpdates,
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
    page: carousel,
    work: installUpdates('quality'),
    on: {
      'update installed': [
        { guard: 'updates want a restart', target: 'restarting before the first sign-in' },
        { target: 'arriving' },
      ],
    },
  },
  'restarting before the first sign-in': restarting('first-sign-in'),

  arriving: {
    always: [
      { guard: 'the kiosk signs itself in', target: 'signing the kiosk in' },
      { guard: 'the local user has arrived', target: 'desktop' },
      { guard: 'the account is local', target: 'first sign-in' },
      { guard: 'the domain user needs a restart', target: 'restarting before the first sign-in' },
      // A restart has lost the sign-in: the password is asked for again
      // (facts/restarts#sign-in-after-a-restart).
      { guard: 'nobody is signed in', target: 'locked' },
      // Rules for passwords may ask for them in the place of the first sign-in's animation
      // (facts/policies#policies-that-break-the-set-up).
      { guard: 'password rules ask for the user', target: 'locked' },
      // No page may have waited for the user's work account, or none that has come to a good end.
      {
        guard: 'account setup is over',
        target: 'looking at Windows Hello',
        actions: 'welcome the user back',
      },
      {
        guard: { type: 'resumes at', params: { node: 'desktop' } },
        target: 'looking at Windows Hello',
        actions: 'welcome the user back',
      },
      { guard: { type: 'resumes at', params: { node: 'account-esp' } }, target: 'account ESP' },
      { target: 'first sign-in' },
    ],
  },
  // Assigned Access has an account of its own; whoever was to set the PC up is not asked (facts/policies#kiosks).
  'signing the kiosk in': {
    page: firstSignIn,
    prompt: false,
    work: prepareDesktop,
    on: { done: 'kiosk' },
  },
  kiosk: { page: kiosk, record: 'user arrives', prompt: false },

  'first sign-in': {
    page: firstSignIn,
    resume: 'account-esp',
    prompt: false,
    work: prepareDesktop,
    record: 'user is signed in',
    on: {
      done: [{ guard: 'the account is local', target: 'desktop' }, { target: 'account ESP' }],
    },
  },
  desktop: {
    page: desktop,
    resume: 'desktop',
    record: 'user arrives',
    prompt: false,
    on: {
      ...windowsPower,
      'press.sync': { guard: 'a session can begin', actions: 'hold a session with the MDM server' },
      'press.check-access': { guard: 'Company Portal can ask', actions: 'check access' },
      'press.export-logs': { guard: 'the PC is managed', actions: 'export the management report' },
    },
  },
});
