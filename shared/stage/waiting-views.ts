/** Pages that show work and what stopped it: progress, updates, problems, notices. */
import type { Control } from './input.ts';
import type { ScreenRows, StageText } from './view-parts.ts';

/** Ring and a line: checking for updates, looking for the profile, waiting for a domain step. */
export interface ProgressView {
  readonly id: 'progress';
  readonly page: 'checking-for-updates' | 'finding-organisation' | 'applying-settings' | 'joining-domain';
  readonly title: StageText;
  readonly subtitle: StageText | null;
  /** 0 to 100, or null while nothing is known. */
  readonly percent: number | null;
}

/**
 * The update carousel: three steps, and six cards that the page turns by itself
 * (facts/set-up-pages#update-pages).
 */
export interface UpdateProgressView {
  readonly id: 'update-progress';
  readonly step: 1 | 2 | 3;
  /** "Step 1 of 3: Downloading - 5%". */
  readonly text: StageText;
  /** Index of the card that shows first. */
  readonly card: number;
}

/** "Something went wrong" and its relatives. */
export interface ProblemView {
  readonly id: 'problem';
  readonly title: StageText;
  readonly body: StageText;
  /** A page name such as OOBEIDPS, or an HRESULT; null shows none. */
  readonly code: string | null;
  readonly controls: readonly Control[];
}

/** A question or a notice with buttons: no package found, reset the setup process? */
export interface NoticeView {
  readonly id: 'notice';
  readonly notice: 'no-package' | 'reset-setup';
  readonly controls: readonly Control[];
}

export type WaitingView = ProgressView | UpdateProgressView | ProblemView | NoticeView;

export const waitingScreens: ScreenRows<WaitingView> = {
  progress: {
    room: 'page',
    tab: 'network',
    drawing: ({ page }) => (page === 'checking-for-updates' ? 'updates' : 'autopilot'),
    variant: ({ page }) => page,
    title: ({ title }) => title,
    works: true,
  },
  'update-progress': { room: 'page', tab: 'network', works: true },
  problem: { room: 'page', tab: 'account', drawing: 'error', title: ({ title }) => title },
  notice: { room: 'page', tab: 'basics', drawing: 'choices', variant: ({ notice }) => notice },
};
