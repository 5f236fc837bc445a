/** IntuneManagementExtension.log in the line layout of CMTrace (intune-facts 2.9). */
import { calendar } from '../../world/time.ts';
import type { Win32AppPolicy } from '../../protocols/ime/ime.messages.ts';
import type { Machine } from '../windows/machine.ts';

export const agentLogPath =
  'C:\\ProgramData\\Microsoft\\IntuneManagementExtension\\Logs\\IntuneManagementExtension.log';

export type LogType = 'info' | 'warning' | 'error';
const types: Readonly<Record<LogType, number>> = { info: 1, warning: 2, error: 3 };

const two = (value: number): string => String(value).padStart(2, '0');

/** Appends one entry, stamped with the PC's own clock. */
export function logLine(machine: Machine, message: string, type: LogType = 'info'): void {
  const at = calendar(machine.deviceTime());
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  const fraction = `${String(at.getUTCMilliseconds()).padStart(3, '0')}0000`;
  const date = `${at.getUTCMonth() + 1}-${at.getUTCDate()}-${at.getUTCFullYear()}`;
  const line =
    `<![LOG[${message}]LOG]!><time="${time}.${fraction}" date="${date}" ` +
    `component="IntuneManagementExtension" context="" type="${types[type]}" thread="1" file="">`;
  machine.files.writeText(agentLogPath, `${machine.files.readText(agentLogPath) ?? ''}${line}\r\n`);
}

/** Entries about one app. */
export const appLog =
  (machine: Machine, app: Pick<Win32AppPolicy, 'Id' | 'Name'>) =>
  (text: string, type: LogType = 'info'): void =>
    logLine(machine, `[Win32App] ${app.Name} (id = ${app.Id}): ${text}`, type);
