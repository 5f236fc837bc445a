/** `systeminfo` (facts/command-prompt#system-chip-and-certificates). */
import { builds } from '../../../../shared/release.ts';
import { domainMembershipOf } from '../../join/domain-membership.ts';
import { computerNameOf } from '../../windows/identity.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Command, Commands } from './command.ts';
import { grouped, tells } from './command.ts';
import { adaptersOf } from './ipconfig.ts';

const editionNames: Readonly<Record<Machine['edition'], string>> = {
  pro: 'Pro',
  enterprise: 'Enterprise',
  education: 'Education',
  home: 'Home',
};

/** What follows a number in square brackets stands under it. */
const numbered = (what: string, parts: readonly (readonly string[])[]): string =>
  [
    `${parts.length} ${what} Installed.`,
    ...parts.flatMap(([first = '', ...more], index) => [
      `[${String(index + 1).padStart(2, '0')}]: ${first}`,
      ...more.map((line) => `      ${line}`),
    ]),
  ].join('\n');

const processors = ({ hardware: { cpu } }: Machine): string =>
  numbered(
    'Processor(s)',
    Array.from({ length: cpu.packages }, () => [cpu.model]),
  );

const networkCards = (machine: Machine): string =>
  numbered(
    'NIC(s)',
    adaptersOf(machine).map(({ description, name, isUp, address, gateway }) => [
      description,
      `Connection Name: ${name}`,
      ...(isUp
        ? ['DHCP Enabled:    Yes', `DHCP Server:     ${gateway}`, 'IP address(es)', `[01]: ${address}`]
        : ['Status:          Media disconnected']),
    ]),
  );

function systemFields(machine: Machine): readonly (readonly [name: string, value: string])[] {
  const { hardware, registry, release, edition } = machine;
  const { firmware } = hardware;
  const [major, minor, build] = builds[release].split('.');
  const domain = domainMembershipOf(registry)?.domain;
  return [
    ['Host Name', computerNameOf(registry)],
    ['OS Name', `Microsoft Windows ${release.startsWith('windows-11') ? 11 : 10} ${editionNames[edition]}`],
    ['OS Version', `${major}.${minor}.${build} N/A Build ${build}`],
    ['OS Manufacturer', 'Microsoft Corporation'],
    ['OS Configuration', domain === undefined ? 'Standalone Workstation' : 'Member Workstation'],
    ['OS Build Type', 'Multiprocessor Free'],
    ['System Manufacturer', hardware.manufacturer],
    ['System Model', hardware.model],
    ['System Type', hardware.cpu.architecture === 'arm64' ? 'ARM64-based PC' : 'x64-based PC'],
    ['Processor(s)', processors(machine)],
    ['BIOS Version', `${firmware.vendor} ${firmware.version}, ${firmware.releaseDate}`],
    ['Windows Directory', 'C:\\Windows'],
    ['System Directory', 'C:\\Windows\\system32'],
    ['Total Physical Memory', `${grouped(hardware.memoryMegabytes)} MB`],
    ['Domain', domain ?? 'WORKGROUP'],
    ['Network Card(s)', networkCards(machine)],
  ];
}

const systeminfo: Command = (_words, { machine }) =>
  tells(
    '',
    ...systemFields(machine).flatMap(([name, value]) =>
      value
        .split('\n')
        .map((line, index) => `${index === 0 ? `${name}:`.padEnd(31) : ' '.repeat(31)}${line}`),
    ),
  );

export const machineCommands: Commands = {
  systeminfo: { run: systeminfo, help: 'Displays machine specific properties and configuration.' },
};
