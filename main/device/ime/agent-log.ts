/** IntuneManagementExtension.log in the line layout of CMTrace (facts/management-extension#log-line). */
import { remembering } from '../../world/remember.ts';
import { iso } from '../../world/time.ts';
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { Machine } from '../windows/machine.ts';
import type { FileSystem, StoredFile } from '../windows/file-system.ts';

export const agentLogPath =
  'C:\\ProgramData\\Microsoft\\IntuneManagementExtension\\Logs\\IntuneManagementExtension.log';

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
export function logLine(machine: Machine, message: string, type: LogType = 'info'): void {
  const at = iso(machine.deviceTime());
  const [day, time] = [at.slice(0, -14), at.slice(-13, -1)];
  const line =
    `<![LOG[${message}]LOG]!><time="${time}0000" date="${dateOf(day)}" ` +
    `component="IntuneManagementExtension" context="" type="${types[type]}" thread="1" file="">`;
  if ((machine.files.file(agentLogPath)?.size ?? 0) > rollover.bytes) rollOver(machine, at);
  machine.files.appendText(agentLogPath, `${line}\r\n`);
}

/** A full log is put aside under the time, and the oldest beyond those that are kept is deleted. */
function rollOver({ files }: Machine, at: string): void {
  const stamp = at.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  files.writeText(agentLogPath.replace(/\.log$/, `-${stamp}.log`), files.readText(agentLogPath) ?? '');
  files.delete(agentLogPath);
  const rolled = rolledLogs(files);
  for (const { path } of rolled.slice(0, Math.max(0, rolled.length - rollover.kept))) files.delete(path);
}

/** The logs that were put aside, the oldest first. */
export function rolledLogs(files: FileSystem): readonly StoredFile[] {
  const folder = agentLogPath.slice(0, agentLogPath.lastIndexOf('\\'));
  return files.list(folder).filter(({ path }) => /\\IntuneManagementExtension-\d{8}-\d{6}\.log$/.test(path));
}

/** Entries about one app. */
export const appLog =
  (machine: Machine, app: Pick<Win32AppPolicy, 'Id' | 'Name'>) =>
  (text: string, type: LogType = 'info'): void =>
    logLine(machine, `[Win32App] ${app.Name} (id = ${app.Id}): ${text}`, type);
