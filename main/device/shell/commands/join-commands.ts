/** `dsregcmd` (facts/entra-join#joininfo-and-dsregcmd, facts/command-prompt#joins-and-recovery). */
import { joinInfoOf, leaveEntra } from '../../join/join-info.ts';
import { dsregcmdStatus } from '../dsregcmd.ts';
import type { Command, Commands } from './command.ts';
import { hasSwitch, telling, tells } from './command.ts';

const usage = [
  'DSREGCMD switches',
  '                        /? : Displays the help message for DSREGCMD',
  '                   /status : Displays the device join status',
  '               /status_old : Displays the device join status in old format',
  '                     /join : Schedules and monitors the Autojoin task to Hybrid Join the device',
  '                    /leave : Performs Hybrid Unjoin',
  '                    /debug : Displays debug messages',
  '               /refreshprt : Refreshes PRT in the CloudAP cache',
];

const dsregcmd: Command = (words, { machine, userSignedIn }) => {
  if (hasSwitch(words, 'status') || hasSwitch(words, 'status_old'))
    return { lines: [], work: telling(dsregcmdStatus(machine, userSignedIn)) };
  if (!hasSwitch(words, 'leave')) return tells(...usage);
  const joined = joinInfoOf(machine);
  leaveEntra(machine);
  const told = joined
    ? [`DsrCmdLeaveHelper::Leave: device ${joined.deviceId} has left tenant ${joined.tenantId}.`]
    : ['DsrCmdLeaveHelper::Leave: the device is not joined.'];
  return { ...tells(...(hasSwitch(words, 'debug') ? told : [])), code: joined ? 0 : 1 };
};

export const joinCommands: Commands = { dsregcmd: { run: dsregcmd } };
