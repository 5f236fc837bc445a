/**
 * Privacy, quality updates, the first sign-in, and the sign-in after a restart (facts/set-up-order#node-order
 * 21 to 23, facts/set-up-order#quality-updates, facts/restarts#sign-in-after-a-restart).
 */
import { defineFlow } from '../../define-flow.ts';
import { restarting } from '../../restarting.ts';
import { carousel, checking } from '../updates/pages.ts';
import { checkForUpdates, installUpdates } from '../updates/work.ts';
import { checkUserName, signInToEntra, signInToWindows, userPass, waitForPhone } from '../sign-in/work.ts';
import {
  desktop,
  firstSignIn,
  kiosk,
  lockScreen,
  makerRegistration,
  privacy,
  webSignInPage,
} from './pages.ts';
import { logonPassword, prepareDesktop } from './work.ts';

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
  locked: {
    page: lockScreen('locked'),
    // It comes in front of several nodes, and stays in front of them.
    resume: (before) => (before === 'account-esp' || before === 'desktop' ? before : 'first-sign-in'),
    prompt: false,
    entry: 'name the user at the lock screen',
    on: { 'press.next': 'asking for the password of the user' },
  },
  'asking for the password of the user': {
    page: lockScreen('credentials'),
    asks: logonPassword,
    prompt: false,
    record: 'user is asked',
    on: {
      'press.sign-in': [
        { guard: 'the kiosk signs in', target: 'signing the kiosk in' },
        { guard: 'the kiosk is named', actions: 'show that the password is wrong' },
        {
          guard: 'the join is hybrid',
          target: 'signing in to the domain',
          actions: ['keep the domain user name', 'keep the password proof'],
        },
        { target: 'unlocking', actions: ['keep the user of the form', 'keep the password proof'] },
      ],
      'press.web-sign-in': { guard: 'web sign-in is offered', target: 'opening the web sign-in' },
    },
  },
  'opening the web sign-in': {
    page: webSignInPage('user-name', 'busy'),
    prompt: false,
    work: checkUserName,
    on: {
      'user name accepted': [
        {
          guard: 'a pass is asked for',
          target: 'asking for the access pass on the web',
          actions: 'keep the way to sign in',
        },
        { target: 'asking for the password on the web', actions: 'sign in by password' },
      ],
      'sign-in refused': {
        target: 'asking for the password of the user',
        actions: 'show the sign-in problem',
      },
    },
  },
  'asking for the access pass on the web': {
    page: webSignInPage('access-pass'),
    asks: userPass,
    prompt: false,
    record: 'user is asked',
    on: {
      'press.sign-in': { target: 'signing in on the web', actions: 'keep the password proof' },
      'press.use-password': {
        target: 'asking for the password on the web',
        actions: 'sign in by password',
      },
      'press.back': { target: 'asking for the password of the user', actions: 'leave the sign-in problem' },
    },
  },
  'asking for the password on the web': {
    page: webSignInPage('password'),
    asks: logonPassword,
    prompt: false,
    record: 'user is asked',
    on: {
      'press.sign-in': { target: 'signing in on the web', actions: 'keep the password proof' },
      'press.back': { target: 'asking for the password of the user', actions: 'leave the sign-in problem' },
    },
  },
  'signing in on the web': {
    page: webSignInPage('password', 'busy'),
    prompt: false,
    work: signInToEntra,
    on: {
      'signed in': { target: 'arriving', actions: 'keep the user' },
      'second factor due': { target: 'matching the number on the web', actions: 'draw the number' },
      'password expired': {
        target: 'asking for the password of the user',
        actions: 'show that the password has expired',
      },
      'sign-in refused': [{ target: 'opening the web sign-in again', actions: 'show the sign-in problem' }],
      'step failed': {
        target: 'asking for the password of the user',
        actions: 'show that the web lets nobody in',
      },
    },
  },
  'opening the web sign-in again': {
    always: [
      { guard: 'a pass was typed', target: 'asking for the access pass on the web' },
      { target: 'asking for the password on the web' },
    ],
  },
  'offering another way on the web': {
    page: webSignInPage('verify-identity'),
    prompt: false,
    on: {
      'press.try-again': { target: 'matching the number on the web', actions: 'draw the number' },
      'press.back': 'asking for the password on the web',
    },
  },
  'matching the number on the web': {
    page: webSignInPage('number-match'),
    phoneRings: true,
    prompt: false,
    work: waitForPhone,
    on: {
      'number approved': { target: 'signing in on the web', actions: 'note the approval' },
      'number denied': {
        target: 'asking for the password on the web',
        actions: 'show that approval is missing',
      },
      'number timed out': {
        target: 'asking for the password on the web',
        actions: 'show that approval is missing',
      },
      'press.other-way': 'offering another way on the web',
      'press.back': {
        target: 'asking for the password on the web',
        actions: 'show that approval is missing',
      },
    },
  },
  unlocking: {
    page: lockScreen('credentials', 'busy'),
    prompt: false,
    work: signInToWindows,
    on: {
      'signed in': { target: 'arriving', actions: ['keep the user', 'note the unlocking'] },
      'sign-in refused': {
        target: 'asking for the password of the user',
        actions: ['show the sign-in problem', 'forget a typed user'],
      },
    },
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
      'press.sync': { guard: 'a session can begin', actions: 'hold a session with the MDM server' },
      'press.export-logs': { guard: 'the PC is managed', actions: 'export the management report' },
    },
  },
});
