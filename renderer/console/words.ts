/** Words of the console, in the instructor's language. */
import english from '../../resources/locales/console/en.json';
import type { ScreenId } from '../../shared/stage/view.ts';

export type ConsoleKey = keyof typeof english;

/** A screen's name for the instructor. */
export const screenName = (id: ScreenId): string => words(`screen.${id}`);

/** The text of a key with `{0}`, `{1}` … filled in. */
export function words(key: ConsoleKey, ...args: readonly (string | number)[]): string {
  return english[key].replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place));
}
