/**
 * What "Export Logs" and "Collect logs" gather: the files of facts/diagnostics#log-collection that this PC has. Traces,
 * which Windows keeps in a format of its own, are text of the same name.
 */
import type { SimTime } from '../../world/time.ts';
import { iso } from '../../world/time.ts';
import { autopilotInfoCsv } from '../autopilot/get-windows-autopilot-info.ts';
import { agentLogs } from '../ime/agent-log.ts';
import type { Machine } from '../windows/machine.ts';
import { computerNameOf } from '../windows/identity.ts';
import { autopilotTrace, enrolmentTrace } from './logs/collected-traces.ts';
import { eventLogFiles } from './logs/event-log-files.ts';
import { mdmDiagPage, mdmDiagReport } from './logs/mdm-diag-report.ts';
import { registryDump, registryDumpBytes } from './logs/registry-dump.ts';
import { enrolAikOutput, tpmHealthFile, tpmInfoOutput } from './logs/tool-outputs.ts';

export interface ExportedFile {
  readonly name: string;
  /** The file's text, or what a file that is none tells its reader. */
  readonly text: string;
  /** Of a file that is not UTF-8 text. */
  readonly bytes?: Uint8Array;
}

export const contentOf = ({ text, bytes }: ExportedFile): Uint8Array => bytes ?? Buffer.from(text, 'utf8');

/** One export: what the archive is called, when it was made by the PC's clock, and what is in it. */
export interface LogExport {
  readonly name: string;
  readonly time: SimTime;
  readonly files: readonly ExportedFile[];
}

const profileFolder = 'C:\\Windows\\ServiceState\\wmansvc';
const areas = ['Autopilot', 'TPM'];

const fileName = (path: string): string => path.slice(path.lastIndexOf('\\') + 1);

/** Text files of a folder, as they are. */
const folder = ({ files }: Machine, path: string): ExportedFile[] =>
  files.list(path).map((file) => ({ name: fileName(file.path), text: files.readText(file.path) ?? '' }));

/** The first line of a log that has lost its beginning. */
const olderGone = (count: number, what: string): string =>
  count === 0 ? '' : `(${count} older ${what})\r\n`;

/** Windows' own format of traces has no room for it; this one is ours. */
const traceMark = 'Reseal wrote this trace in a rehearsal, as text; Windows keeps it as .etl.\r\n';

/** '2026_03_02_08_00_00', as the names of traces end. */
const stamp = (at: SimTime): string => iso(at).slice(0, 19).replaceAll(/[-T:]/g, '_');

function traces({ world }: Machine, at: SimTime): ExportedFile[] {
  const { trace, traced } = world.internet;
  const gone = olderGone(traced.fallenOff?.count ?? 0, 'exchanges are no longer kept');
  const file = (area: string, text: string): ExportedFile => ({
    name: `DiagnosticLogCSP_Collector_${area}_${stamp(at)}.txt`,
    text: traceMark + gone + text,
  });
  return [file('Autopilot', autopilotTrace(trace)), file('DeviceEnrollment', enrolmentTrace(trace))];
}

/** What the collector notes of its own work. */
function collectorNotes(files: readonly ExportedFile[], at: SimTime): ExportedFile[] {
  const metadata = { areas, collectedAt: iso(at), fileCount: files.length, simulated: true };
  return [
    { name: 'MdmDiagLogMetadata.json', text: `${JSON.stringify(metadata, null, 2)}\r\n` },
    {
      name: 'MdmLogCollectorFootPrint.txt',
      text: files.map((file) => `${file.name}\t${contentOf(file).length} bytes\r\n`).join(''),
    },
    {
      name: 'Simulated.txt',
      text:
        'Reseal wrote this archive in a rehearsal: no real PC, tenant or person is in it.\r\n' +
        'The first record of each event log says so too. Traces, which Windows keeps as .etl, are text here.\r\n',
    },
  ];
}

/** `ek` is the TPMT_PUBLIC of the endorsement key. */
export function exportLogs(machine: Machine, ek: Uint8Array, name: string): LogExport {
  const time = machine.deviceTime();
  const registry = registryDump(machine.registry);
  const files = [
    ...folder(machine, profileFolder),
    ...folder(machine, agentLogs),
    { name: 'CertReq_enrollaik_Output.txt', text: enrolAikOutput(machine) },
    { name: 'CertUtil_tpminfo_Output.txt', text: tpmInfoOutput(machine) },
    { name: 'TpmHliInfo_Output.txt', text: tpmHealthFile(machine) },
    { name: `DeviceHash_${computerNameOf(machine.registry)}.csv`, text: autopilotInfoCsv(machine, ek) },
    { name: 'MDMDiagReport.xml', text: mdmDiagReport(machine) },
    { name: 'MDMDiagHtmlReport.html', text: mdmDiagPage(machine) },
    { name: 'MdmDiagReport_RegistryDump.reg', text: registry, bytes: registryDumpBytes(registry) },
    ...eventLogFiles(machine.eventLog),
    ...traces(machine, time),
  ];
  return { name, time, files: [...files, ...collectorNotes(files, time)] };
}
