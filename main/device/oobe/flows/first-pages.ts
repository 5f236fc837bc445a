/** Language, region and keyboards: the pages before there is a network (autopilot-facts 1.1, 1.2 nodes 1 to 4). */
import type { OobeSetup } from '../oobe.setup.ts';

export const firstPages = (oobe: OobeSetup) =>
  oobe.createStateConfig({
    states: {
      'prefetching the profile': {
        invoke: { src: 'prefetch the profile' },
        on: { 'profile answered': { target: 'asking for the language', actions: 'keep the profile' } },
      },
      'asking for the language': {
        tags: 'page',
        always: [
          { guard: 'the first pages are done', target: 'checking the connection' },
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
      'restarting to change the language': { entry: 'restart' },
      'asking for the region': {
        tags: 'page',
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
        tags: 'page',
        always: { guard: 'the profile skips the keyboard', target: 'checking the connection' },
        on: {
          choose: { actions: 'choose the keyboard' },
          'press.yes': 'offering a second keyboard',
          'press.back': { guard: 'there is a page before', target: 'asking for the region' },
        },
      },
      'offering a second keyboard': {
        tags: 'page',
        on: {
          'press.skip': { target: 'checking the connection', actions: 'finish the first pages' },
          'press.add-layout': 'asking for the second language',
          'press.back': 'asking for the keyboard',
        },
      },
      'asking for the second language': {
        tags: 'page',
        on: {
          choose: { actions: 'choose the second language' },
          'press.next': 'asking for the second layout',
          'press.back': 'offering a second keyboard',
        },
      },
      'asking for the second layout': {
        tags: 'page',
        on: {
          choose: { actions: 'choose the second layout' },
          'press.next': 'offering a second keyboard',
          'press.back': 'asking for the second language',
        },
      },
    },
  });
