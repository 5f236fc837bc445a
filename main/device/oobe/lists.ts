/** Questions and switches that OOBE offers (facts/set-up-pages#local-account). */
import type { PrivacySwitch } from '../../../shared/stage/view.ts';

/** Security questions of a local account; their words are 'local-account.question.<id>'. */
const questions = ['pet', 'birth-city', 'nickname', 'parents-city', 'cousin', 'school'] as const;

/** Those that have not been answered yet. */
export const questionsLeft = (answered: readonly string[]): readonly string[] =>
  questions.filter((id) => !answered.includes(id));

/** The switches of the privacy page, on until somebody turns them. */
export const privacySwitches: readonly PrivacySwitch[] = (
  ['location', 'find-my-device', 'diagnostic-data', 'inking', 'tailored', 'advertising'] as const
).map((id) => ({ id, on: true }));
