/**
 * Recorded views of every screen in its states, both releases: what the gallery shows and what screenshot
 * tests compare. Names and codes are fictional.
 */
import { releases } from '../../../shared/release.ts';
import type { Release } from '../../../shared/release.ts';
import type { ScreenView, StageView } from '../../../shared/stage/view.ts';
import { espViews } from './esp-views.ts';
import { listViews } from './list-views.ts';
import { provisioningViews } from './provisioning-views.ts';
import { systemViews } from './system-views.ts';

const screens: Readonly<Record<string, ScreenView>> = {
  ...systemViews,
  ...listViews,
  ...provisioningViews,
  ...espViews,
};

/** Names of the views, without the release. */
export const viewNames: readonly string[] = Object.keys(screens);

/** The view of a name such as `landing` (Windows 11) or `landing@windows-10-22h2`; undefined for another name. */
export function viewOf(name: string): StageView | undefined {
  const [screenName = '', releaseName = 'windows-11-24h2'] = name.split('@');
  const screen = screens[screenName];
  const release = releases.find((known) => known === releaseName);
  return screen === undefined || release === undefined ? undefined : stageView(screen, release);
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
