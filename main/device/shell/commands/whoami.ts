/** `whoami` with `/user`, `/groups`, `/priv` and `/all` (facts/command-prompt#the-prompt-itself). */
import type { Machine } from '../../windows/machine.ts';
import { accountOf } from './accounts.ts';
import type { Command } from './command.ts';
import { fails, hasSwitch, tells } from './command.ts';

type Rows = readonly (readonly string[])[];

/** Columns as wide as their longest cell, under a heading that is underlined. */
function section(title: string, columns: readonly string[], rows: Rows): readonly string[] {
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' ');
  return [
    '',
    title,
    '-'.repeat(title.length),
    '',
    line(columns),
    widths.map((width) => '='.repeat(width)).join(' '),
    ...rows.map(line),
  ];
}

const group = 'Mandatory group, Enabled by default, Enabled group';
/** Of an administrator at the PC. */
const groups: Rows = [
  ['Everyone', 'Well-known group', 'S-1-1-0', group],
  ['NT AUTHORITY\\Local account and member of Administrators group', 'Well-known group', 'S-1-5-114', group],
  ['BUILTIN\\Administrators', 'Alias', 'S-1-5-32-544', `${group}, Group owner`],
  ['BUILTIN\\Users', 'Alias', 'S-1-5-32-545', group],
  ['NT AUTHORITY\\INTERACTIVE', 'Well-known group', 'S-1-5-4', group],
  ['CONSOLE LOGON', 'Well-known group', 'S-1-2-1', group],
  ['NT AUTHORITY\\Authenticated Users', 'Well-known group', 'S-1-5-11', group],
  ['Mandatory Label\\High Mandatory Level', 'Label', 'S-1-16-12288', ''],
];
const privileges: Rows = [
  ['SeIncreaseQuotaPrivilege', 'Adjust memory quotas for a process', 'Disabled'],
  ['SeSecurityPrivilege', 'Manage auditing and security log', 'Disabled'],
  ['SeTakeOwnershipPrivilege', 'Take ownership of files or other objects', 'Disabled'],
  ['SeLoadDriverPrivilege', 'Load and unload device drivers', 'Disabled'],
  ['SeSystemtimePrivilege', 'Change the system time', 'Disabled'],
  ['SeBackupPrivilege', 'Back up files and directories', 'Disabled'],
  ['SeRestorePrivilege', 'Restore files and directories', 'Disabled'],
  ['SeShutdownPrivilege', 'Shut down the system', 'Disabled'],
  ['SeDebugPrivilege', 'Debug programs', 'Disabled'],
  ['SeChangeNotifyPrivilege', 'Bypass traverse checking', 'Enabled'],
  ['SeRemoteShutdownPrivilege', 'Force shutdown from a remote system', 'Disabled'],
  ['SeImpersonatePrivilege', 'Impersonate a client after authentication', 'Enabled'],
  ['SeTimeZonePrivilege', 'Change the time zone', 'Disabled'],
];

const nameOf = (machine: Machine): string => {
  const { domain, name } = accountOf(machine);
  return `${domain}\\${name}`.toLowerCase();
};

const sections: Readonly<Record<string, (machine: Machine) => readonly string[]>> = {
  user: (machine) =>
    section('USER INFORMATION', ['User Name', 'SID'], [[nameOf(machine), machine.eventLog.signedIn]]),
  groups: () => section('GROUP INFORMATION', ['Group Name', 'Type', 'SID', 'Attributes'], groups),
  priv: () => section('PRIVILEGES INFORMATION', ['Privilege Name', 'Description', 'State'], privileges),
};

export const whoami: Command = (words, { machine }) => {
  if (words.length === 0) return tells(nameOf(machine));
  const asked = Object.entries(sections).filter(
    ([name]) => hasSwitch(words, 'all') || hasSwitch(words, name),
  );
  return asked.length === 0
    ? fails('ERROR: Invalid argument/option.', 'Type "WHOAMI /?" for usage.')
    : tells(...asked.flatMap(([, lines]) => lines(machine)));
};
