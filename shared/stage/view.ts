/**
 * What the screen of the virtual PC shows, as plain JSON. The renderer draws a view and sends inputs; it
 * decides nothing. Words are named by catalogue keys (`resources/locales/stage`), never carried here, except
 * names that come from the tenant or the hardware.
 */
import type { Release } from '../release.ts';
import type { Control } from './input.ts';

/** A text of the stage catalogue and the values for its `{0}`, `{1}` … places. */
export interface StageText {
  readonly key: string;
  readonly args?: readonly (string | number)[];
}

/** One row of a list. `label` is a proper name; `detail` a second line. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

export interface OffView {
  readonly id: 'off';
}

/** The maker's splash before Windows: `maker` is drawn as a word, never as a logo. */
export interface FirmwareView {
  readonly id: 'firmware';
  readonly maker: string;
  readonly model: string;
}

/** Black page with a spinner: starting, restarting, shutting down, first sign-in. */
export interface BootView {
  readonly id: 'boot';
  readonly phase: 'starting' | 'restarting' | 'shutting-down' | 'signing-in' | 'updating';
  readonly text: StageText | null;
  /** A second, smaller line. */
  readonly note?: StageText;
}

/** Language, region, keyboard and second keyboard share one form: a question and a list. */
export interface ListPageView {
  readonly id: 'language' | 'region' | 'keyboard';
  readonly choices: readonly Choice[];
  readonly selected: string;
  readonly canGoBack: boolean;
}

export interface SecondKeyboardView {
  readonly id: 'second-keyboard';
  readonly step: 'offer' | 'language' | 'layout';
  readonly choices: readonly Choice[];
  readonly selected: string | null;
  readonly canGoBack: boolean;
}

export interface WirelessNetworkView {
  readonly ssid: string;
  /** 1 to 4 bars. */
  readonly signal: number;
  readonly secured: boolean;
  readonly state: 'idle' | 'asking-password' | 'connecting' | 'connected';
  /** Shown under the network: 'stage.network.wrong-password' and the like. */
  readonly problem: StageText | null;
}

export interface NetworkView {
  readonly id: 'network';
  readonly wired: 'absent' | 'unplugged' | 'connected' | 'no-internet';
  readonly wireless: readonly WirelessNetworkView[];
  readonly selected: string | null;
  readonly canContinue: boolean;
  readonly canGoBack: boolean;
}

/** Ring and a line: checking for updates, looking for the profile, waiting for a domain step. */
export interface ProgressView {
  readonly id: 'progress';
  readonly page: 'checking-for-updates' | 'finding-organisation' | 'applying-settings';
  readonly title: StageText;
  readonly subtitle: StageText | null;
  /** 0 to 100, or null while nothing is known. */
  readonly percent: number | null;
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

export interface PurposeView {
  readonly id: 'purpose';
  readonly selected: 'personal' | 'work' | null;
}

/** Tenant branding of the sign-in page (Entra company branding). */
export interface Branding {
  readonly organisation: string;
  /** Text of the sign-in page, from the tenant. */
  readonly signInText: string | null;
  /** '#RRGGBB', the tenant's accent. */
  readonly colour: string | null;
}

/** Licence terms: one frame each (autopilot-facts 1.6). Presses: 'accept', 'back'. */
export interface LicenseView {
  readonly id: 'license';
  readonly frames: readonly ('windows' | 'manufacturer')[];
  readonly canGoBack: boolean;
}

/** "Let's name your device": the text goes as 'device-name' with 'next'; 'skip' keeps the name. */
export interface NameDeviceView {
  readonly id: 'name-device';
  readonly problem: StageText | null;
}

/** The update carousel: three steps, and six cards that the page turns by itself (autopilot-facts 1.6). */
export interface UpdateProgressView {
  readonly id: 'update-progress';
  readonly step: 1 | 2 | 3;
  /** "Step 1 of 3: Downloading - 5%". */
  readonly text: StageText;
  /** Index of the card that shows first. */
  readonly card: number;
}

/** The page of a network that wants a sign-in of its own. Presses: 'connect' signs in to it, 'back' leaves it. */
export interface CaptivePortalView {
  readonly id: 'captive-portal';
  readonly network: string;
}

export interface PrivacySwitch {
  readonly id: 'location' | 'find-my-device' | 'diagnostic-data' | 'inking' | 'tailored' | 'advertising';
  readonly on: boolean;
}

/** Privacy: 'choose' with a switch's id turns it; 'accept' saves (the page says Next until it was scrolled through). */
export interface PrivacyView {
  readonly id: 'privacy';
  readonly switches: readonly PrivacySwitch[];
}

/** Windows Hello for Business: the PIN goes as 'pin' and 'pin-confirm' with 'next'. */
export interface HelloView {
  readonly id: 'hello';
  readonly step: 'face' | 'required' | 'pin' | 'hold-on' | 'all-set' | 'failed';
  readonly problem: StageText | null;
  readonly controls: readonly Control[];
}

/**
 * Local account: fields 'account-name', 'new-password', 'confirm-password', 'answer', 'hint' with 'next'; 'back'.
 * At 'question', 'choose' selects one of the questions.
 */
export interface LocalAccountView {
  readonly id: 'local-account';
  readonly step: 'name' | 'password' | 'confirm' | 'question' | 'hint';
  /** 1 to 3 at 'question'; 0 else. */
  readonly question: number;
  /** Ids of the questions that are left; their words are 'local-account.question.<id>'. */
  readonly choices: readonly string[];
  readonly selected: string | null;
  readonly problem: StageText | null;
  readonly canGoBack: boolean;
}

/**
 * The lock screen, and the sign-in of somebody whose account is known (hybrid, or a restart in account setup).
 * Presses: 'next' at 'locked'; 'sign-in' with 'password' at 'credentials'.
 */
export interface LockScreenView {
  readonly id: 'lock-screen';
  readonly step: 'locked' | 'credentials';
  readonly userName: string;
  readonly domain: string | null;
  readonly problem: StageText | null;
  readonly busy: boolean;
}

/** A command prompt over the page (Shift+F10). */
export interface CommandPromptView {
  readonly title: string;
  readonly lines: readonly string[];
  readonly prompt: string;
}

export interface SignInView {
  readonly id: 'sign-in';
  readonly step: 'user-name' | 'password' | 'number-match';
  /** The two digits of 'number-match': the user types them into a phone, which is not shown. 'back' gives up. */
  readonly number?: string;
  readonly branding: Branding | null;
  /** What the user-name field holds: typed before, or the assigned user. */
  readonly userName: string;
  /** The assigned user's name cannot be changed. */
  readonly userNameFixed: boolean;
  readonly greeting: string | null;
  readonly problem: StageText | null;
  readonly busy: boolean;
}

export type MenuOption = 'install-package' | 'pre-provision' | 'reset';

/** The menu behind five presses of the Windows key (autopilot-facts 2). */
export interface ProvisioningMenuView {
  readonly id: 'provisioning-menu';
  readonly options: readonly MenuOption[];
  readonly selected: MenuOption | null;
  readonly canContinue: boolean;
}

/** A question or a notice with buttons: no package found, reset the setup process? */
export interface NoticeView {
  readonly id: 'notice';
  readonly notice: 'no-package' | 'reset-setup';
  readonly controls: readonly Control[];
}

/** What the landing and the result pages tell about the device (autopilot-facts 3, 5). */
export interface DeviceSummary {
  readonly organisation: string | null;
  readonly profile: string | null;
  readonly user: string | null;
  /** The text inside the QR code, or null where none can be built. */
  readonly qr: string | null;
}

export interface LandingView extends DeviceSummary {
  readonly id: 'landing';
  readonly loading: boolean;
  readonly canContinue: boolean;
  readonly problem: StageText | null;
}

export type EspState = 'notStarted' | 'inProgress' | 'succeeded' | 'failed' | 'notRequired';

export interface EspItemView {
  /** The subcategory's name in the registry, e.g. 'AppsSubcategory'. */
  readonly id: string;
  readonly label: StageText;
  readonly state: EspState;
  /** What stands in the brackets: '0 of 5 installed', 'Identifying', 'Error'. */
  readonly status: StageText;
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
}

export interface ResultView extends DeviceSummary {
  readonly id: 'result';
  readonly outcome: 'success' | 'failure';
  /** Floored hours and minutes (autopilot-facts 5.5); null where no start was stored. */
  readonly elapsed: { readonly hours: number; readonly minutes: number } | null;
  readonly error: { readonly sentence: StageText; readonly code: string | null } | null;
  /** 'coloured': the green or red page; 'plain': the white card of build 26052. */
  readonly variant: 'coloured' | 'plain';
  readonly controls: readonly Control[];
}

export interface DiagnosticsView {
  readonly id: 'diagnostics';
  readonly controls: readonly Control[];
  /** How the last export went. */
  readonly note?: StageText;
  readonly sections: readonly {
    readonly id: 'configuration' | 'deployment' | 'apps-and-policies';
    readonly rows: readonly {
      readonly name: string;
      readonly value: string;
      readonly status: 'ok' | 'error' | 'running' | null;
    }[];
  }[];
}

export interface ResettingView {
  readonly id: 'resetting';
  readonly percent: number;
}

export interface DesktopView {
  readonly id: 'desktop';
  readonly user: string;
  readonly computerName: string;
  readonly apps: readonly { readonly id: string; readonly name: string }[];
}

export type ScreenView =
  | OffView
  | FirmwareView
  | BootView
  | ListPageView
  | SecondKeyboardView
  | NetworkView
  | ProgressView
  | ProblemView
  | PurposeView
  | SignInView
  | LicenseView
  | NameDeviceView
  | UpdateProgressView
  | CaptivePortalView
  | PrivacyView
  | HelloView
  | LocalAccountView
  | LockScreenView
  | ProvisioningMenuView
  | NoticeView
  | LandingView
  | EspView
  | ResultView
  | DiagnosticsView
  | ResettingView
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
  /** A command prompt that lies over the screen. */
  readonly commandPrompt?: CommandPromptView;
}
