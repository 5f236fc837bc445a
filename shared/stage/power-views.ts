/** The PC without its pages: off, firmware, starting and resetting, and the desktop at the end. */
import type { Edition } from '../release.ts';
import type { ScreenRows, StageText } from './view-parts.ts';

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
  readonly about: {
    readonly manufacturer: string;
    readonly model: string;
    readonly serialNumber: string;
    readonly edition: Edition;
    /** Such as 10.0.26100.4349. */
    readonly build: string;
  };
  /** Null for a PC that nobody manages. */
  readonly work: WorkConnectionView | null;
}

/** What Settings tell of the account that manages the PC. */
export interface WorkConnectionView {
  readonly organisation: string;
  readonly userPrincipalName: string;
  readonly server: string;
  /** Areas of the Policy CSP that have a value, in their order. */
  readonly areas: readonly string[];
}

export type PowerView = OffView | FirmwareView | BootView | ResettingView | DesktopView;

export const powerScreens: ScreenRows<PowerView> = {
  off: { room: 'machine' },
  firmware: { room: 'machine' },
  boot: { room: 'windows', variant: ({ phase }) => phase },
  resetting: { room: 'windows' },
  desktop: { room: 'windows' },
};
