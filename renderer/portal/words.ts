/** Words of the portal page, which is in English whatever language the PC has. */
import english from '../../resources/locales/portal/en.json';

export type PortalKey = keyof typeof english;

/** The text of a key with `{0}`, `{1}` filled in. */
export function words(key: PortalKey, ...args: readonly (string | number)[]): string {
  return english[key].replace(/\{(\d+)\}/g, (place, index: string) => String(args[Number(index)] ?? place));
}

/** Whether there are words for it. */
export const isKey = (key: string): key is PortalKey => Object.hasOwn(english, key);
