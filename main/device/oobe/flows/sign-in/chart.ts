/** From the licence terms to the sign-in: nodes 13 to 17 of facts/set-up-order#node-order. */
import { defineFlow } from '../../define-flow.ts';
import { progress } from '../../page.ts';
import { restarting } from '../../restarting.ts';
import {
  accessDenied,
  checkingTheName,
  deviceName,
  license,
  noApproval,
  noForm,
  purposes,
  signInPage,
} from './pages.ts';
import {
  checkUserName,
  findBranding,
  formPassword,
  openForm,
  signInToEntra,
  userPass,
  useSecurityKey,
  userPassword,
  waitForPhone,
} from './work.ts';
import { needsTheNetwork } from '../network/chart.ts';

/** Links beneath the form, and what they open. */
export const documents = {
  'press.terms': { actions: 'open the terms' },
  'press.privacy': { actions: 'open the privacy statement' },
  'press.close': { actions: 'close the document' },
} as const;

/** The form asks for a password itself; Entra hears of no attempt. */
export const askAgain = {
  guard: 'no password is typed',
  actions: 'show that a password is wanted',
} as const;

/** After a number match that came to nothing: a new number, or the password again. */
const anotherRequest = {
  'press.try-again': { target: 'matching the number', actions: 'draw the number' },
  'press.back': 'asking for the password',
  ...needsTheNetwork,
} as const;

/** Entra has looked at name, password and phone, and at what the organisation asks for. */
const answersOfEntra = {
  'signed in': { target: 'joining as the user', actions: 'keep the user' },
  'second factor due': { target: 'matching the number', actions: 'draw the number' },
  'password expired': { target: 'changing the password', actions: 'leave the sign-in problem' },
  'sign-in refused': { target: 'asking for the password', actions: 'show the sign-in problem' },
  'step failed': { target: 'telling that access is denied', actions: 'keep the failure' },
} as const;

export const signIn = defineFlow({
  'reviewing the license': {
    page: license,
    isPage: true,
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
    page: deviceName,
    isPage: true,
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
  'restarting with the new name': restarting('sign-in'),

  'deciding how to sign in': {
    always: [
      { guard: 'the domain comes before its user', target: 'reaching the domain' },
      { guard: 'there is a profile', target: 'finding the branding' },
      // Without the Sign-in Assistant no online account can be used
      // (facts/set-up-order#without-the-sign-in-assistant).
      { guard: 'the sign-in assistant is disabled', target: 'asking for an account name' },
      { target: 'asking for the purpose' },
    ],
  },
  'asking for the purpose': {
    page: purposes,
    resume: 'sign-in',
    isPage: true,
    on: {
      choose: { actions: 'choose the purpose' },
      'press.next': [{ guard: 'the purpose is chosen', target: 'checking for Windows updates' }],
    },
  },
  'finding the branding': {
    page: progress('finding-organisation'),
    work: findBranding,
    on: {
      'branding found': { target: 'asking who signs in', actions: 'keep the branding' },
      ...needsTheNetwork,
    },
  },
  'asking who signs in': {
    page: signInPage('user-name'),
    isPage: true,
    isSignIn: true,
    record: 'user is asked',
    always: {
      guard: 'the user is assigned',
      target: 'checking the user name',
      actions: 'take the assigned user',
    },
    on: {
      'press.next': { target: 'checking the user name', actions: 'keep the user name' },
      'press.sign-in-options': { target: 'offering ways to sign in', actions: 'leave the sign-in problem' },
      'press.cannot-access': { target: 'asking whose account it is', actions: 'leave the sign-in problem' },
      ...documents,
      ...needsTheNetwork,
    },
  },
  'offering ways to sign in': {
    page: signInPage('options'),
    isPage: true,
    isSignIn: true,
    record: 'user is asked',
    on: {
      'press.next': { target: 'waiting for the security key', actions: 'leave the sign-in problem' },
      // A PC that belongs to nobody yet can be given a local account, to be joined to a domain later.
      'press.domain-join': {
        guard: 'the PC can join a domain',
        target: 'asking for an account name',
        actions: 'leave the sign-in problem',
      },
      'press.back': { target: 'asking who signs in', actions: 'leave the sign-in problem' },
      ...needsTheNetwork,
    },
  },
  'waiting for the security key': {
    page: signInPage('security-key', 'busy'),
    isPage: true,
    isSignIn: true,
    work: useSecurityKey,
    on: {
      ...answersOfEntra,
      'sign-in refused': { target: 'offering ways to sign in', actions: 'show the sign-in problem' },
      'press.back': 'offering ways to sign in',
    },
  },
  'checking the user name': {
    page: checkingTheName,
    isPage: true,
    isSignIn: true,
    work: checkUserName,
    on: {
      'user name accepted': [
        {
          guard: 'a pass is asked for',
          target: 'asking for the access pass',
          actions: 'keep the way to sign in',
        },
        {
          guard: 'the organisation signs in itself',
          target: 'opening the form of the organisation',
          actions: 'keep the way to sign in',
        },
        { target: 'asking for the password', actions: 'keep the way to sign in' },
      ],
      'sign-in refused': { target: 'asking who signs in', actions: 'show the sign-in problem' },
    },
  },
  'asking for the access pass': {
    page: signInPage('access-pass'),
    asks: userPass,
    isPage: true,
    isSignIn: true,
    record: 'user is asked',
    on: {
      'press.sign-in': { target: 'signing in with the pass', actions: 'keep the password proof' },
      'press.use-password': { target: 'asking for the password', actions: 'sign in by password' },
      ...documents,
      'press.back': { guard: 'the user may be changed', target: 'asking who signs in' },
      ...needsTheNetwork,
    },
  },
  'signing in with the pass': {
    page: signInPage('access-pass', 'busy'),
    isPage: true,
    isSignIn: true,
    work: signInToEntra,
    on: {
      ...answersOfEntra,
      'sign-in refused': { target: 'asking for the access pass', actions: 'show the sign-in problem' },
    },
  },
  'opening the form of the organisation': {
    page: signInPage('user-name', 'busy'),
    isPage: true,
    isSignIn: true,
    work: openForm,
    on: {
      'form shown': 'signing in at the organisation',
      'step failed': {
        target: 'telling that the organisation has no form',
        actions: 'keep the failure',
      },
    },
  },
  'signing in at the organisation': {
    page: signInPage('federated'),
    asks: formPassword,
    isPage: true,
    isSignIn: true,
    record: 'user is asked',
    on: {
      'press.sign-in': {
        target: 'handing in the form',
        actions: ['keep the user of the form', 'keep the password proof'],
      },
      ...documents,
      'press.back': 'asking who signs in',
      ...needsTheNetwork,
    },
  },
  'handing in the form': {
    page: signInPage('federated', 'busy'),
    isPage: true,
    isSignIn: true,
    work: signInToEntra,
    on: {
      ...answersOfEntra,
      'sign-in refused': { target: 'signing in at the organisation', actions: 'show the sign-in problem' },
    },
  },
  'telling that the organisation has no form': {
    page: noForm,
    isPage: true,
    record: 'user fails',
    on: { 'press.back': 'asking who signs in', ...needsTheNetwork },
  },
  'asking for the password': {
    page: signInPage('password'),
    asks: userPassword,
    isPage: true,
    isSignIn: true,
    record: 'user is asked',
    on: {
      'press.sign-in': [askAgain, { target: 'signing in', actions: 'keep the password proof' }],
      'press.forgot-password': { target: 'asking whose account it is', actions: 'leave the sign-in problem' },
      ...documents,
      'press.back': { guard: 'the user may be changed', target: 'asking who signs in' },
      ...needsTheNetwork,
    },
  },
  'signing in': {
    page: signInPage('password', 'busy'),
    isPage: true,
    isSignIn: true,
    work: signInToEntra,
    on: answersOfEntra,
  },
  'matching the number': {
    page: signInPage('number-match'),
    phoneRings: true,
    isPage: true,
    isSignIn: true,
    // The user finds the phone, opens the app and types the number: that is not shown.
    work: waitForPhone,
    on: {
      'number approved': { target: 'signing in with the phone', actions: 'note the approval' },
      'number denied': 'telling that the request was denied',
      'number timed out': 'telling that nobody answered',
      'press.other-way': 'offering another way',
      'press.back': { target: 'asking for the password', actions: 'show that approval is missing' },
      ...needsTheNetwork,
    },
  },
  'offering another way': {
    page: signInPage('verify-identity'),
    isPage: true,
    isSignIn: true,
    on: {
      'press.try-again': { target: 'matching the number', actions: 'draw the number' },
      'press.back': 'asking for the password',
      ...needsTheNetwork,
    },
  },
  'changing the password': {
    page: signInPage('update-password'),
    asks: userPassword,
    isPage: true,
    isSignIn: true,
    record: 'user is asked',
    on: {
      'press.sign-in': [
        {
          guard: 'the new password will do',
          target: 'having the password changed',
          actions: ['keep the password proof', 'note the new password'],
        },
        { actions: 'show what is wrong with the new password' },
      ],
      ...documents,
      'press.back': 'asking for the password',
      ...needsTheNetwork,
    },
  },
  'having the password changed': {
    page: signInPage('update-password', 'busy'),
    isPage: true,
    isSignIn: true,
    work: signInToEntra,
    on: {
      ...answersOfEntra,
      'sign-in refused': { target: 'changing the password', actions: 'show the sign-in problem' },
    },
  },
  'signing in with the phone': {
    page: signInPage('number-match', 'busy'),
    isPage: true,
    isSignIn: true,
    work: signInToEntra,
    on: answersOfEntra,
  },
  'telling that access is denied': {
    page: accessDenied,
    isPage: true,
    record: 'user fails',
    on: { 'press.back': 'asking for the password', ...needsTheNetwork },
  },
  'telling that the request was denied': { page: noApproval('denied'), isPage: true, on: anotherRequest },
  'telling that nobody answered': { page: noApproval('unanswered'), isPage: true, on: anotherRequest },
});
