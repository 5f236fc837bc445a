/** Regions, keyboards, languages, questions and switches that OOBE offers (autopilot-facts 1.6). */
import keyboards from '../../../resources/oobe/keyboards.json' with { type: 'json' };
import languages from '../../../resources/oobe/languages.json' with { type: 'json' };
import regions from '../../../resources/oobe/regions.json' with { type: 'json' };
import type { Choice, PrivacySwitch } from '../../../shared/stage/view.ts';

/** The device's own comes first. */
const withFirst = (list: readonly Choice[], id: string): readonly Choice[] => [
  ...list.filter((choice) => choice.id === id),
  ...list.filter((choice) => choice.id !== id),
];

export const regionChoices = (own: string): readonly Choice[] => withFirst(regions, own);
export const keyboardChoices = (own: string): readonly Choice[] => withFirst(keyboards, own);
export const languageChoices = (own: string): readonly Choice[] => withFirst(languages, own);

/** Security questions of a local account; their words are 'local-account.question.<id>'. */
const questions = ['pet', 'birth-city', 'nickname', 'parents-city', 'cousin', 'school'] as const;

/** Those that have not been answered yet. */
export const questionsLeft = (answered: readonly string[]): readonly string[] =>
  questions.filter((id) => !answered.includes(id));

/** The switches of the privacy page, on until somebody turns them. */
export const privacySwitches: readonly PrivacySwitch[] = (
  ['location', 'find-my-device', 'diagnostic-data', 'inking', 'tailored', 'advertising'] as const
).map((id) => ({ id, on: true }));
