/** Language, region, keyboards. */
import type { ListPageView, SecondKeyboardView } from '../../../../../shared/stage/view.ts';
import type { Offer } from '../../locale.ts';
import { keyboardOffer, languageOffer, layoutLanguageOffer, layoutOffer, regionOffer } from '../../locale.ts';
import type { OobeContext } from '../../oobe.events.ts';
import type { Page } from '../../page.ts';

const list =
  (id: ListPageView['id'], read: (context: OobeContext) => Omit<ListPageView, 'id'>): Page =>
  (context) => ({ id, ...read(context) });

/** 'os-default' and a tag spare the region page, so there is nothing to go back to. */
const cameThroughRegion = ({ profile }: OobeContext): boolean => (profile?.CloudAssignedRegion ?? '') === '';

export const languages = list('language', ({ languages, chosenLanguage }) => ({
  ...languageOffer(languages),
  selected: chosenLanguage,
  canGoBack: false,
}));

export const regions = list('region', ({ language, region }) => ({
  ...regionOffer(language),
  selected: region,
  canGoBack: false,
}));

export const keyboards = list('keyboard', (context) => ({
  ...keyboardOffer(context.language, context.region),
  selected: context.keyboard,
  canGoBack: cameThroughRegion(context),
}));

const secondOffers: Readonly<Record<SecondKeyboardView['step'], (language: string) => Offer>> = {
  offer: () => ({ choices: [], pinned: 0 }),
  language: layoutLanguageOffer,
  layout: layoutOffer,
};

export const secondKeyboard =
  (step: SecondKeyboardView['step']): Page =>
  ({ secondKeyboard: { language, layout } }) => ({
    id: 'second-keyboard',
    step,
    ...secondOffers[step](language),
    selected: { offer: null, language, layout }[step],
    canGoBack: true,
  });
