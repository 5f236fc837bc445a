/**
 * Languages, regions and keyboard layouts that OOBE offers, and what it selects before anybody chooses: the
 * language decides about the region, both about the keyboard (facts/set-up-order#node-order 2 to 4,
 * facts/set-up-pages#region-and-keyboard).
 */
import keyboards from '../../../resources/oobe/keyboards.json' with { type: 'json' };
import languages from '../../../resources/oobe/languages.json' with { type: 'json' };
import regions from '../../../resources/oobe/regions.json' with { type: 'json' };
import type { Choice } from '../../../shared/stage/view.ts';

export interface Offer {
  readonly choices: readonly Choice[];
  /** That many rows stay at the top in whatever language the list is read. */
  readonly pinned: number;
}

export interface Locale {
  readonly region: string;
  readonly keyboard: string;
  /** Primary language subtag and layout. */
  readonly secondKeyboard: { readonly language: string; readonly layout: string };
}

const primaryOf = (language: string): string => language.split('-')[0] ?? language;
const regionRows: readonly { id: string; label: string; keyboards?: readonly string[] }[] = regions;
const languageOfLayout = new Map(keyboards.map(({ id, language }) => [id, language]));

/** The layout that comes first for a language tag or its primary subtag. */
function layoutOfLanguage(language: string): string {
  const own =
    languages.find(({ id }) => id === language) ?? languages.find(({ id }) => primaryOf(id) === language);
  return own?.keyboard ?? keyboards.find((row) => row.language === primaryOf(language))?.id ?? 'us';
}

/** The layout of a region: of several the one in the device's language; without any, the language's own. */
export function keyboardFor(language: string, region: string): string {
  const usual = regionRows.find(({ id }) => id === region)?.keyboards ?? [];
  const spoken = usual.find((id) => languageOfLayout.get(id) === primaryOf(language));
  return spoken ?? usual[0] ?? layoutOfLanguage(language);
}

/** What the pages of an image in `language` have selected when they come. */
export function localeOf(language: string): Locale {
  const region = languages.find(({ id }) => id === language)?.region ?? language.split('-')[1] ?? 'US';
  const keyboard = keyboardFor(language, region);
  return { region, keyboard, secondKeyboard: secondKeyboardOf(primaryOf(language)) };
}

export const secondKeyboardOf = (language: string): Locale['secondKeyboard'] => ({
  language,
  layout: layoutOfLanguage(language),
});

export const isRegion = (id: string): boolean => regionRows.some((row) => row.id === id);

/** Languages under their own names, those of the image only. */
export function languageOffer(image: readonly string[]): Offer {
  const rows = languages.filter(({ id }) => image.includes(id));
  return { choices: rows.map(({ id, label }) => ({ id, label })), pinned: rows.length };
}

/** The device's region first. */
export function regionOffer(language: string): Offer {
  const own = localeOf(language).region;
  const rows = [...regionRows.filter(({ id }) => id === own), ...regionRows.filter(({ id }) => id !== own)];
  return { choices: rows.map(({ id, label }) => ({ id, label })), pinned: 1 };
}

const choicesOf = (ids: readonly string[]): readonly Choice[] => ids.map((id) => ({ id }));

/** The region's layout first, then the others of its language, then all the rest. */
export function keyboardOffer(language: string, region: string): Offer {
  const first = keyboardFor(language, region);
  const spoken = languageOfLayout.get(first);
  const others = keyboards.filter(({ id }) => id !== first);
  const near = others.filter((row) => row.language === spoken);
  const far = others.filter((row) => row.language !== spoken);
  return {
    choices: choicesOf([first, ...near.map(({ id }) => id), ...far.map(({ id }) => id)]),
    pinned: near.length + 1,
  };
}

/** Languages that a second keyboard can have. */
export function layoutLanguageOffer(): Offer {
  return { choices: choicesOf([...new Set(languageOfLayout.values())]), pinned: 0 };
}

/** The layouts of one language. */
export function layoutOffer(language: string): Offer {
  const first = layoutOfLanguage(language);
  const others = keyboards.filter((row) => row.language === language && row.id !== first);
  return { choices: choicesOf([first, ...others.map(({ id }) => id)]), pinned: 1 };
}
