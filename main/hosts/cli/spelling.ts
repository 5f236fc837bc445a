/**
 * The ways in which an option may be written. `--name value` is lost where a shell or npm takes the dashes away (npm’s
 * own script for PowerShell drops `--`), so `name=value` means the same, and so does a switch’s bare name.
 */
import { BadInputError } from '../../../shared/failures.ts';
import { ownOf, owns } from '../../../shared/own.ts';
import type { Command, Option } from './command.ts';

type Options = Command['options'];

/** `name=value`, `--name=value` or `-name=value`; a file's name that looks so is written with its folder. */
const assignment = /^(-{0,2})([a-z][a-z-]*)=(.*)$/is;
const bareName = /^-{0,2}([a-z][a-z-]*)$/i;

const yes = ['true', 'yes', 'on', '1', ''];
const no = ['false', 'no', 'off', '0'];

/** The words in the one spelling that Node's parser knows; what stands behind `--` is left as it is. */
export function withDashes(argv: readonly string[], options: Options, remedy: string): string[] {
  const words: string[] = [];
  for (let place = 0; place < argv.length; place += 1) {
    const word = argv[place] ?? '';
    if (word === '--') return [...words, ...argv.slice(place)];
    const name = optionIn(word, options);
    const named = name === undefined ? undefined : ownOf(options, name);
    const assigned = assignment.exec(word)?.[3];
    if (name === undefined || named === undefined) {
      refuseUnknown(word, remedy);
      words.push(word);
    } else if (assigned !== undefined) words.push(...assignedWords(name, named, assigned, word, remedy));
    else if (named.value === undefined) words.push(`--${name}`);
    else if (word.startsWith('-')) {
      // The next word is its value, whatever it looks like; Node's parser says where there is none.
      place += 1;
      const value = argv[place];
      words.push(value === undefined ? `--${name}` : `--${name}=${value}`);
    } else words.push(word);
  }
  return words;
}

/** The option that a word names, in any case of letters. */
function optionIn(word: string, options: Options): string | undefined {
  const name = (assignment.exec(word)?.[2] ?? bareName.exec(word)?.[1])?.toLowerCase();
  return name !== undefined && owns(options, name) ? name : undefined;
}

function assignedWords(name: string, { value }: Option, given: string, word: string, remedy: string) {
  if (value !== undefined) return [`--${name}=${given}`];
  const said = given.toLowerCase();
  if (yes.includes(said)) return [`--${name}`];
  if (no.includes(said)) return [];
  throw new BadInputError('This switch is true or false', word, remedy);
}

/** A misspelt `name=value` shall not be taken for a file. */
function refuseUnknown(word: string, remedy: string): void {
  const [, dashes, name] = assignment.exec(word) ?? [];
  if (name !== undefined && dashes === '')
    throw new BadInputError(
      `There is no option "${name}"`,
      word,
      `${remedy} A file of this name is written ./${word}`,
    );
}
