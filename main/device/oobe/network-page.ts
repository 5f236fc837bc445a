/** The network page: the wired port and the Wi-Fi networks in range. */
import type { NetworkView } from '../../../shared/stage/view.ts';
import type { NetworkAdapters } from '../hardware/network-adapters.ts';
import type { OobeContext } from './oobe.events.ts';

export function networkPage(
  { network, profile }: OobeContext,
  adapters: NetworkAdapters,
  connecting: boolean,
): NetworkView {
  return {
    id: 'network',
    wired: adapters.wired,
    wireless: adapters.wireless.map(({ ssid, signal, security }) => ({
      ssid,
      signal,
      secured: security !== 'open',
      state:
        adapters.connectedTo === ssid
          ? 'connected'
          : network.selected !== ssid
            ? 'idle'
            : connecting
              ? 'connecting'
              : network.asking
                ? 'asking-password'
                : 'idle',
      problem: network.selected === ssid ? network.problem : null,
    })),
    selected: network.selected,
    canContinue: adapters.linkUp,
    canGoBack: (profile?.CloudAssignedRegion ?? '') === '',
  };
}
