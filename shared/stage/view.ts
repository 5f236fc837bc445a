/**
 * What the screen of the virtual PC shows, as plain JSON. The renderer draws a view and sends inputs; it
 * decides nothing. Words are named by catalogue keys (`resources/locales/stage`), never carried here, except
 * names that come from the tenant or the hardware.
 */
import type { TraineeView } from '../exercises/trainee-view.ts';
import type { Release } from '../release.ts';
import type { Progress } from '../session/progress.ts';
import type { AccountView } from './account-views.ts';
import type { DesktopView } from './desktop-views.ts';
import type { StatusView } from './esp-views.ts';
import type { ConnectionView } from './network-views.ts';
import type { ProgramsView } from './program-views.ts';
import type { PowerView } from './power-views.ts';
import type { ProvisioningView } from './provisioning-views.ts';
import type { SetUpView } from './set-up-views.ts';
import type { WaitingView } from './waiting-views.ts';

export type * from './view-parts.ts';
export type * from './power-views.ts';
export type * from './program-views.ts';
export type * from './desktop-views.ts';
export type * from './set-up-views.ts';
export type * from './network-views.ts';
export type * from './waiting-views.ts';
export type * from './account-views.ts';
export type * from './provisioning-views.ts';
export type * from './esp-views.ts';

/** A command prompt over the page (Shift+F10). */
export interface CommandPromptView {
  readonly title: string;
  readonly lines: readonly string[];
  readonly prompt: string;
}

export type ScreenView =
  | PowerView
  | SetUpView
  | ConnectionView
  | WaitingView
  | AccountView
  | ProvisioningView
  | StatusView
  | DesktopView;

export type ScreenId = ScreenView['id'];

/** One picture of the stage. */
export interface StageView {
  readonly release: Release;
  /** The device's language, a BCP 47 tag of `resources/locales/stage`. */
  readonly language: string;
  /** World time, ISO 8601, for the desktop's clock. */
  readonly time: string;
  readonly powered: boolean;
  /** The world stands still: decoration stops too. */
  readonly paused: boolean;
  readonly screen: ScreenView;
  /** The instructor shows an earlier moment: nothing on it can be used. */
  readonly past?: true;
  /** While the program brings the rehearsal to where its journal ends: no part of the PC's screen. */
  readonly way?: Pick<Progress, 'to' | 'percent'>;
  /** A command prompt that lies over the screen. */
  readonly commandPrompt?: CommandPromptView;
  /** Windows that were started at a command prompt; left out where none stands. */
  readonly programs?: ProgramsView;
  /** The true cause of the failure that shows, once the instructor has revealed it: no part of the PC's screen. */
  readonly revealed?: string;
  /**
   * A show: whether the good solution plays or somebody has taken over, and what is done and seen, in English; no part of
   * the PC's screen.
   */
  readonly show?: { readonly plays: boolean; readonly caption: string };
  /** The exercise as far as its trainee may know it: no part of the PC's screen. */
  readonly exercise?: TraineeView;
}
