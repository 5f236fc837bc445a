/** Updates: looking for them, installing them, the restarts that they want (facts/set-up-pages#update-pages). */
import type { ProgressView, StageText } from '../../../../../shared/stage/view.ts';
import { seconds } from '../../../../world/time.ts';
import type { Page } from '../../page.ts';
import { updateText } from '../../rotating-texts.ts';

/** Cards of the carousel turn by themselves. */
const cards = 6;
const cardTime = seconds(10);

/** The ring of "Checking for updates" with another line. */
const ring = (title: StageText): ProgressView => ({
  id: 'progress',
  page: 'checking-for-updates',
  title,
  subtitle: null,
  percent: null,
});

export const notice =
  (key: string): Page =>
  () =>
    ring({ key });

export const checking: Page = (_context, { waited }) => ring(updateText(waited));

/** What the page of critical updates says, by the step that the installation is at. */
const criticalTexts = ['updates.good-things', 'updates.almost-there', 'updates.will-restart'] as const;

export const critical: Page = (_context, { update }) =>
  ring({ key: criticalTexts[(update?.step ?? 1) - 1] ?? '' });

/** Autopilot's own update, by the step that its installation is at. */
const autopilotTexts = ['updates.downloading', 'updates.installing', 'updates.device-will-restart'] as const;

export const autopilotUpdate: Page = (_context, { update }) =>
  update === null
    ? ring({ key: 'updates.looking' })
    : ring({ key: autopilotTexts[update.step - 1] ?? '', args: [update.percent] });

const stepTexts = [
  'update-progress.downloading',
  'update-progress.installing',
  'update-progress.preparing',
] as const;

export const carousel: Page = (_context, { update, waited }) => ({
  id: 'update-progress',
  step: update?.step ?? 1,
  text: { key: stepTexts[(update?.step ?? 1) - 1] ?? '', args: [update?.percent ?? 0] },
  card: Math.floor(waited / cardTime) % cards,
});
