/** Pages of the set-up that every PC shows, in their order: language to network, terms, name, purpose, privacy. */
import type { Choice, ScreenRow, ScreenRows, StageText } from './view-parts.ts';

/** Language, region, keyboard and second keyboard share one form: a question and a list. */
export interface ListPageView<
  Id extends 'language' | 'region' | 'keyboard' = 'language' | 'region' | 'keyboard',
> {
  readonly id: Id;
  readonly choices: readonly Choice[];
  /** That many rows keep their place at the top; the rest is in the order of the device's language. */
  readonly pinned: number;
  readonly selected: string;
  readonly canGoBack: boolean;
}

export interface SecondKeyboardView {
  readonly id: 'second-keyboard';
  readonly step: 'offer' | 'language' | 'layout';
  readonly choices: readonly Choice[];
  readonly pinned: number;
  readonly selected: string | null;
  readonly canGoBack: boolean;
}

/** Licence terms: one frame each (facts/set-up-pages#licence-terms). Presses: 'accept', 'back'. */
export interface LicenseView {
  readonly id: 'license';
  readonly frames: readonly ('windows' | 'manufacturer')[];
  readonly canGoBack: boolean;
}

/** "Let's name your device": the text goes as 'device-name' with 'next'; 'skip' keeps the name. */
export interface NameDeviceView {
  readonly id: 'name-device';
  readonly problem: StageText | null;
}

export interface PurposeView {
  readonly id: 'purpose';
  readonly selected: 'personal' | 'work' | null;
}

/** "Unlock your Microsoft experience": the way to a personal account. Presses: 'sign-in', 'back'. */
export interface MicrosoftAccountView {
  readonly id: 'microsoft-account';
}

/**
 * Registration with the PC's maker: fields 'oem-name', 'oem-email', 'oem-phone' with 'next'; 'choose' sets the
 * region; 'skip'.
 */
export interface OemRegistrationView {
  readonly id: 'oem-registration';
  readonly maker: string;
  readonly choices: readonly Choice[];
  readonly pinned: number;
  readonly selected: string;
}

export interface PrivacySwitch {
  readonly id: 'location' | 'find-my-device' | 'diagnostic-data' | 'inking' | 'tailored' | 'advertising';
  readonly on: boolean;
}

/** Privacy: 'choose' with a switch's id turns it; 'accept' saves (the page says Next until it was scrolled through). */
export interface PrivacyView {
  readonly id: 'privacy';
  readonly switches: readonly PrivacySwitch[];
}

export type SetUpView =
  | ListPageView<'language'>
  | ListPageView<'region'>
  | ListPageView<'keyboard'>
  | SecondKeyboardView
  | LicenseView
  | NameDeviceView
  | PurposeView
  | MicrosoftAccountView
  | OemRegistrationView
  | PrivacyView;

const ids = ({ choices }: { readonly choices: readonly Choice[] }): readonly string[] =>
  choices.map(({ id }) => id);

const list = (drawing: 'globe' | 'keyboard'): ScreenRow<ListPageView> => ({
  room: 'page',
  tab: 'basics',
  drawing,
  choices: ids,
});

export const setUpScreens: ScreenRows<SetUpView> = {
  language: list('globe'),
  region: list('globe'),
  keyboard: list('keyboard'),
  'second-keyboard': {
    room: 'page',
    tab: 'basics',
    drawing: 'keyboard',
    variant: ({ step }) => step,
    choices: ids,
  },
  license: { room: 'page', tab: 'basics', drawing: 'license' },
  'name-device': { room: 'page', tab: 'basics', drawing: 'name-device' },
  purpose: { room: 'page', tab: 'account', drawing: 'account', choices: () => ['personal', 'work'] },
  'microsoft-account': { room: 'page', tab: 'account', drawing: 'account' },
  'oem-registration': {
    room: 'page',
    tab: 'services',
    drawing: 'people',
    titleValues: ({ maker }) => [maker],
    choices: ids,
  },
  privacy: {
    room: 'page',
    tab: 'services',
    drawing: 'privacy',
    choices: ({ switches }) => switches.map(({ id }) => id),
  },
};
