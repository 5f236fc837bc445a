/** The PC's addresses. Those of the internet come from the ranges that documents use (RFC 5737). */
import type { HardwareProfile } from './hardware-profile.ts';

type Medium = HardwareProfile['networkAdapters'][number]['medium'];

const nets: Readonly<Record<Medium, string>> = { wired: '192.0.2', wireless: '198.51.100' };

/** The last byte of the hardware address makes the host's part, never 0, 1 or 255. */
const hostPart = (address: string): number => 2 + (Number.parseInt(address.slice(-2), 16) % 250);

/** An adapter's IPv4 address and its gateway's. */
export function addressesOf(medium: Medium, macAddress: string): { address: string; gateway: string } {
  const net = nets[medium];
  return { address: `${net}.${hostPart(macAddress)}`, gateway: `${net}.1` };
}

/** What the properties of a Wi-Fi connection tell of its adapter. */
export function wirelessAddressOf({ networkAdapters, macAddresses }: HardwareProfile): {
  readonly adapter: string;
  readonly address: string;
  readonly macAddress: string;
} {
  const index = networkAdapters.findIndex(({ medium }) => medium === 'wireless');
  const macAddress = macAddresses[index] ?? '';
  return {
    adapter: networkAdapters[index]?.name ?? '',
    address: addressesOf('wireless', macAddress).address,
    macAddress,
  };
}
