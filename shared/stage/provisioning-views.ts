/** Behind five presses of the Windows key: the menu, packages, the landing and the result of the technician's part. */
import type { Control } from './input.ts';
import type { DeviceSummary, Drawing, ScreenRows, StageText } from './view-parts.ts';

export type MenuOption = 'install-package' | 'pre-provision' | 'export-logs' | 'reset';

/** The menu behind five presses of the Windows key (facts/pre-provisioning-pages#menu). */
export interface ProvisioningMenuView {
  readonly id: 'provisioning-menu';
  readonly options: readonly MenuOption[];
  readonly selected: MenuOption | null;
  readonly canContinue: boolean;
}

/** What becomes of one setting of a provisioning package (facts/pre-provisioning-pages#provisioning-packages). */
export type PackageState = 'pending' | 'running' | 'applied' | 'failed';

/**
 * "Install provisioning package": 'choose' a package and 'yes'; its password as 'package-password' with 'next';
 * progress; what came of it with 'try-again', 'collect-logs', 'reset' and 'next'.
 */
export interface ProvisioningPackageView {
  readonly id: 'provisioning-package';
  readonly step: 'offer' | 'password' | 'installing' | 'status';
  /** Packages on the removable media. */
  readonly choices: readonly { readonly id: string; readonly secured: boolean }[];
  readonly selected: string | null;
  readonly problem: StageText | null;
  /** The media was read and may be taken out. */
  readonly mediaFree: boolean;
  readonly items: readonly { readonly label: StageText; readonly state: PackageState }[];
  readonly controls: readonly Control[];
}

/**
 * "Export logs" of the menu: a folder is chosen and 'next' begins, or 'cancel' leaves; then what came of it, with
 * 'close', and after a failure 'retry'.
 */
export interface ExportLogsView {
  readonly id: 'export-logs';
  readonly step: 'folder' | 'exporting' | 'exported' | 'failed';
  /** Drives of the PC by their letters. */
  readonly choices: readonly ExportDrive[];
  readonly selected: ExportDrive;
  readonly error: { readonly code: string; readonly description: StageText } | null;
  readonly controls: readonly Control[];
}

/** Windows' own drive, and the removable media. */
export type ExportDrive = 'C:' | 'D:';

export interface LandingView extends DeviceSummary {
  readonly id: 'landing';
  readonly loading: boolean;
  readonly canContinue: boolean;
  /** What the PC does meanwhile: "Pre-provisioning device..." of a hybrid join. */
  readonly progress: StageText | null;
}

export interface ResultView extends DeviceSummary {
  readonly id: 'result';
  readonly outcome: 'success' | 'failure';
  /** Floored hours and minutes (facts/pre-provisioning-pages#result-page); null where no start was stored. */
  readonly elapsed: { readonly hours: number; readonly minutes: number } | null;
  readonly error: { readonly sentence: StageText; readonly code: string | null } | null;
  /** 'coloured': the green or red page; 'plain': the white card of build 26052. */
  readonly variant: 'coloured' | 'plain';
  readonly controls: readonly Control[];
}

export type ProvisioningView =
  | ProvisioningMenuView
  | ProvisioningPackageView
  | ExportLogsView
  | LandingView
  | ResultView;

const packageFailed = ({ items }: ProvisioningPackageView): boolean =>
  items.some(({ state }) => state === 'failed');

function packageDrawing(view: ProvisioningPackageView): Drawing {
  if (view.step !== 'status') return 'choices';
  return packageFailed(view) ? 'error' : 'done';
}

const exportDrawings: Readonly<Record<ExportLogsView['step'], Drawing>> = {
  folder: 'choices',
  exporting: 'autopilot',
  exported: 'done',
  failed: 'error',
};
const exportDrawing = ({ step }: ExportLogsView): Drawing => exportDrawings[step];

export const provisioningScreens: ScreenRows<ProvisioningView> = {
  'provisioning-menu': {
    room: 'page',
    tab: 'basics',
    drawing: 'choices',
    choices: ({ options }) => options,
  },
  'provisioning-package': {
    room: 'page',
    tab: 'basics',
    drawing: packageDrawing,
    variant: ({ step }) => step,
    title: (view) =>
      view.step === 'status' && packageFailed(view) ? { key: 'package.completed-with-errors' } : undefined,
    choices: ({ choices }) => choices.map(({ id }) => id),
    works: ({ step }) => step === 'installing',
  },
  'export-logs': {
    room: 'page',
    tab: 'basics',
    drawing: exportDrawing,
    variant: ({ step }) => step,
    choices: ({ step, choices }) => (step === 'folder' ? choices : []),
    works: ({ step }) => step === 'exporting',
  },
  landing: {
    room: 'page',
    drawing: 'autopilot',
    works: ({ loading, progress }) => loading || progress !== null,
  },
  result: {
    room: 'page',
    drawing: ({ outcome }) => (outcome === 'success' ? 'done' : 'error'),
    variant: ({ outcome }) => outcome,
  },
};
