/** Every command of the command prompt by its name, a file for each family (facts/command-prompt). */
import { powershell } from '../powershell/powershell.ts';
import { mdmDiagnosticsTool } from '../mdm-diagnostics-tool.ts';
import type { Command, Commands } from './command.ts';
import { certificateCommands } from './certificate-commands.ts';
import { fileCommands } from './file-commands.ts';
import { wevtutil } from './event-commands.ts';
import { machineCommands } from './machine-commands.ts';
import { joinCommands } from './join-commands.ts';
import { networkCommands } from './network-commands.ts';
import { textCommands } from './text-commands.ts';
import { tpmCommands } from './tpm-commands.ts';
import { wirelessCommands } from './wireless-commands.ts';
import { timeCommands } from './time-commands.ts';
import { helpOn, promptCommands } from './prompt-commands.ts';
import { recoveryCommands } from './recovery-commands.ts';
import { reg } from './registry-commands.ts';
import { processCommands } from './process-commands.ts';
import { serviceCommands } from './service-commands.ts';
import { cmdOn, smallCommands } from './small-commands.ts';
import { shutdown } from './shutdown-command.ts';
import { startOn, windowCommands } from './window-commands.ts';

const collect: Command = (words, { machine }) => {
  const { lines, collection } = mdmDiagnosticsTool(words, machine.registry);
  return collection ? { lines, order: collection } : { lines };
};

export const commands: Commands = {
  ...promptCommands,
  ...fileCommands,
  ...helpOn(() => commands),
  ...machineCommands,
  ...certificateCommands,
  ...joinCommands,
  ...networkCommands,
  ...recoveryCommands,
  ...tpmCommands,
  ...wirelessCommands,
  ...textCommands,
  ...processCommands,
  ...serviceCommands,
  ...timeCommands,
  ...windowCommands,
  ...startOn(() => commands),
  ...smallCommands,
  ...cmdOn(() => commands),
  powershell: powershell(() => commands),
  shutdown: { run: shutdown, help: 'Allows proper local or remote shutdown of machine.' },
  mdmdiagnosticstool: { run: collect },
  reg: { run: reg },
  wevtutil: { run: wevtutil },
};
