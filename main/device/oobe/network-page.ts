/** The network page: the wired port and the Wi-Fi networks in range. */
import type { NetworkView, WirelessNetworkView } from '../../../shared/stage/view.ts';
import { wirelessAddressOf } from '../hardware/addresses.ts';
import type { HardwareProfile } from '../hardware/hardware-profile.ts';
import type { NetworkAdapters, WirelessNetwork } from '../hardware/network-adapters.ts';
import type { OobeContext } from './oobe.events.ts';

/** The name of the network that is chosen; the hidden one has the name that was typed for it. */
export const chosenNetwork = ({ network }: Pick<OobeContext, 'network'>): string =>
  network.selected === '' ? network.name : (network.selected ?? '');

/** What the opened row shows. */
function stateOf({ network }: OobeContext, connecting: boolean): WirelessNetworkView['state'] {
  if (connecting) return 'connecting';
  return network.asking === 'nothing' ? 'idle' : `asking-${network.asking}`;
}

export function networkPage(
  context: OobeContext,
  adapters: NetworkAdapters,
  hardware: HardwareProfile,
  connecting: boolean,
): NetworkView {
  const { network, profile } = context;
  const row = (ssid: string, { signal, security }: WirelessNetwork): WirelessNetworkView => ({
    ssid,
    signal,
    secured: security !== 'open',
    state:
      ssid !== '' && adapters.connectedTo === ssid
        ? 'connected'
        : network.selected === ssid
          ? stateOf(context, connecting)
          : 'idle',
    automatic: network.selected === ssid ? network.automatic : true,
    problem: network.selected === ssid ? network.problem : null,
  });
  const shows = ({ ssid, hidden }: WirelessNetwork) => hidden !== true || ssid === adapters.connectedTo;
  const [hidden] = adapters.wireless.filter((one) => !shows(one));
  const connected = adapters.wireless.find(({ ssid }) => ssid === adapters.connectedTo);
  return {
    id: 'network',
    wired: adapters.wired,
    wireless: [
      ...adapters.wireless.filter(shows).map((one) => row(one.ssid, one)),
      ...(hidden ? [row('', hidden)] : []),
    ],
    selected: network.selected,
    canContinue: adapters.linkUp,
    canGoBack: (profile?.CloudAssignedRegion ?? '') === '',
    ...(network.properties && connected
      ? {
          properties: {
            ssid: connected.ssid,
            security: connected.security,
            internet: connected.internet,
            ...wirelessAddressOf(hardware),
          },
        }
      : {}),
  };
}
