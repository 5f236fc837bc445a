/** Every command of the command prompt by its name, a file for each family (facts/command-prompt). */
import { dsregcmdStatus } from '../dsregcmd.ts';
import { mdmDiagnosticsTool } from '../mdm-diagnostics-tool.ts';
import type { Command, Commands } from './command.ts';
import { hasSwitch, telling, tells } from './command.ts';
import { fileCommands } from './file-commands.ts';
import { wevtutil } from './event-commands.ts';
import { machineCommands } from './machine-commands.ts';
import { networkCommands } from './network-commands.ts';
import { textCommands } from './text-commands.ts';
import { timeCommands } from './time-commands.ts';
import { helpOn, promptCommands } from './prompt-commands.ts';
import { reg } from './registry-commands.ts';
import { processCommands } from './process-commands.ts';
import { serviceCommands } from './service-commands.ts';
import { shutdown } from './shutdown-command.ts';

const dsregcmd: Command = (words, { machine, userSignedIn }) =>
  hasSwitch(words, 'status')
    ? { lines: [], work: telling(dsregcmdStatus(machine, userSignedIn)) }
    : tells('DSREGCMD switches', '    /status : Displays the device join status');

const collect: Command = (words, { machine }) => {
  const { lines, collection } = mdmDiagnosticsTool(words, machine.registry);
  return collection ? { lines, order: collection } : { lines };
};

export const commands: Commands = {
  ...promptCommands,
  ...fileCommands,
  ...helpOn(() => commands),
  ...machineCommands,
  ...networkCommands,
  ...textCommands,
  ...processCommands,
  ...serviceCommands,
  ...timeCommands,
  dsregcmd: { run: dsregcmd },
  shutdown: { run: shutdown, help: 'Allows proper local or remote shutdown of machine.' },
  mdmdiagnosticstool: { run: collect },
  reg: { run: reg },
  wevtutil: { run: wevtutil },
};
