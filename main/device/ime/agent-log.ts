/**
 * The agent's logs, each a file of its own since mid-2024, in the line layout of CMTrace
 * (facts/agent-log#files, facts/agent-log#form-of-a-line).
 */
import { remembering } from '../../world/remember.ts';
import { iso } from '../../world/time.ts';
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { Machine } from '../windows/machine.ts';
import type { FileSystem, StoredFile } from '../windows/file-system.ts';

export const agentLogs = 'C:\\ProgramData\\Microsoft\\IntuneManagementExtension\\Logs';

/** What a log holds; its name is the component of its lines, too. */
export type AgentLog =
  /** Check-ins, policies, scripts from afar, the agent itself. */
  | 'IntuneManagementExtension'
  /** Everything about apps, and what the Enrollment Status Page tracks of them. */
  | 'AppWorkload'
  /** Whether an app is to be acted on. */
  | 'AppActionProcessor'
  /** The process of each script. */
  | 'AgentExecutor';

export const agentLogPath = (log: AgentLog = 'IntuneManagementExtension'): string =>
  `${agentLogs}\\${log}.log`;

/** The agent puts a log of this size aside and keeps three of them (as readers of its logs report). */
export const rollover = { bytes: 3 * 1_024 * 1_024, kept: 3 } as const;

export type LogType = 'info' | 'warning' | 'error';
const types: Readonly<Record<LogType, number>> = { info: 1, warning: 2, error: 3 };

/** '2026-03-07' as the log writes it. */
const dateOf = remembering((day) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${month}-${date}-${year}`;
}, 8);

/** Appends one entry, stamped with the PC's own clock. */
export function logLine(
  machine: Machine,
  message: string,
  type: LogType = 'info',
  log: AgentLog = 'IntuneManagementExtension',
): void {
  const at = iso(machine.deviceTime());
  const [day, time] = [at.slice(0, -14), at.slice(-13, -1)];
  const line =
    `<![LOG[${message}]LOG]!><time="${time}0000" date="${dateOf(day)}" ` +
    `component="${log}" context="" type="${types[type]}" thread="1" file="">`;
  const path = agentLogPath(log);
  if ((machine.files.file(path)?.size ?? 0) > rollover.bytes) rollOver(machine, log, at);
  machine.files.appendText(path, `${line}\r\n`);
}

/** A full log is put aside under the time, and the oldest beyond those that are kept is deleted. */
function rollOver({ files }: Machine, log: AgentLog, at: string): void {
  const path = agentLogPath(log);
  const stamp = at.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  files.move(path, path.replace(/\.log$/, `-${stamp}.log`));
  const rolled = rolledLogs(files, log);
  for (const old of rolled.slice(0, Math.max(0, rolled.length - rollover.kept))) files.delete(old.path);
}

/** The logs of a kind that were put aside, the oldest first. */
export function rolledLogs(
  files: FileSystem,
  log: AgentLog = 'IntuneManagementExtension',
): readonly StoredFile[] {
  const name = new RegExp(`\\\\${log}-\\d{8}-\\d{6}\\.log$`);
  return files.list(agentLogs).filter(({ path }) => name.test(path));
}

/** Entries about one app. */
export const appLog =
  (machine: Machine, app: Pick<Win32AppPolicy, 'Id' | 'Name'>) =>
  (text: string, type: LogType = 'info'): void =>
    logLine(machine, `[Win32App] ${app.Name} (id = ${app.Id}): ${text}`, type, 'AppWorkload');
