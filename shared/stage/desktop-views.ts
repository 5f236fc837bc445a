/** The user's desktop: what is there, who manages the PC, and what Windows has told its user since. */
import type { Edition } from '../release.ts';
import type { ScreenRows, StageText } from './view-parts.ts';

export interface DesktopView extends PcTold {
  readonly id: 'desktop';
  readonly user: string;
  /** The newest first. */
  readonly notifications: readonly NotificationView[];
}

/** What windows tell of the PC they stand on. */
export interface PcTold {
  readonly computerName: string;
  /** Shortcuts that installers left for everybody. */
  readonly apps: readonly DesktopApp[];
  readonly about: {
    readonly manufacturer: string;
    readonly model: string;
    readonly serialNumber: string;
    readonly edition: Edition;
    /** Such as 24H2. */
    readonly version: string;
    /** Such as 10.0.26100.4349. */
    readonly build: string;
    readonly processor: string;
    /** Installed memory, gigabytes. */
    readonly memory: number;
  };
  /** Null for a PC that nobody manages. */
  readonly work: WorkConnectionView | null;
  readonly network: {
    readonly wired: 'absent' | 'unplugged' | 'connected' | 'no-internet';
    /** The Wi-Fi network that the PC is connected to. */
    readonly wireless: string | null;
    readonly internet: boolean;
  };
  /** What Company Portal shows; null where it is not installed. */
  readonly companyPortal: CompanyPortalView | null;
}

export interface DesktopApp {
  readonly id: string;
  readonly name: string;
}

/** What Settings tell of the account that manages the PC. */
export interface WorkConnectionView {
  readonly organisation: string;
  readonly userPrincipalName: string;
  readonly server: string;
  /** Areas of the Policy CSP that have a value, in their order. */
  readonly areas: readonly string[];
  /** Names of the organisation's apps that are installed. */
  readonly apps: readonly string[];
  readonly sync: {
    readonly isRunning: boolean;
    /** The session that ended last: by the PC's clock, ISO 8601, and its code where it failed. */
    readonly last: { readonly time: string; readonly code: string | null } | null;
  };
  /** Folder of the last report that was exported; null before there is one. */
  readonly report: string | null;
}

export interface NotificationView {
  readonly id: string;
  /** Whose it is, and what it says. */
  readonly source: StageText;
  readonly title: StageText;
  readonly text: StageText;
  /** By the PC's clock, ISO 8601. */
  readonly time: string;
}

export interface CompanyPortalView {
  readonly apps: readonly ManagedAppView[];
  readonly isChecking: boolean;
  /** The last answer of the service; null before there is one. */
  readonly access: {
    /** By the PC's clock, ISO 8601. */
    readonly time: string;
    /** 'unreachable': no answer came. */
    readonly state: 'compliant' | 'noncompliant' | 'inGracePeriod' | 'unknown' | 'unreachable';
    /** Why no answer came. */
    readonly code: string | null;
    /** Settings that are not met, each with the name of its policy. */
    readonly unmet: readonly { readonly policy: string; readonly setting: string }[];
  } | null;
}

/** An app that the organisation has given to this PC or its user, as the agent has it on record. */
export interface ManagedAppView {
  readonly id: string;
  readonly name: string;
  readonly state: 'pending' | 'installing' | 'installed' | 'failed' | 'notApplicable' | 'uninstalled';
  /** Of what failed, such as 0x80070643. */
  readonly code: string | null;
}

export const desktopScreens: ScreenRows<DesktopView> = { desktop: { room: 'windows' } };
