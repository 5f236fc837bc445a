/**
 * DevDetail: the PC in detail; DNSComputerName renames it with the next restart
 * (facts/syncml#nodes-that-are-read).
 */
import { SyncMlStatus } from '../../../protocols/syncml/status-codes.ts';
import { iso } from '../../../world/time.ts';
import { computerNameOf, nameFromTemplate, renameComputer } from '../../windows/identity.ts';
import type { Machine } from '../../windows/machine.ts';
import { freeMegabytes } from '../packages/disk-space.ts';
import type { Csp, NodeCall, NodeRule } from './csp.ts';
import { told } from './rule-makers.ts';
import { windowsVersionOf } from './windows-version.ts';

const leaf = (path: string, initial: string | ((call: NodeCall) => string)): NodeRule => ({
  path,
  format: 'chr',
  access: 'G',
  initial,
});
const microsoft = (node: string, initial: string | ((call: NodeCall) => string)): NodeRule =>
  leaf(`Ext/Microsoft/${node}`, initial);

const architectures = { x64: '9', arm64: '12' } as const;

const macOf = ({ hardware }: Machine, medium: 'wired' | 'wireless'): string => {
  const index = hardware.networkAdapters.findIndex((adapter) => adapter.medium === medium);
  return (hardware.macAddresses[index] ?? '').replaceAll('-', '');
};

function rename({ context }: NodeCall, data: string): number {
  const { machine } = context;
  const name = nameFromTemplate(data, machine.hardware.serialNumber, machine.world.random('computer name'));
  if (name === '') return SyncMlStatus.BadRequest;
  renameComputer(machine.registry, name);
  return SyncMlStatus.OK;
}

export const devDetail: Csp = {
  name: 'DevDetail',
  root: 'DevDetail',
  scopes: ['Device'],
  rules: [
    leaf('DevTyp', ({ context }) => context.machine.hardware.chassis),
    leaf('OEM', ({ context }) => context.machine.hardware.manufacturer),
    leaf('FwV', ({ context }) => context.machine.hardware.firmware.version),
    leaf('HwV', ({ context }) => context.machine.hardware.firmware.board),
    leaf('SwV', ({ context }) => windowsVersionOf(context.machine).version),
    leaf('LrgObj', 'true'),
    told('URI/MaxDepth', 'int', '0'),
    told('URI/MaxTotLen', 'int', '0'),
    told('URI/MaxSegLen', 'int', '0'),
    leaf('Ext/WLANMACAddress', ({ context }) => macOf(context.machine, 'wireless')),
    leaf('Ext/WlanIPv4Address', ''),
    leaf('Ext/WlanIPv6Address', ''),
    leaf('Ext/WlanDnsSuffix', ''),
    leaf('Ext/WlanSubnetMask', ''),
    leaf('Ext/VoLTEServiceSetting', '0'),
    microsoft('LocalTime', ({ context }) => iso(context.machine.deviceTime())),
    microsoft('DeviceName', ({ context }) => computerNameOf(context.machine.registry)),
    microsoft('OSPlatform', ({ context }) => windowsVersionOf(context.machine).edition),
    microsoft(
      'ProcessorArchitecture',
      ({ context }) => architectures[context.machine.hardware.cpu.architecture],
    ),
    microsoft('ProcessorType', ({ context }) => context.machine.hardware.cpu.model),
    microsoft('TotalRAM', ({ context }) => String(context.machine.hardware.memoryMegabytes)),
    microsoft('TotalStorage', ({ context }) =>
      String(context.machine.hardware.disks.reduce((sum, disk) => sum + disk.sizeGigabytes * 1_024, 0)),
    ),
    microsoft('FreeStorage', ({ context }) => String(freeMegabytes(context.machine))),
    microsoft('MobileID', 'not capable'),
    microsoft('CommercializationOperator', ''),
    microsoft('RadioSwV', ''),
    microsoft('SMBIOSVersion', ({ context }) => context.machine.hardware.firmware.version),
    microsoft('SMBIOSSerialNumber', ({ context }) => context.machine.hardware.serialNumber),
    microsoft('Resolution', ({ context }) => {
      const { widthPixels, heightPixels } = context.machine.hardware.display;
      return `${widthPixels}x${heightPixels}`;
    }),
    {
      path: 'Ext/Microsoft/DNSComputerName',
      format: 'chr',
      access: 'GR',
      initial: ({ context }) => computerNameOf(context.machine.registry),
      accepts: rename,
    },
    leaf('Ext/DeviceHardwareData', ({ context }) => context.parts.hardwareHash()),
  ],
};
