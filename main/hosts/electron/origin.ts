/** The address of our pages inside Electron. */
import type { Surface } from '../../../shared/bridge.ts';
import { companionPath, debriefPath, pagePaths, presenterPath } from '../pages/page-files.ts';

export const scheme = 'app';
const origin = `${scheme}://bundle`;

/** The page of a window. */
export function pageAddress(surface: Surface): string {
  return `${origin}${pagePaths[surface]}`;
}

/** The window of a technician's phone. */
export const companionAddress = `${origin}${companionPath}`;

/** What the console may open: the windows for a projector and for a phone, and a debrief. */
export const openedAddresses: ReadonlySet<string> = new Set([
  `${origin}${presenterPath}`,
  `${origin}${debriefPath}`,
  companionAddress,
]);

/** Whether an address is one of our files. A custom scheme's `URL.origin` is 'null' in Node: compare the text. */
export function isOurs(address: string): boolean {
  return address.startsWith(`${origin}/`);
}

/** Whether `address` is the page of `surface`, whatever its query and fragment. */
export function isPageOf(surface: Surface, address: string): boolean {
  return address.replace(/[?#].*$/s, '') === pageAddress(surface);
}
