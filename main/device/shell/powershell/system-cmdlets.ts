/** The PC as a whole: its time, its power, what it is, and the session's own. */
import { ownOf } from '../../../../shared/own.ts';
import { HResults } from '../../../protocols/hresult/codes.ts';
import { formatHResult } from '../../../protocols/hresult/hresult.ts';
import { sleep } from '../../../world/process.ts';
import { iso, seconds } from '../../../world/time.ts';
import { builds } from '../../../../shared/release.ts';
import { computerNameOf } from '../../windows/identity.ts';
import { accountOf } from '../commands/accounts.ts';
import { longDate } from '../commands/command.ts';
import type { PowerOrder } from '../pending-shutdown.ts';
import type { Cmdlet, Cmdlets } from './cmdlet.ts';
import { PsError, record, shortTime } from './values.ts';

/** 'yyyy-MM-dd HH:mm:ss' and the like. */
function formatted(time: string, pattern: string): string {
  const hour = Number(time.slice(11, 13));
  const parts: Readonly<Record<string, string>> = {
    yyyy: time.slice(0, 4),
    MM: time.slice(5, 7),
    dd: time.slice(8, 10),
    HH: time.slice(11, 13),
    hh: String(hour % 12 || 12).padStart(2, '0'),
    mm: time.slice(14, 16),
    ss: time.slice(17, 19),
    tt: hour < 12 ? 'AM' : 'PM',
  };
  return pattern.replaceAll(/yyyy|MM|dd|HH|hh|mm|ss|tt/g, (part) => ownOf(parts, part) ?? part);
}

const getDate: Cmdlet = {
  parameters: { Format: 'text', UFormat: 'text' },
  run({ args, facts, emit }) {
    const at = facts.machine.deviceTime();
    const time = iso(at);
    const format = args.text('Format');
    if (format !== undefined) {
      emit(formatted(time, format));
      return;
    }
    const [, clock = ''] = /^\S+ (.*)$/.exec(shortTime(at)) ?? [];
    emit(`\n${longDate(at)} ${clock}\n\n`);
  },
};

const powers = (order: PowerOrder, source: string): Cmdlet => ({
  parameters: { Force: 'switch', ComputerName: 'texts' },
  positions: ['ComputerName'],
  run({ facts }) {
    const { domain, name } = accountOf(facts.machine);
    const isTaken = facts.shutdowns.request({
      order,
      after: 0,
      program: 'C:\\Windows\\System32\\wbem\\WmiPrvSE.exe',
      account: `${domain}\\${name}`,
    });
    if (!isTaken)
      throw new PsError(
        'Failed to restart the computer with the following error message: A system shutdown is in progress.',
        {
          source,
          category: `OperationStopped: (${computerNameOf(facts.machine.registry)}:String) [${source}], InvalidOperationException`,
          id: `RestartcomputerFailed,Microsoft.PowerShell.Commands.${source.replaceAll('-', '')}Command`,
        },
      );
  },
});

const getComputerInfo: Cmdlet = {
  parameters: { Property: 'texts' },
  positions: ['Property'],
  run({ facts, emit }) {
    const { hardware, registry, release } = facts.machine;
    const [, , build = ''] = builds[release].split('.');
    emit(
      record('ComputerInfo', [
        [
          'WindowsProductName',
          registry.text('HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion', 'ProductName') ?? '',
        ],
        ['WindowsVersion', '2009'],
        ['OsBuildNumber', build],
        ['CsName', computerNameOf(registry)],
        ['CsManufacturer', hardware.manufacturer],
        ['CsModel', hardware.model],
        ['BiosSMBIOSBIOSVersion', hardware.firmware.version],
        ['BiosSeralNumber', hardware.serialNumber],
      ]),
    );
  },
};

/** The classes that technicians ask for a serial number and a model. */
const classes: Readonly<
  Record<string, (facts: Parameters<NonNullable<Cmdlet['run']>>[0]['facts']) => ReturnType<typeof record>>
> = {
  win32_bios: ({ machine: { hardware } }) =>
    record('Win32_BIOS', [
      ['SMBIOSBIOSVersion', hardware.firmware.version],
      ['Manufacturer', hardware.firmware.vendor],
      ['Name', hardware.firmware.version],
      ['SerialNumber', hardware.serialNumber],
      ['Version', hardware.firmware.version],
    ]),
  win32_computersystem: ({ machine: { hardware, registry } }) =>
    record('Win32_ComputerSystem', [
      ['Name', computerNameOf(registry)],
      ['Manufacturer', hardware.manufacturer],
      ['Model', hardware.model],
      ['TotalPhysicalMemory', hardware.memoryMegabytes * 1_048_576],
      ['SystemFamily', hardware.family],
    ]),
  win32_operatingsystem: ({ machine: { release } }) => {
    const [major, minor, build] = builds[release].split('.');
    return record('Win32_OperatingSystem', [
      ['SystemDirectory', 'C:\\WINDOWS\\system32'],
      ['BuildNumber', build ?? ''],
      ['Version', `${major}.${minor}.${build}`],
    ]);
  },
};

const getCimInstance: Cmdlet = {
  parameters: { ClassName: 'text', Class: 'text', Namespace: 'text' },
  positions: ['ClassName'],
  mandatory: 'ClassName',
  run({ args, facts, emit, name }) {
    const asked = (args.text('ClassName') ?? args.text('Class') ?? '').toLowerCase();
    const make = ownOf(classes, asked);
    if (!make)
      throw new PsError('Invalid class', {
        source: name,
        category: `MetadataError: (root\\cimv2:${asked}:String) [${name}], CimException`,
        id: `HRESULT ${formatHResult(HResults.WBEM_E_INVALID_CLASS)},Microsoft.Management.Infrastructure.CimCmdlets.${name.replaceAll('-', '')}Command`,
      });
    emit(make(facts));
  },
};

export const systemCmdlets: Cmdlets = {
  'Clear-Host': { parameters: {}, run: ({ terminal }) => terminal.clear() },
  'Get-CimInstance': getCimInstance,
  'Get-ComputerInfo': getComputerInfo,
  'Get-Date': getDate,
  'Get-Help': {
    parameters: { Name: 'text' },
    positions: ['Name'],
    run: ({ say }) => say('Get-Help cannot find the Help files on this computer.'),
  },
  'Get-WmiObject': getCimInstance,
  'Restart-Computer': powers('restart', 'Restart-Computer'),
  'Start-Sleep': {
    parameters: { Seconds: 'number', Milliseconds: 'number' },
    positions: ['Seconds'],
    run: ({ args }) =>
      sleep(seconds((args.number('Seconds') ?? 0) + (args.number('Milliseconds') ?? 0) / 1_000)),
  },
  'Stop-Computer': powers('shut down', 'Stop-Computer'),
};
