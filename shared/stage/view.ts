/**
 * What the screen of the virtual PC shows, as plain JSON. The renderer draws a view and sends inputs; it
 * decides nothing. Words are named by catalogue keys (`resources/locales/stage`), never carried here, except
 * names that come from the tenant or the hardware.
 */
import type { Release } from '../release.ts';
import type { Control } from './input.ts';
import type { LocalAccountView, LockScreenView, SignInView, StaySignedInView } from './account-views.ts';

export type { LocalAccountView, LockScreenView, SignInView, StaySignedInView };

/** A text of the stage catalogue and the values for its `{0}`, `{1}` … places. */
export interface StageText {
  readonly key: string;
  readonly args?: readonly (string | number)[];
}

/**
 * One row of a list. `label` is a name as it is; a row without one is named by the renderer in the device's
 * language, by its id. A region's label is its English name.
 */
export interface Choice {
  readonly id: string;
  readonly label?: string;
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
  /** That many rows keep their place at the top; the rest is in the order of the device's language. */
  readonly pinned: number;
  readonly selected: string;
  readonly canGoBack: boolean;
}

export interface SecondKeyboardView {
  readonly id: 'second-keyboard';
  readonly step: 'offer' | 'language' | 'layout';
  readonly choices: readonly Choice[];
  readonly pinned: number;
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
  readonly page: 'checking-for-updates' | 'finding-organisation' | 'applying-settings' | 'joining-domain';
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

/** "Unlock your Microsoft experience": the way to a personal account. Presses: 'sign-in', 'back'. */
export interface MicrosoftAccountView {
  readonly id: 'microsoft-account';
}

/**
 * Registration with the PC's maker: fields 'oem-name', 'oem-email', 'oem-phone' with 'next'; 'choose' sets the
 * region; 'skip'.
 */
export interface OemRegistrationView {
  readonly id: 'oem-registration';
  readonly maker: string;
  readonly choices: readonly Choice[];
  readonly pinned: number;
  readonly selected: string;
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

/**
 * Windows Hello for Business: 'yes' and 'skip' at 'face' and 'fingerprint', where the PC has such a sensor; the
 * PIN goes as 'pin' and 'pin-confirm' with 'next'.
 */
export interface HelloView {
  readonly id: 'hello';
  readonly step:
    | 'face'
    | 'fingerprint'
    | 'learning-face'
    | 'learning-fingerprint'
    | 'required'
    | 'pin'
    | 'hold-on'
    | 'all-set'
    | 'failed';
  readonly problem: StageText | null;
  readonly controls: readonly Control[];
}

/** A command prompt over the page (Shift+F10). */
export interface CommandPromptView {
  readonly title: string;
  readonly lines: readonly string[];
  readonly prompt: string;
}

/** The organisation's terms of use, in its own words. Presses: 'accept', 'decline'. */
export interface TermsOfUseView {
  readonly id: 'terms-of-use';
  readonly organisation: string | null;
  readonly terms: readonly {
    readonly title: string;
    readonly text: string;
    /** What accepting says; null where the organisation has no sentence for it. */
    readonly statement: string | null;
  }[];
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

/** What becomes of one setting of a provisioning package (autopilot-facts 2.4). */
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
  /** A hybrid join's account setup is complete: the user signs out and in again. */
  readonly waitsForSignOut?: true;
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
  /** As on the firmware's page, which this one looks like. */
  readonly maker: string;
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
  | MicrosoftAccountView
  | OemRegistrationView
  | SignInView
  | LicenseView
  | TermsOfUseView
  | NameDeviceView
  | UpdateProgressView
  | CaptivePortalView
  | PrivacyView
  | HelloView
  | LocalAccountView
  | LockScreenView
  | StaySignedInView
  | ProvisioningMenuView
  | NoticeView
  | ProvisioningPackageView
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
