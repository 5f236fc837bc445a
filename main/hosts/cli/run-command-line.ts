/** Finds the command that a command line names, runs it, and turns what goes wrong into a line and a code. */
import { BadInputError } from '../../../shared/failures.ts';
import { readArguments } from './arguments.ts';
import type { CommandEntry } from './command.ts';
import { commandHelp, overview } from './help.ts';
import type { Terminal } from './terminal.ts';

/** Resolves with the exit code: 0, 1, or 2 for bad usage and bad input (DESIGN 9). */
export async function runCommandLine(
  entries: readonly CommandEntry[],
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  try {
    return await run(entries, argv, terminal);
  } catch (error) {
    if (error instanceof BadInputError) {
      terminal.tell(error.line());
      return 2;
    }
    terminal.tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}

async function run(
  entries: readonly CommandEntry[],
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const [first] = argv;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    terminal.print(overview(entries));
    return first === undefined ? 2 : 0;
  }
  const entry = entries.find(({ name }) => name.split(' ').every((word, place) => argv[place] === word));
  if (entry === undefined) throw new BadInputError('There is no such command', first, 'See: reseal --help.');
  const command = await entry.load();
  const rest = argv.slice(entry.name.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.print(commandHelp(entry, command));
    return 0;
  }
  return command.run(readArguments(entry.name, command, rest), terminal);
}
