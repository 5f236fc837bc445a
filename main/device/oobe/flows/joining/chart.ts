/** The join of the user who has signed in, and the tenant's terms of use (facts/enrolment#terms-of-use). */
import { defineFlow } from '../../define-flow.ts';
import { progress } from '../../page.ts';
import { joinProblem, termsOfUse } from './pages.ts';
import { answerTerms, joinAsUser, openTerms } from './work.ts';

export const joining = defineFlow({
  'joining as the user': {
    page: progress('applying-settings'),
    resume: 'sign-in',
    record: 'user is signed in',
    work: joinAsUser,
    on: {
      joined: { target: 'asking for the terms of use' },
      'step failed': { target: 'telling that joining failed', actions: 'keep the failure' },
    },
  },
  'asking for the terms of use': {
    page: progress('applying-settings'),
    work: openTerms,
    on: {
      'terms shown': { target: 'reviewing the terms of use', actions: 'keep the terms of use' },
      'terms settled': { target: 'user ESP' },
      'step failed': { target: 'telling that joining failed', actions: 'keep the failure' },
    },
  },
  'reviewing the terms of use': {
    page: termsOfUse(false),
    isPage: true,
    on: {
      'press.accept': 'accepting the terms of use',
      'press.decline': 'declining the terms of use',
    },
  },
  'accepting the terms of use': {
    page: termsOfUse(true),
    isPage: true,
    work: answerTerms(true),
    on: {
      'terms settled': { target: 'user ESP' },
      'step failed': { target: 'telling that joining failed', actions: 'keep the failure' },
    },
  },
  'declining the terms of use': {
    page: termsOfUse(true),
    isPage: true,
    work: answerTerms(false),
    on: {
      'step failed': { target: 'telling that joining failed', actions: 'keep the failure' },
    },
  },
  'telling that joining failed': {
    page: joinProblem,
    record: 'user fails',
    on: { 'press.try-again': 'asking who signs in' },
  },
});
