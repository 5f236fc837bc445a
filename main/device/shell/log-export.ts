/** What "Export Logs" and "Collect logs" gather: the files of autopilot-facts 8.4 that this PC has, as text. */
import { formatHResult } from '../../protocols/hresult/hresult.ts';
import { pem } from '../../protocols/pki/pem.ts';
import { iso } from '../../world/time.ts';
import { attestationRecordOf } from '../attestation/attestation-record.ts';
import { autopilotInfoCsv } from '../autopilot/get-windows-autopilot-info.ts';
import { agentLogPath } from '../ime/agent-log.ts';
import type { Machine } from '../machine.ts';
import { derOf } from '../windows/certificate-store.ts';
import { computerNameOf } from '../windows/identity.ts';
import type { RegistryValue } from '../windows/registry.ts';

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** One export: what the archive is called, and what is in it. */
export interface LogExport {
  readonly name: string;
  readonly files: readonly ExportedFile[];
}

const agentLogs = agentLogPath.slice(0, agentLogPath.lastIndexOf('\\'));
const profileFolder = 'C:\\Windows\\ServiceState\\wmansvc';

const fileName = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

/** Text files of a folder, as they are. */
const folder = ({ files }: Machine, path: string): ExportedFile[] =>
  files.list(path).map((file) => ({ name: fileName(file.path), text: files.readText(file.path) ?? '' }));

/** A value in the syntax of a .reg file. */
function regValue(value: RegistryValue): string {
  const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
  const hex = (bytes: Uint8Array): string =>
    Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(',');
  switch (value.type) {
    case 'REG_SZ':
      return quoted(value.data);
    case 'REG_DWORD':
      return `dword:${value.data.toString(16).padStart(8, '0')}`;
    case 'REG_QWORD': {
      const bytes = Buffer.alloc(8);
      bytes.writeBigUInt64LE(BigInt(value.data));
      return `hex(b):${hex(bytes)}`;
    }
    case 'REG_MULTI_SZ':
      return `hex(7):${hex(Buffer.from(`${value.data.join('\0')}\0\0`, 'utf16le'))}`;
    case 'REG_BINARY':
      return `hex:${hex(Buffer.from(value.data, 'base64'))}`;
  }
}

function registryDump({ registry }: Machine): string {
  const keys = Object.entries(registry.state()).flatMap(([path, entries]) => [
    `[${path.replace(/^HKLM/, 'HKEY_LOCAL_MACHINE').replace(/^HKU/, 'HKEY_USERS')}]`,
    ...entries.map(({ name, value }) => `${name === '' ? '@' : `"${name}"`}=${regValue(value)}`),
    '',
  ]);
  return ['Windows Registry Editor Version 5.00', '', ...keys].join('\r\n');
}

/** Each channel a file, named as its .evtx in a real archive; one line an event. */
function eventLogs({ eventLog }: Machine): ExportedFile[] {
  const channels = [...new Set(eventLog.events().map(({ channel }) => channel))];
  return channels.map((channel) => ({
    name: `${channel
      .replace(/^Microsoft-Windows-/, '')
      .replaceAll('/', '-')
      .toLowerCase()}.txt`,
    text: eventLog
      .events(channel)
      .map(({ time, id, level, text }) => `${iso(time)}\t${id}\t${level}\t${text}\r\n`)
      .join(''),
  }));
}

/** What `certreq -q -enrollaik` says of the attestation key (autopilot-facts 8.3). */
function enrolAikOutput({ registry, certificates }: Machine): string {
  const { state, code } = attestationRecordOf(registry);
  const aik = certificates.state().find(({ purpose }) => purpose === 'AIK');
  if (state === 'succeeded' && aik)
    return [
      'HTTP/1.1 200 OK',
      'SCEPDispositionSuccess',
      'EnrollStatus(1): Enrolled',
      'New Certificate:',
      pem('CERTIFICATE', derOf(aik)),
    ].join('\r\n');
  return state === 'failed'
    ? `EnrollStatus: failed ${formatHResult(code)}\r\n`
    : 'EnrollStatus: not attempted\r\n';
}

function tpmInfo({ hardware }: Machine): string {
  const { manufacturerId, firmwareVersion, model, kind } = hardware.tpm;
  return [
    `TPM Manufacturer ID: ${manufacturerId}`,
    `TPM Model: ${model} (${kind})`,
    `TPM Manufacturer Version: ${firmwareVersion}`,
    'TPM Version: 2.0',
    '',
  ].join('\r\n');
}

/** `ek` is the TPMT_PUBLIC of the endorsement key. */
export function exportLogs(machine: Machine, ek: Uint8Array, name: string): LogExport {
  return {
    name,
    files: [
      ...folder(machine, profileFolder),
      ...folder(machine, agentLogs),
      { name: 'CertReq_enrollaik_Output.txt', text: enrolAikOutput(machine) },
      { name: 'CertUtil_tpminfo_Output.txt', text: tpmInfo(machine) },
      { name: `DeviceHash_${computerNameOf(machine.registry)}.csv`, text: autopilotInfoCsv(machine, ek) },
      { name: 'MdmDiagReport_RegistryDump.reg', text: registryDump(machine) },
      ...eventLogs(machine),
    ],
  };
}
