/**
 * A personal Microsoft account: nodes 16 and 17 of facts/set-up-order#node-order for a PC without a profile.
 * Nobody in a rehearsal has such an account, so the page refuses every name in words; without a connection it
 * fails, and then a local account is the way on.
 */
import { defineFlow } from '../../define-flow.ts';
import { documents } from '../sign-in/chart.ts';
import { microsoftAccount, personalFailure, personalPage } from './pages.ts';
import { lookUpPersonalAccount } from './work.ts';

const failing = { 'connection lost': 'telling that the personal sign-in failed' } as const;

export const personalAccount = defineFlow({
  'asking for a Microsoft account': {
    page: microsoftAccount,
    resume: 'purpose',
    isPage: true,
    // Windows 10 has no page in front of the sign-in.
    always: { guard: 'it is Windows 10', target: 'asking for the personal account' },
    on: {
      'press.sign-in': 'asking for the personal account',
      'press.back': 'asking for the purpose',
      ...failing,
    },
  },
  'asking for the personal account': {
    page: personalPage(false),
    isPage: true,
    on: {
      'press.next': { target: 'looking up the personal account', actions: 'keep the user name' },
      ...documents,
      'press.skip': {
        guard: 'it is Windows 10',
        target: 'asking for an account name',
        actions: 'leave the sign-in problem',
      },
      'press.back': [
        {
          guard: 'it is Windows 10',
          target: 'asking for the purpose',
          actions: 'leave the sign-in problem',
        },
        { target: 'asking for a Microsoft account', actions: 'leave the sign-in problem' },
      ],
      ...failing,
    },
  },
  'looking up the personal account': {
    page: personalPage(true),
    isPage: true,
    work: lookUpPersonalAccount,
    on: {
      'sign-in refused': {
        target: 'asking for the personal account',
        actions: 'show the sign-in problem',
      },
      'personal sign-in failed': 'telling that the personal sign-in failed',
      ...failing,
    },
  },
  'telling that the personal sign-in failed': {
    page: personalFailure,
    isPage: true,
    on: {
      'press.try-again': 'asking for a Microsoft account',
      'press.skip': { target: 'asking for an account name', actions: 'leave the sign-in problem' },
    },
  },
});
