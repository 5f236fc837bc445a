/** Language, region, keyboards, network, portal. */
import type { ListPageView } from '../../../../shared/stage/view.ts';
import { keyboardChoices, languageChoices, regionChoices } from '../lists.ts';
import { networkPage } from '../network-page.ts';
import type { OobeContext } from '../oobe.events.ts';
import type { Page, Pages } from './page.ts';
import { black, progress } from './page.ts';

const list =
  (
    id: ListPageView['id'],
    read: (context: OobeContext) => Pick<ListPageView, 'choices' | 'selected' | 'canGoBack'>,
  ): Page =>
  (context) => ({ id, ...read(context) });

/** 'os-default' and a tag spare the region page, so there is nothing to go back to. */
const cameThroughRegion = ({ profile }: OobeContext): boolean => (profile?.CloudAssignedRegion ?? '') === '';

const secondKeyboard =
  (step: 'offer' | 'language' | 'layout'): Page =>
  ({ keyboard, secondKeyboard: second }) => ({
    id: 'second-keyboard',
    step,
    choices:
      step === 'offer'
        ? []
        : step === 'language'
          ? languageChoices(second.language)
          : keyboardChoices(keyboard),
    selected: step === 'offer' ? null : step === 'language' ? second.language : second.layout,
    canGoBack: true,
  });

const connectionLost: Page = () => ({
  id: 'problem',
  title: { key: 'problem.connection-lost' },
  body: { key: 'problem.connect-again' },
  code: null,
  controls: ['retry'],
});

export const firstPages: Pages = {
  resuming: black('starting', 'boot.just-a-moment'),
  'prefetching the profile': black('starting', 'boot.just-a-moment'),
  'asking for the language': list('language', ({ languages, chosenLanguage }) => ({
    choices: languageChoices(chosenLanguage).filter(({ id }) => languages.includes(id)),
    selected: chosenLanguage,
    canGoBack: false,
  })),
  'restarting to change the language': black('restarting', 'boot.changing-language'),
  'asking for the region': list('region', ({ region }) => ({
    choices: regionChoices('US'),
    selected: region,
    canGoBack: false,
  })),
  'asking for the keyboard': list('keyboard', (context) => ({
    choices: keyboardChoices('us'),
    selected: context.keyboard,
    canGoBack: cameThroughRegion(context),
  })),
  'offering a second keyboard': secondKeyboard('offer'),
  'asking for the second language': secondKeyboard('language'),
  'asking for the second layout': secondKeyboard('layout'),

  'checking the connection': black('starting', 'boot.just-a-moment'),
  'probing the internet': progress('finding-organisation'),
  'asking for a network': (context, { network }) => networkPage(context, network, false),
  'connecting to the network': (context, { network }) => networkPage(context, network, true),
  'asking to sign in to the network': (_context, { network }) => ({
    id: 'captive-portal',
    network: network.connectedTo ?? '',
  }),
  'signing in to the network': black('starting', 'boot.just-a-moment'),
  'telling that the connection is lost': connectionLost,
  'activating Autopilot': progress('finding-organisation'),
  'telling that the network failed': progress('finding-organisation', 'network.profile-failed'),
};
