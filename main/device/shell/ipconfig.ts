/** What `ipconfig` prints of this PC's adapters. Addresses come from the range that documents use (RFC 5737). */
import type { Machine } from '../windows/machine.ts';

const field = (name: string, value: string): string => `   ${name.padEnd(34, ' .')}: ${value}`;

/** The last byte of the hardware address makes the host's part, never 0, 1 or 255. */
const hostPart = (address: string): number => 2 + (Number.parseInt(address.slice(-2), 16) % 250);

export function ipconfig({ hardware, network }: Machine): string[] {
  const adapters = hardware.networkAdapters.flatMap(({ medium }, index) => {
    const wired = medium === 'wired';
    const up = wired
      ? network.wired === 'connected' || network.wired === 'no-internet'
      : network.connectedTo !== null;
    const net = wired ? '192.0.2' : '198.51.100';
    return [
      wired ? 'Ethernet adapter Ethernet:' : 'Wireless LAN adapter Wi-Fi:',
      '',
      ...(up ? [] : [field('Media State ', 'Media disconnected')]),
      field('Connection-specific DNS Suffix ', ''),
      ...(up
        ? [
            field('IPv4 Address ', `${net}.${hostPart(hardware.macAddresses[index] ?? '')}`),
            field('Subnet Mask ', '255.255.255.0'),
            field('Default Gateway ', `${net}.1`),
          ]
        : []),
      '',
    ];
  });
  return ['', 'Windows IP Configuration', '', '', ...adapters].slice(0, -1);
}
