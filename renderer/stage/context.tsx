/** What every part of a page may use: the release, words, and the few things a person can do. */
import { createContext, useContext } from 'react';
import type { StageApi } from '../../shared/bridge.ts';
import type { Release } from '../../shared/release.ts';
import { MisuseError } from '../../shared/failures.ts';
import type { Control } from '../../shared/stage/input.ts';
import type { ScreenView, StageText } from '../../shared/stage/view.ts';

export interface Stage {
  readonly release: Release;
  readonly time: string;
  /** Locale for dates and times. */
  readonly language: string;
  /** Words of the catalogue, with the release's override where there is one. */
  readonly words: (key: string, ...args: readonly (string | number)[]) => string;
  /** A text that the view names. */
  readonly say: (text: StageText) => string;
  /** The heading of a screen. */
  readonly title: (screen: ScreenView) => string;
  /** Presses a button or link. Ignored while an earlier press on the same page has no answer yet. */
  readonly press: (control: Control, values?: Readonly<Record<string, string>>) => void;
  readonly choose: (value: string) => void;
  /** A picture that the view names, as a data URL. */
  readonly picture: StageApi['picture'];
  /** What a window shows of the PC. */
  readonly look: StageApi['look'];
  /** What the trainee's portal page shows. */
  readonly portal: StageApi['portal'];
  /** A press on this page has no answer yet. */
  readonly pending: boolean;
}

const StageContext = createContext<Stage | null>(null);
export const StageProvider = StageContext.Provider;

export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (stage === null) throw new MisuseError('a page of the stage is drawn outside of the stage');
  return stage;
}

/** True on Windows 10, whose pages are laid out differently. */
export function useWindows10(): boolean {
  return useStage().release === 'windows-10-22h2';
}
