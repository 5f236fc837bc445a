/** Entry of `cli.cjs`. */
import { commands } from './commands.ts';
import { runCommandLine } from './run-command-line.ts';
import { terminal } from './terminal.ts';

void runCommandLine(commands, process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code;
});
