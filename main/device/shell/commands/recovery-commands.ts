/** What begins the PC anew, or lets it go on without a network (facts/command-prompt#joins-and-recovery). */
import type { Command, Commands } from './command.ts';
import { accountOf } from './accounts.ts';
import { fails, tells } from './command.ts';

const bypassKey = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\OOBE';
const bypassFile = 'C:\\Windows\\System32\\oobe\\BypassNRO.cmd';

const notThere = fails('The system cannot find the path specified.');

/** What the batch file does: a value, and a restart. */
const bypassNetwork: Command = (_words, { machine, shutdowns }) => {
  if (!machine.files.file(bypassFile)) return notThere;
  machine.registry.setNumber(bypassKey, 'BypassNRO', 1);
  const { domain, name } = accountOf(machine);
  shutdowns.request({
    order: 'restart',
    after: 0,
    program: 'C:\\Windows\\System32\\shutdown.exe',
    account: `${domain}\\${name}`,
  });
  return tells('The operation completed successfully.');
};

const systemReset: Command = (_words, { reset }, { rest }) => {
  if (/^\s*[-/](factoryreset|cleanpc)\s*$/i.test(rest)) reset();
  return tells();
};

export const recoveryCommands: Commands = {
  'oobe\\bypassnro': { run: bypassNetwork },
  systemreset: { run: systemReset },
};
