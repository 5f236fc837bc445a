/** A local account: name, password, security questions or a hint (facts/set-up-pages#local-account). */
import { defineFlow } from '../../define-flow.ts';
import { localAccountPage } from './pages.ts';

/** "Even better, use an online account". */
const online = [
  {
    guard: 'a personal account can be used',
    target: 'asking for a Microsoft account',
    actions: 'leave the account problem',
  },
  {
    guard: 'online accounts can be used',
    target: 'asking for the purpose',
    actions: 'leave the account problem',
  },
] as const;

export const localAccount = defineFlow({
  'asking for an account name': {
    page: localAccountPage('name'),
    resume: 'local-account',
    isPage: true,
    on: {
      'press.next': [
        {
          guard: 'the account name is valid',
          target: 'asking for a new password',
          actions: 'keep the account name',
        },
        { actions: 'show the account name problem' },
      ],
      'press.sign-in': online,
      'press.back': [
        {
          guard: 'the purpose is personal',
          target: 'asking for a Microsoft account',
          actions: 'leave the account problem',
        },
        {
          guard: 'the purpose is work',
          target: 'asking who signs in',
          actions: 'leave the account problem',
        },
      ],
    },
  },
  'asking for a new password': {
    page: localAccountPage('password'),
    isPage: true,
    on: {
      'press.next': [
        {
          guard: 'a password is given',
          target: 'asking for the password again',
          actions: 'leave the account problem',
        },
        { actions: 'show that a password is missing' },
      ],
      'press.sign-in': online,
      'press.back': { target: 'asking for an account name', actions: 'leave the account problem' },
    },
  },
  'asking for the password again': {
    page: localAccountPage('confirm'),
    isPage: true,
    on: {
      'press.next': [
        {
          guard: 'the passwords are equal',
          target: 'asking for a way back in',
          actions: 'leave the account problem',
        },
        { actions: 'show that the passwords differ' },
      ],
      'press.back': { target: 'asking for a new password', actions: 'leave the account problem' },
    },
  },
  'asking for a way back in': {
    always: [
      { guard: 'security questions are off', target: 'asking for a hint' },
      { target: 'asking a security question', actions: 'begin the questions' },
    ],
  },
  'asking a security question': {
    page: localAccountPage('question'),
    isPage: true,
    on: {
      choose: { actions: 'choose the question' },
      'press.next': [
        { guard: 'the answer is missing', actions: 'show that an answer is missing' },
        {
          guard: 'it was the last question',
          target: 'asking for privacy settings',
          actions: ['keep the answer', 'take the local account', 'create the local account'],
        },
        { actions: 'keep the answer' },
      ],
      'press.back': { target: 'asking for a new password', actions: 'leave the account problem' },
    },
  },
  'asking for a hint': {
    page: localAccountPage('hint'),
    isPage: true,
    on: {
      'press.next': [
        { guard: 'the hint is missing', actions: 'show that a hint is missing' },
        { guard: 'the hint tells the password', actions: 'show that the hint tells the password' },
        {
          target: 'asking for privacy settings',
          actions: ['take the local account', 'create the local account'],
        },
      ],
      'press.back': { target: 'asking for a new password', actions: 'leave the account problem' },
    },
  },
});
