/** Language, region, keyboards, network, portal. */
import type { ListPageView, SecondKeyboardView } from '../../../../shared/stage/view.ts';
import type { Offer } from '../locale.ts';
import { keyboardOffer, languageOffer, layoutLanguageOffer, layoutOffer, regionOffer } from '../locale.ts';
import { networkPage } from '../network-page.ts';
import type { OobeContext } from '../oobe.events.ts';
import type { Page, Pages } from './page.ts';
import { black, progress } from './page.ts';

const list =
  (id: ListPageView['id'], read: (context: OobeContext) => Omit<ListPageView, 'id'>): Page =>
  (context) => ({ id, ...read(context) });

/** 'os-default' and a tag spare the region page, so there is nothing to go back to. */
const cameThroughRegion = ({ profile }: OobeContext): boolean => (profile?.CloudAssignedRegion ?? '') === '';

const secondKeyboard =
  (step: SecondKeyboardView['step']): Page =>
  ({ secondKeyboard: { language, layout } }) => ({
    id: 'second-keyboard',
    step,
    ...secondOffers[step](language),
    selected: { offer: null, language, layout }[step],
    canGoBack: true,
  });

const secondOffers: Readonly<Record<SecondKeyboardView['step'], (language: string) => Offer>> = {
  offer: () => ({ choices: [], pinned: 0 }),
  language: layoutLanguageOffer,
  layout: layoutOffer,
};

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
    ...languageOffer(languages),
    selected: chosenLanguage,
    canGoBack: false,
  })),
  'restarting to change the language': black('restarting', 'boot.changing-language'),
  'asking for the region': list('region', ({ language, region }) => ({
    ...regionOffer(language),
    selected: region,
    canGoBack: false,
  })),
  'asking for the keyboard': list('keyboard', (context) => ({
    ...keyboardOffer(context.language, context.region),
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
