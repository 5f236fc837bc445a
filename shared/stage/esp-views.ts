/** The enrollment status page, and the diagnostics behind it. */
import type { Control } from './input.ts';
import type { ScreenRows, StageText } from './view-parts.ts';

export type EspState = 'notStarted' | 'inProgress' | 'succeeded' | 'failed' | 'notRequired';

export interface EspItemView {
  /** The subcategory's name in the registry, e.g. 'AppsSubcategory'. */
  readonly id: string;
  readonly label: StageText;
  readonly state: EspState;
  /** What stands in the brackets: '0 of 5 installed', 'Identifying', 'Error'. */
  readonly status: StageText;
  /** By the world's clock, ISO 8601, where this boot has seen it. */
  readonly started?: string;
  readonly finished?: string;
}

export interface EspCategoryView {
  readonly id: 'DevicePreparationCategory' | 'DeviceSetupCategory' | 'AccountSetupCategory';
  readonly label: StageText;
  readonly state: EspState;
  readonly status: StageText;
  /** Visible items only, in order. */
  readonly items: readonly EspItemView[];
}

export interface EspView {
  readonly id: 'esp';
  readonly categories: readonly EspCategoryView[];
  /** Rotating text under the title while the page works. */
  readonly wait: StageText | null;
  readonly failure: { readonly text: StageText; readonly code: string } | null;
  /** Buttons and links that the ESP profile allows after a failure. */
  readonly controls: readonly Control[];
  /** Everything is done: the page goes away by itself. */
  readonly allSet?: true;
  /** A hybrid join's account setup is complete: the user signs out and in again. */
  readonly waitsForSignOut?: true;
}

/** One event of the diagnostics page, with its times by the PC's clock as ISO 8601, where they are known. */
export interface DiagnosticsRow {
  readonly name: string;
  readonly value: string;
  readonly status: 'ok' | 'error' | 'running' | null;
  readonly started?: string;
  readonly finished?: string;
}

export interface DiagnosticsView {
  readonly id: 'diagnostics';
  /** The report is made, read, or its logs are exported. */
  readonly step: 'generating' | 'report' | 'exporting' | 'exported';
  readonly controls: readonly Control[];
  /** Empty but for the report. */
  readonly sections: readonly {
    readonly id: 'configuration' | 'deployment' | 'app-status' | 'policy-status';
    readonly rows: readonly DiagnosticsRow[];
  }[];
}

export type StatusView = EspView | DiagnosticsView;

export const statusScreens: ScreenRows<StatusView> = {
  esp: {
    room: 'page',
    tab: 'finish-setup',
    drawing: ({ failure, allSet }) => (failure !== null ? 'error' : allSet === true ? 'done' : 'status'),
    works: ({ failure, waitsForSignOut }) => failure === null && waitsForSignOut !== true,
  },
  diagnostics: { room: 'page', works: ({ step }) => step === 'generating' || step === 'exporting' },
};
