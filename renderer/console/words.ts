/** Words of the console, in the instructor's language. */
import english from '../../resources/locales/console/en.json';
import { ownOf } from '../../shared/own.ts';

export type ConsoleKey = keyof typeof english;

/** A screen's name for the instructor; its id where the catalogue has none. */
export function screenName(id: string): string {
  const named: Readonly<Record<string, string>> = english;
  return ownOf(named, `screen.${id}`) ?? id;
}

/** The text of a key with `{0}`, `{1}` … filled in. */
export function words(key: ConsoleKey, ...args: readonly (string | number)[]): string {
  return english[key].replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place));
}
