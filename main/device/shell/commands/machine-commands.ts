/** What the PC is made of and holds: `systeminfo`, `tpmtool`, `certutil` (facts/command-prompt#system-chip-and-certificates). */
import { formatHResult, fromWin32 } from '../../../protocols/hresult/hresult.ts';
import { Win32 } from '../../../protocols/hresult/win32.ts';
import { readCertificate } from '../../../protocols/pki/certificate.ts';
import { iso } from '../../../world/time.ts';
import { builds } from '../../../../shared/release.ts';
import { domainMembershipOf } from '../../join/domain-membership.ts';
import type { StoredCertificate, StoreName } from '../../windows/certificate-store.ts';
import { derOf } from '../../windows/certificate-store.ts';
import { computerNameOf } from '../../windows/identity.ts';
import type { Machine } from '../../windows/machine.ts';
import { tpmHealthOutput, tpmInfoOutput } from '../logs/tool-outputs.ts';
import type { Command, Commands } from './command.ts';
import { argumentsOf, dateAndTime, grouped, tells } from './command.ts';

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

const linesOf = (text: string): readonly string[] => text.replace(/\r\n$/, '').split('\r\n');

const tpmtool: Command = ([verb], { machine }) =>
  verb?.toLowerCase() === 'getdeviceinformation'
    ? tells('', ...linesOf(tpmHealthOutput(machine)))
    : tells('Usage: TpmTool.exe getdeviceinformation');

/** Stores by the names of the command line, with what Windows calls them. */
const stores: Readonly<Record<string, readonly [store: StoreName, title: string]>> = {
  my: ['My', 'Personal'],
  root: ['Root', 'Trusted Root Certification Authorities'],
  ca: ['CA', 'Intermediate Certification Authorities'],
  'aad token issuer': ['AAD Token Issuer', 'AAD Token Issuer'],
};

/** 3/2/2026 8:00 AM. */
function shortTime(at: Parameters<typeof iso>[0]): string {
  const { date, time } = dateAndTime(iso(at));
  return `${date} ${time}`.replaceAll(/(^|\/| )0/g, '$1');
}

function certificateLines(stored: StoredCertificate, index: number): readonly string[] {
  const facts = readCertificate(derOf(stored));
  const container = stored.keyContainer;
  return [
    `================ Certificate ${index} ================`,
    `Serial Number: ${facts.serialNumber}`,
    `Issuer: ${facts.issuer}`,
    ` NotBefore: ${shortTime(facts.notBefore)}`,
    ` NotAfter: ${shortTime(facts.notAfter)}`,
    `Subject: ${facts.subject}`,
    `Cert Hash(sha1): ${facts.thumbprint.toLowerCase()}`,
    ...(container === null
      ? []
      : [`  Key Container = ${container}`, '  Provider = Microsoft Platform Crypto Provider']),
    '',
  ];
}

function listStore(machine: Machine, words: readonly string[]): readonly string[] {
  const isUser = words.some((word) => word === '-user');
  const asked = words.filter((word) => word !== '-user').join(' ') || 'ca';
  const [, found] = Object.entries(stores).find(([name]) => name === asked) ?? [];
  if (!found)
    return [
      `CertUtil: -store command FAILED: ${formatHResult(fromWin32(Win32.ERROR_FILE_NOT_FOUND))} (WIN32: ${Win32.ERROR_FILE_NOT_FOUND} ERROR_FILE_NOT_FOUND)`,
      'CertUtil: The system cannot find the file specified.',
    ];
  const [store, title] = found;
  return [
    `${store} "${title}"`,
    ...machine.certificates.list(isUser ? 'CurrentUser' : 'LocalMachine', store).flatMap(certificateLines),
    'CertUtil: -store command completed successfully.',
  ];
}

const certutil: Command = (_words, { machine }, { rest }) => {
  const words = argumentsOf(rest.toLowerCase()).map((word) => word.replace(/^\//, '-'));
  if (words.includes('-store'))
    return tells(
      ...listStore(
        machine,
        words.filter((word) => word !== '-store'),
      ),
    );
  if (words[0] === '-tpminfo')
    return tells(...linesOf(tpmInfoOutput(machine)), 'CertUtil: -TPMInfo command completed successfully.');
  return tells('CertUtil: Unknown arg', 'CertUtil -? displays a verb list (command list)');
};

export const machineCommands: Commands = {
  systeminfo: { run: systeminfo, help: 'Displays machine specific properties and configuration.' },
  tpmtool: { run: tpmtool },
  certutil: { run: certutil },
};
