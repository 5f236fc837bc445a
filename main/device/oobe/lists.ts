/** Regions, keyboards and languages that OOBE offers; the device's own comes first (autopilot-facts 1.6). */
import keyboards from '../../../resources/oobe/keyboards.json' with { type: 'json' };
import languages from '../../../resources/oobe/languages.json' with { type: 'json' };
import regions from '../../../resources/oobe/regions.json' with { type: 'json' };
import type { Choice } from '../../../shared/stage/view.ts';

const withFirst = (list: readonly Choice[], id: string): readonly Choice[] => [
  ...list.filter((choice) => choice.id === id),
  ...list.filter((choice) => choice.id !== id),
];

export const regionChoices = (own: string): readonly Choice[] => withFirst(regions, own);
export const keyboardChoices = (own: string): readonly Choice[] => withFirst(keyboards, own);
export const languageChoices = (own: string): readonly Choice[] => withFirst(languages, own);
