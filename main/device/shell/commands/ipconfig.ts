/** `ipconfig` with `/all`, `/flushdns` and `/renew`: this PC's adapters (facts/command-prompt#network). */
import { addressesOf } from '../../hardware/addresses.ts';
import { domainMembershipOf } from '../../join/domain-membership.ts';
import { computerNameOf } from '../../windows/identity.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Command } from './command.ts';
import { tells } from './command.ts';

export interface Adapter {
  /** 'Ethernet' or 'Wi-Fi'. */
  readonly name: string;
  readonly kind: string;
  readonly description: string;
  readonly macAddress: string;
  readonly isUp: boolean;
  readonly address: string;
  readonly gateway: string;
}

export const adaptersOf = ({ hardware, network }: Machine): readonly Adapter[] =>
  hardware.networkAdapters.map(({ medium, name }, index) => {
    const macAddress = hardware.macAddresses[index] ?? '';
    const isWired = medium === 'wired';
    return {
      name: isWired ? 'Ethernet' : 'Wi-Fi',
      kind: isWired ? 'Ethernet adapter' : 'Wireless LAN adapter',
      description: name,
      macAddress,
      isUp: isWired
        ? network.wired === 'connected' || network.wired === 'no-internet'
        : network.connectedTo !== null,
      ...addressesOf(medium, macAddress),
    };
  });

/** A dot in every second column up to the colon. */
const field = (name: string, value: string): string =>
  `   ${name}${'. '.repeat(17).slice(name.length)}: ${value}`;
const heading = ['', 'Windows IP Configuration', ''];

function adapterLines(adapter: Adapter, isAll: boolean): readonly string[] {
  const { kind, name, description, macAddress, isUp, address, gateway } = adapter;
  return [
    `${kind} ${name}:`,
    '',
    ...(isUp ? [] : [field('Media State', 'Media disconnected')]),
    field('Connection-specific DNS Suffix  ', ''),
    ...(isAll
      ? [
          field('Description', description),
          field('Physical Address', macAddress),
          field('DHCP Enabled', 'Yes'),
          field('Autoconfiguration Enabled', 'Yes'),
        ]
      : []),
    ...(isUp
      ? [
          field('IPv4 Address', isAll ? `${address}(Preferred)` : address),
          field('Subnet Mask', '255.255.255.0'),
          field('Default Gateway', gateway),
          ...(isAll
            ? [
                field('DHCP Server', gateway),
                field('DNS Servers', gateway),
                field('NetBIOS over Tcpip', 'Enabled'),
              ]
            : []),
        ]
      : []),
    '',
  ];
}

function configuration(machine: Machine, isAll: boolean): readonly string[] {
  const domain = domainMembershipOf(machine.registry)?.domain ?? '';
  const host = [
    field('Host Name', computerNameOf(machine.registry)),
    field('Primary Dns Suffix  ', domain),
    field('Node Type', 'Hybrid'),
    field('IP Routing Enabled', 'No'),
    field('WINS Proxy Enabled', 'No'),
  ];
  const adapters = adaptersOf(machine).flatMap((adapter) => adapterLines(adapter, isAll));
  return [...heading, ...(isAll ? host : []), '', ...adapters].slice(0, -1);
}

export const ipconfig: Command = (_words, { machine }, { rest }) => {
  const asked = rest.trim().toLowerCase().replace(/^-/, '/');
  switch (asked) {
    case '':
    case '/all':
      return tells(...configuration(machine, asked === '/all'));
    case '/flushdns':
      return tells(...heading, 'Successfully flushed the DNS Resolver Cache.');
    case '/registerdns':
      return tells(
        ...heading,
        'Registration of the DNS resource records for all adapters of this computer has been initiated. Any errors will be reported in the Event Viewer in 15 minutes.',
      );
    case '/displaydns':
      return tells(...heading.slice(0, 2));
    case '/renew': {
      const down = adaptersOf(machine).filter(({ isUp }) => !isUp);
      const refusals = down.map(
        ({ name }) => `No operation can be performed on ${name} while it has its media disconnected.`,
      );
      return tells(...heading, ...refusals, ...configuration(machine, false).slice(heading.length));
    }
    default:
      return tells('', 'Error: unrecognized or incomplete command line.');
  }
};
