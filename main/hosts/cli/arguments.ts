/** Reads a command's words and options; every mistake becomes a BadInputError that names the argument. */
import { parseArgs } from 'node:util';
import { BadInputError } from '../../../shared/failures.ts';
import type { Arguments, Command, Option } from './command.ts';
import { withNpmOptions } from './kept-by-npm.ts';
import { withDashes } from './spelling.ts';
import { ownOf, owns } from '../../../shared/own.ts';

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** `name` is the command's, for the messages. */
export function readArguments(
  name: string,
  command: Command,
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Arguments {
  const remedy = `See: reseal ${name} --help.`;
  const given = withNpmOptions(name, command, argv, environment);
  const { values, positionals } = parse(withDashes(given, command.options, remedy), command.options, remedy);
  const least = command.words.filter((word) => !word.startsWith('[')).length;
  const missing = command.words[positionals.length];
  if (positionals.length < least && missing !== undefined)
    throw new BadInputError('This is missing', missing, remedy);
  const extra = positionals[command.words.length];
  if (extra !== undefined && !command.words.at(-1)?.endsWith('...'))
    throw oneTooMany(extra, command.options, remedy);
  return argumentsOf(values, positionals, remedy);
}

function oneTooMany(word: string, options: Command['options'], remedy: string): BadInputError {
  const [, name] = /^([a-z-]+)$/.exec(word) ?? [];
  return name !== undefined && owns(options, name)
    ? new BadInputError('This option has no value', word, `Write ${name}=VALUE. ${remedy}`)
    : new BadInputError('This is one word too many', word, remedy);
}

function parse(
  argv: readonly string[],
  options: Command['options'],
  remedy: string,
): { values: Values; positionals: readonly string[] } {
  try {
    return parseArgs({
      args: [...argv],
      options: Object.fromEntries(
        Object.entries(options).map(([name, option]) => [name, parserOption(option)]),
      ),
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new BadInputError(parserComplaint(error), 'Command line', remedy);
  }
}

function parserOption({ value, multiple }: Option) {
  return {
    type: value === undefined ? ('boolean' as const) : ('string' as const),
    multiple: multiple ?? false,
  };
}

/** Node's sentence without its hints, which speak of Node's own syntax. */
function parserComplaint(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split(/\.\s|\n/, 1)[0] ?? message;
}

function argumentsOf(values: Values, positionals: readonly string[], remedy: string): Arguments {
  const text = (option: string): string | null => {
    const value = ownOf(values, option);
    return typeof value === 'string' ? value : null;
  };
  return {
    text,
    texts(option) {
      const value = ownOf(values, option);
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    },
    flag: (option) => ownOf(values, option) === true,
    integer(option, least, most) {
      const given = text(option);
      if (given === null) return null;
      const number = Number(given);
      if (!/^\d+$/.test(given) || number < least || number > most)
        throw new BadInputError(
          `A whole number from ${least} to ${most} is needed`,
          `--${option} ${given}`,
          remedy,
        );
      return number;
    },
    word: (place) => positionals[place] ?? null,
    words: (place) => positionals.slice(place),
  };
}
