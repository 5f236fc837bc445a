/** `systeminfo` (facts/command-prompt#system-chip-and-certificates). */
import { builds } from '../../../../shared/release.ts';
import { domainMembershipOf } from '../../join/domain-membership.ts';
import { computerNameOf } from '../../windows/identity.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Command, Commands } from './command.ts';
import { grouped, tells } from './command.ts';

const editionNames: Readonly<Record<Machine['edition'], string>> = {
  pro: 'Pro',
  enterprise: 'Enterprise',
  education: 'Education',
  home: 'Home',
};

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
    ['BIOS Version', `${firmware.vendor} ${firmware.version}, ${firmware.releaseDate}`],
    ['Windows Directory', 'C:\\Windows'],
    ['System Directory', 'C:\\Windows\\system32'],
    ['Total Physical Memory', `${grouped(hardware.memoryMegabytes)} MB`],
    ['Domain', domain ?? 'WORKGROUP'],
  ];
}

const systeminfo: Command = (_words, { machine }) =>
  tells('', ...systemFields(machine).map(([name, value]) => `${`${name}:`.padEnd(31)}${value}`));

export const machineCommands: Commands = {
  systeminfo: { run: systeminfo, help: 'Displays machine specific properties and configuration.' },
};
