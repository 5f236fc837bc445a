/** `net user`: the local accounts of this PC (facts/command-prompt#services). */
import { computerNameOf } from '../../windows/identity.ts';
import type { Machine } from '../../windows/machine.ts';
import { localAccounts } from './accounts.ts';
import type { Answer } from './command.ts';
import { fails, tells } from './command.ts';

/** How `net` refuses, with the number that explains it. */
export const helpMessage = (code: number, ...first: readonly string[]): Answer => ({
  ...fails(...first, '', `More help is available by typing NET HELPMSG ${code}.`),
  code: 2,
});

export function netUser(machine: Machine, name: string | undefined): Answer {
  const accounts = localAccounts(machine);
  if (name === undefined) {
    const names = accounts.map((account) => account.name);
    const rows = Array.from({ length: Math.ceil(names.length / 3) }, (_row, index) =>
      names
        .slice(index * 3, index * 3 + 3)
        .map((one) => one.padEnd(25))
        .join(''),
    );
    return tells(
      '',
      `User accounts for \\\\${computerNameOf(machine.registry)}`,
      '',
      '-'.repeat(79),
      ...rows,
      'The command completed successfully.',
      '',
    );
  }
  const account = accounts.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!account) return helpMessage(2221, 'The user name could not be found.');
  const row = (label: string, value: string): string => `${label.padEnd(29)}${value}`;
  return tells(
    row('User name', account.name),
    row('Full Name', ''),
    row('Comment', account.comment),
    row('Account active', account.isActive ? 'Yes' : 'No'),
    '',
    row('Local Group Memberships', account.groups.map((group) => `*${group}`).join(' ')),
    row('Global Group memberships', '*None'),
    'The command completed successfully.',
    '',
  );
}
