/** Networks: the choice of one, and the page of one that wants a sign-in of its own. */
import type { ScreenRows, StageText } from './view-parts.ts';

export interface WirelessNetworkView {
  /** '' for the hidden network, whose name is typed. */
  readonly ssid: string;
  /** 1 to 4 bars. */
  readonly signal: number;
  readonly secured: boolean;
  readonly state: 'idle' | 'asking-name' | 'asking-password' | 'connecting' | 'connected';
  /** Windows will connect by itself. */
  readonly automatic: boolean;
  /** Shown under the network: 'stage.network.wrong-password' and the like. */
  readonly problem: StageText | null;
}

/**
 * Presses: 'connect', with 'network-name' or 'network-password' where one is asked for; 'connect-automatically' turns the
 * box, 'disconnect' and 'properties' at a connected network, 'close' leaves the properties.
 */
export interface NetworkView {
  readonly id: 'network';
  readonly wired: 'absent' | 'unplugged' | 'connected' | 'no-internet';
  readonly wireless: readonly WirelessNetworkView[];
  readonly selected: string | null;
  readonly canContinue: boolean;
  readonly canGoBack: boolean;
  /** Of the connection, in the place of the list. */
  readonly properties?: {
    readonly ssid: string;
    readonly security: 'open' | 'wpa2-personal' | 'wpa3-personal';
    readonly internet: boolean;
    readonly adapter: string;
    readonly address: string;
    readonly macAddress: string;
  };
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
    variant: ({ properties }) => (properties === undefined ? undefined : 'properties'),
    titleValues: ({ properties }) => (properties === undefined ? [] : [properties.ssid]),
    choices: ({ wireless }) => wireless.map(({ ssid }) => ssid),
    works: ({ wireless }) => wireless.some(({ state }) => state === 'connecting'),
  },
  'captive-portal': { room: 'page', tab: 'network', drawing: 'network' },
};
