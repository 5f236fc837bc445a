/** The address of our pages inside Electron. */
import type { Surface } from '../../../shared/bridge.ts';
import { pagePaths, presenterPath } from '../pages/page-files.ts';

export const scheme = 'app';
const origin = `${scheme}://bundle`;

/** The page of a window. */
export function pageAddress(surface: Surface): string {
  return `${origin}${pagePaths[surface]}`;
}

/** The window for a projector. */
export const presenterAddress = `${origin}${presenterPath}`;

/** Whether an address is one of our files. A custom scheme's `URL.origin` is 'null' in Node: compare the text. */
export function isOurs(address: string): boolean {
  return address.startsWith(`${origin}/`);
}

/** Whether `address` is the page of `surface`, whatever its query and fragment. */
export function isPageOf(surface: Surface, address: string): boolean {
  return address.replace(/[?#].*$/s, '') === pageAddress(surface);
}
