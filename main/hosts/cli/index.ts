/** Entry of `cli-program.cjs`. */
import { endWithStarter } from '../lifetime/end-with-starter.ts';
import { commands } from './commands.ts';
import { runCommandLine } from './run-command-line.ts';
import { terminal } from './terminal.ts';

endWithStarter();
void runCommandLine(commands, process.argv.slice(2), terminal).then((code) => {
  process.exitCode = code;
});
