/** What `ipconfig` prints of this PC's adapters. */
import { addressesOf } from '../hardware/addresses.ts';
import type { Machine } from '../windows/machine.ts';

const field = (name: string, value: string): string => `   ${name.padEnd(34, ' .')}: ${value}`;

export function ipconfig({ hardware, network }: Machine): string[] {
  const adapters = hardware.networkAdapters.flatMap(({ medium }, index) => {
    const wired = medium === 'wired';
    const up = wired
      ? network.wired === 'connected' || network.wired === 'no-internet'
      : network.connectedTo !== null;
    const { address, gateway } = addressesOf(medium, hardware.macAddresses[index] ?? '');
    return [
      wired ? 'Ethernet adapter Ethernet:' : 'Wireless LAN adapter Wi-Fi:',
      '',
      ...(up ? [] : [field('Media State ', 'Media disconnected')]),
      field('Connection-specific DNS Suffix ', ''),
      ...(up
        ? [
            field('IPv4 Address ', address),
            field('Subnet Mask ', '255.255.255.0'),
            field('Default Gateway ', gateway),
          ]
        : []),
      '',
    ];
  });
  return ['', 'Windows IP Configuration', '', '', ...adapters].slice(0, -1);
}
