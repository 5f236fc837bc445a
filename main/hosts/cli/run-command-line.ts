/** Finds the command that a command line names, runs it, and turns what goes wrong into a line and a code. */
import { printLines } from './terminal.ts';
import { BadInputError } from '../../../shared/failures.ts';
import { readArguments } from './arguments.ts';
import type { CommandEntry } from './command.ts';
import { commandHelp, overview } from './help.ts';
import type { Terminal } from './terminal.ts';

const helpWords = ['--help', '-h', '/?', 'help'];

/** Resolves with the exit code: 0, 1, or 2 for bad usage and bad input. */
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
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
    printLines({ print: terminal.tell }, said);
    return 1;
  }
}

async function run(
  entries: readonly CommandEntry[],
  argv: readonly string[],
  terminal: Terminal,
): Promise<number> {
  // A `--` in front is what npm or another runner of scripts has left.
  if (argv[0] === '--') return run(entries, argv.slice(1), terminal);
  const [first] = argv;
  if (first === undefined || helpWords.includes(first)) {
    printLines(terminal, overview(entries));
    return first === undefined ? 2 : 0;
  }
  const entry = entries.find(({ name }) => name.split(' ').every((word, place) => argv[place] === word));
  if (entry === undefined) throw new BadInputError('There is no such command', first, 'See: reseal --help.');
  const command = await entry.load();
  const words = argv.slice(entry.name.split(' ').length);
  const rest = command.words.length === 0 ? words.filter((word) => word !== '--') : words;
  if (rest.some((word) => helpWords.includes(word))) {
    printLines(terminal, commandHelp(entry, command));
    return 0;
  }
  return command.run(readArguments(entry.name, command, rest), terminal);
}
