/** What each screen is: the rows of all families, and what every surface reads of them. */
import type { Release } from '../release.ts';
import { accountScreens } from './account-views.ts';
import { desktopScreens } from './desktop-views.ts';
import { statusScreens } from './esp-views.ts';
import { networkScreens } from './network-views.ts';
import { powerScreens } from './power-views.ts';
import { provisioningScreens } from './provisioning-views.ts';
import { setUpScreens } from './set-up-views.ts';
import type { Catalogue } from './text.ts';
import { titleKey } from './text.ts';
import type { Drawing, Room, ScreenRow, ScreenRows, ScreenView, StageText, Tab } from './view.ts';
import { waitingScreens } from './waiting-views.ts';

const screens: ScreenRows<ScreenView> = {
  ...powerScreens,
  ...setUpScreens,
  ...networkScreens,
  ...waitingScreens,
  ...accountScreens,
  ...provisioningScreens,
  ...statusScreens,
  ...desktopScreens,
};

export const screenIds: readonly string[] = Object.keys(screens);

/** The table pairs each id with the row of that id, which the type of a look-up cannot say. */
const rowOf = (screen: ScreenView): ScreenRow<ScreenView> => screens[screen.id] as ScreenRow<ScreenView>;

export const roomOf = (screen: ScreenView): Room => rowOf(screen).room;

export const tabOf = (screen: ScreenView): Tab | undefined => rowOf(screen).tab;

export function drawingOf(screen: ScreenView): Drawing | undefined {
  const { drawing } = rowOf(screen);
  return typeof drawing === 'function' ? drawing(screen) : drawing;
}

/** The screen with its variant, as reports and recordings name it: 'sign-in-password', 'landing'. */
export function nameOf(screen: ScreenView): string {
  const variant = rowOf(screen).variant?.(screen);
  return variant === undefined ? screen.id : `${screen.id}-${variant}`;
}

/** What counts as another page: a new key makes the page slide in; the same key only redraws it. */
export function pageKey(screen: ScreenView): string {
  const turn = rowOf(screen).turn?.(screen);
  return turn === undefined ? nameOf(screen) : `${nameOf(screen)}-${turn}`;
}

/** The heading of a screen, as the catalogue of a language has it for a release. */
export function headingOf(screen: ScreenView, release: Release, catalogue: Catalogue): StageText {
  const row = rowOf(screen);
  const own = row.title?.(screen);
  if (own !== undefined) return own;
  const key = titleKey(catalogue, screen.id, release, row.variant?.(screen));
  return { key, args: row.titleValues?.(screen) ?? [] };
}

/** Whether the screen stays until a person at the PC does something. */
export function waitsForPerson(screen: ScreenView): boolean {
  const { works } = rowOf(screen);
  return typeof works === 'function' ? !works(screen) : works !== true;
}

/** Whether the screen's list, cards, options or switches hold `value`. */
export const isOffered = (screen: ScreenView, value: string): boolean =>
  rowOf(screen).choices?.(screen).includes(value) ?? false;
