/**
 * Recorded views of every screen in its states, both releases: what the gallery shows and what screenshot
 * tests compare. Names and codes are fictional.
 */
import { releases } from '../../../shared/release.ts';
import type { Release } from '../../../shared/release.ts';
import type { ScreenView, StageView } from '../../../shared/stage/view.ts';
import { accountViews } from './account-views.ts';
import { commandPrompts } from './command-prompts.ts';
import { desktopViews } from './desktop-views.ts';
import { espViews } from './esp-views.ts';
import { exercises } from './exercise-views.ts';
import { hybridViews } from './hybrid-views.ts';
import { listViews } from './list-views.ts';
import { provisioningViews } from './provisioning-views.ts';
import { systemViews } from './system-views.ts';
import { updateViews } from './update-views.ts';
import { ownOf } from '../../../shared/own.ts';

const screens: Readonly<Record<string, ScreenView>> = {
  ...systemViews,
  ...listViews,
  ...updateViews,
  ...accountViews,
  ...provisioningViews,
  ...espViews,
  ...hybridViews,
  ...desktopViews,
};

/** Names of the views, without the release; those with a command prompt over their page come last. */
export const viewNames: readonly string[] = [...Object.keys(screens), ...Object.keys(commandPrompts)];

/** The view of a name such as `landing` (Windows 11) or `landing@windows-10-22h2`; undefined for another name. */
export function viewOf(name: string): StageView | undefined {
  const [screenName = '', releaseName = 'windows-11-24h2'] = name.split('@');
  const over = ownOf(commandPrompts, screenName);
  const training = ownOf(exercises, screenName);
  const screen = ownOf(screens, over?.page ?? training?.page ?? screenName);
  const release = releases.find((known) => known === releaseName);
  if (screen === undefined || release === undefined) return undefined;
  const view = stageView(screen, release);
  if (training !== undefined) {
    const { page: _page, ...beside } = training;
    return { ...view, ...beside };
  }
  if (over === undefined) return view;
  const { prompt, programs } = over;
  return { ...view, commandPrompt: prompt(release), ...(programs === undefined ? {} : { programs }) };
}

function stageView(screen: ScreenView, release: Release): StageView {
  return {
    release,
    language: 'en-US',
    time: '2026-11-23T09:41:00.000Z',
    powered: screen.id !== 'off',
    paused: false,
    screen,
  };
}
