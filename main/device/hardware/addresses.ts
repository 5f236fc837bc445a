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

/** The address of a host of the internet: one of 203.0.113.0/24, always the same for a name. */
export const addressOfHost = (host: string): string =>
  `203.0.113.${1 + Array.from(host.toLowerCase()).reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 254, 0)}`;

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
