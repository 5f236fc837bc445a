/** Updates: looking for them, installing them, the restarts that they want (autopilot-facts 1.6). */
import { seconds } from '../../../world/time.ts';
import { updateText } from '../rotating-texts.ts';
import type { Page, Pages } from './page.ts';
import { black, progress } from './page.ts';

/** Cards of the carousel turn by themselves. */
const cards = 6;
const cardTime = seconds(10);

const checking: Page = (_context, { waited }) => ({
  id: 'progress',
  page: 'checking-for-updates',
  title: updateText(waited),
  subtitle: null,
  percent: null,
});

/** What the page of critical updates says, by the step that the installation is at. */
const criticalTexts = ['updates.good-things', 'updates.almost-there', 'updates.will-restart'] as const;

const critical: Page = (_context, { update }) => ({
  id: 'progress',
  page: 'checking-for-updates',
  title: { key: criticalTexts[(update?.step ?? 1) - 1] ?? '' },
  subtitle: null,
  percent: null,
});

const stepTexts = [
  'update-progress.downloading',
  'update-progress.installing',
  'update-progress.preparing',
] as const;

const carousel: Page = (_context, { update, waited }) => ({
  id: 'update-progress',
  step: update?.step ?? 1,
  text: { key: stepTexts[(update?.step ?? 1) - 1] ?? '', args: [update?.percent ?? 0] },
  card: Math.floor(waited / cardTime) % cards,
});

const restarting = black('restarting', 'boot.restarting');

export const updatePages: Pages = {
  'checking for Windows updates': (_context, _facts) => ({
    id: 'progress',
    page: 'checking-for-updates',
    title: { key: 'updates.checking-windows' },
    subtitle: null,
    percent: null,
  }),
  'installing Windows updates': carousel,
  'restarting as chosen': restarting,
  'checking for updates': checking,
  'installing critical updates': critical,
  'telling that the PC will restart': (_context, _facts) => ({
    id: 'progress',
    page: 'checking-for-updates',
    title: { key: 'updates.will-restart' },
    subtitle: null,
    percent: null,
  }),
  'restarting for updates': restarting,
  'installing Autopilot updates': carousel,
  'renaming the device for its user': progress('applying-settings'),
  'restarting to the sign-in page': restarting,
  'restarting in device setup': restarting,
  'checking for quality updates': checking,
  'installing quality updates': carousel,
  'restarting before the first sign-in': restarting,
  'checking for updates first': checking,
  'installing critical updates first': critical,
  'installing Autopilot updates first': carousel,
  'restarting to the landing page': restarting,
};
