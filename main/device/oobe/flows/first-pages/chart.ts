/**
 * Language, region and keyboards: the pages before there is a network
 * (facts/set-up-order#where-the-flow-starts, facts/set-up-order#node-order 1 to 4).
 */
import { defineFlow } from '../../define-flow.ts';
import { justAMoment } from '../../page.ts';
import { restarting } from '../../restarting.ts';
import { keyboards, languages, regions, secondKeyboard } from './pages.ts';
import { prefetchProfile } from './work.ts';

export const firstPages = defineFlow({
  'prefetching the profile': {
    page: justAMoment,
    resume: 'start',
    prompt: false,
    work: prefetchProfile,
    on: { 'profile answered': { target: 'asking for the language', actions: 'keep the profile' } },
  },
  'asking for the language': {
    page: languages,
    isPage: true,
    always: [
      {
        guard: 'the profile sets the language',
        target: 'asking for the region',
        actions: 'take the language of the profile',
      },
      { guard: 'there is one language', target: 'asking for the region' },
    ],
    on: {
      choose: { actions: 'choose the language' },
      'press.yes': [
        { guard: 'the language stays', target: 'asking for the region' },
        { target: 'restarting to change the language', actions: 'take the chosen language' },
      ],
    },
  },
  'restarting to change the language': restarting('language-chosen', 'boot.changing-language'),
  'asking for the region': {
    page: regions,
    resume: 'start',
    isPage: true,
    always: {
      guard: 'the profile sets the region',
      target: 'asking for the keyboard',
      actions: 'take the region of the profile',
    },
    on: {
      choose: { actions: 'choose the region' },
      'press.yes': 'asking for the keyboard',
    },
  },
  'asking for the keyboard': {
    page: keyboards,
    resume: 'keyboard',
    isPage: true,
    always: { guard: 'the profile skips the keyboard', target: 'checking the connection' },
    on: {
      choose: { actions: 'choose the keyboard' },
      'press.yes': 'offering a second keyboard',
      'press.back': { guard: 'there is a page before', target: 'asking for the region' },
    },
  },
  'offering a second keyboard': {
    page: secondKeyboard('offer'),
    isPage: true,
    on: {
      'press.skip': 'checking the connection',
      'press.add-layout': 'asking for the second language',
      'press.back': 'asking for the keyboard',
    },
  },
  'asking for the second language': {
    page: secondKeyboard('language'),
    isPage: true,
    on: {
      choose: { actions: 'choose the second language' },
      'press.next': 'asking for the second layout',
      'press.back': 'offering a second keyboard',
    },
  },
  'asking for the second layout': {
    page: secondKeyboard('layout'),
    isPage: true,
    on: {
      choose: { actions: 'choose the second layout' },
      'press.next': 'offering a second keyboard',
      'press.back': 'asking for the second language',
    },
  },
});
