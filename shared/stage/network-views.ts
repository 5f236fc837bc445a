/** Networks: the choice of one, and the page of one that wants a sign-in of its own. */
import type { ScreenRows, StageText } from './view-parts.ts';

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

/** The page of a network that wants a sign-in of its own. Presses: 'connect' signs in to it, 'back' leaves it. */
export interface CaptivePortalView {
  readonly id: 'captive-portal';
  readonly network: string;
}

export type ConnectionView = NetworkView | CaptivePortalView;

export const networkScreens: ScreenRows<ConnectionView> = {
  network: {
    room: 'page',
    tab: 'network',
    drawing: 'network',
    choices: ({ wireless }) => wireless.map(({ ssid }) => ssid),
  },
  'captive-portal': { room: 'page', tab: 'network', drawing: 'network' },
};
