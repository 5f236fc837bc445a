/** The PC without its pages: off, firmware, starting and resetting. */
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

export type PowerView = OffView | FirmwareView | BootView | ResettingView;

export const powerScreens: ScreenRows<PowerView> = {
  off: { room: 'machine' },
  firmware: { room: 'machine', works: true },
  boot: { room: 'windows', variant: ({ phase }) => phase, works: true },
  resetting: { room: 'windows', works: true },
};
