/**
 * The lock screen: the sign-in after a restart, by PIN, password, security key or on Entra's own page
 * (facts/restarts#sign-in-after-a-restart, facts/set-up-pages#lock-screen).
 */
import { defineFlow } from '../../define-flow.ts';
import { black } from '../../page.ts';
import { restarting } from '../../restarting.ts';
import { askAgain, documents } from '../sign-in/chart.ts';
import { checkUserName, signInToEntra, signInToWindows, userPass, waitForPhone } from '../sign-in/work.ts';
import { lockScreen, webSignInPage } from './pages.ts';
import { logonPassword, logonSecret, unlockWithKey, unlockWithPin } from './work.ts';

/** Windows' own power button, at the lock screen and in Start. */
export const windowsPower = {
  'press.restart': 'restarting from Windows',
  'press.shut-down': 'shutting down from Windows',
} as const;

/** "Sign-in options" and the power button, wherever the lock screen asks for something. */
const otherWays = {
  choose: { target: 'asking for the password of the user', actions: 'choose the credential' },
  ...windowsPower,
} as const;

export const lockedPc = defineFlow({
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
    asks: logonSecret,
    prompt: false,
    entry: 'forget a typed user',
    record: 'user is asked',
    on: {
      ...otherWays,
      'press.sign-in': [
        { guard: 'the kiosk signs in', target: 'signing the kiosk in' },
        { guard: 'the kiosk is named', actions: 'show that the password is wrong' },
        { guard: 'no PIN is typed', actions: 'show that the PIN is wrong' },
        { guard: 'a PIN is asked for', target: 'trying the PIN', actions: 'keep the PIN proof' },
        { guard: 'a security key is asked for', target: 'waiting for the key of the user' },
        {
          guard: 'the join is hybrid',
          target: 'signing in to the domain',
          actions: ['keep the domain user name', 'keep the password proof'],
        },
        { target: 'unlocking', actions: ['keep the user of the form', 'keep the password proof'] },
      ],
      'press.web-sign-in': [
        { guard: 'nobody is named', target: 'asking who signs in on the web' },
        { guard: 'web sign-in is offered', target: 'opening the web sign-in' },
      ],
    },
  },
  'trying the PIN': {
    page: lockScreen('credentials', 'busy'),
    prompt: false,
    work: unlockWithPin,
    on: {
      'signed in': {
        target: 'arriving',
        actions: ['keep the user', 'note the unlocking', 'forget wrong PINs'],
      },
      'PIN refused': [
        {
          guard: 'the TPM takes no PIN',
          target: 'asking for the password of the user',
          actions: 'show that the TPM takes no PIN',
        },
        {
          guard: 'the phrase was given',
          target: 'telling to start the PC again',
          actions: 'count the wrong PIN',
        },
        {
          guard: 'the phrase is due',
          target: 'asking for the challenge phrase',
          actions: 'count the wrong PIN',
        },
        {
          target: 'asking for the password of the user',
          actions: ['count the wrong PIN', 'show that the PIN is wrong'],
        },
      ],
    },
  },
  'asking for the challenge phrase': {
    page: lockScreen('challenge'),
    prompt: false,
    on: {
      ...otherWays,
      'press.next': [
        {
          guard: 'the phrase is right',
          target: 'asking for the password of the user',
          actions: 'note the phrase',
        },
        { actions: 'show that the phrase is wrong' },
      ],
    },
  },
  'telling to start the PC again': { page: lockScreen('restart'), prompt: false, on: otherWays },
  'waiting for the key of the user': {
    page: lockScreen('credentials', 'busy'),
    prompt: false,
    work: unlockWithKey,
    on: {
      'signed in': { target: 'arriving', actions: ['keep the user', 'note the unlocking'] },
      'sign-in refused': {
        target: 'asking for the password of the user',
        actions: 'show the sign-in problem',
      },
      'step failed': {
        target: 'asking for the password of the user',
        actions: 'show that the web lets nobody in',
      },
      'second factor due': {
        target: 'asking for the password of the user',
        actions: 'show that the web lets nobody in',
      },
    },
  },
  'restarting from Windows': restarting(),
  'shutting down from Windows': {
    page: black('shutting-down', 'boot.shutting-down'),
    entry: 'shut down',
    prompt: false,
  },
  'asking who signs in on the web': {
    page: webSignInPage('user-name'),
    prompt: false,
    record: 'user is asked',
    on: {
      'press.next': { target: 'opening the web sign-in', actions: 'keep the user name' },
      ...documents,
      'press.back': { target: 'asking for the password of the user', actions: 'leave the sign-in problem' },
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
      ...documents,
      'press.back': { target: 'asking for the password of the user', actions: 'leave the sign-in problem' },
    },
  },
  'asking for the password on the web': {
    page: webSignInPage('password'),
    asks: logonPassword,
    prompt: false,
    record: 'user is asked',
    on: {
      'press.sign-in': [askAgain, { target: 'signing in on the web', actions: 'keep the password proof' }],
      ...documents,
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
        actions: 'show the sign-in problem',
      },
    },
  },
});
