/** What a command of `reseal` is made of. */
import type { Terminal } from './terminal.ts';

export interface Option {
  /** What stands for the value in the help, e.g. 'FILE'; left out for a switch. */
  readonly value?: string;
  readonly help: string;
  /** May be given more than once. */
  readonly multiple?: boolean;
}

/** What was given on the command line, read by the command's options and words. */
export interface Arguments {
  /** The value of an option, or null. */
  text(option: string): string | null;
  texts(option: string): readonly string[];
  flag(option: string): boolean;
  /** A whole number within the bounds, or null. */
  integer(option: string, least: number, most: number): number | null;
  /** A word behind the command, by its place; null where it was left out. */
  word(place: number): string | null;
  /** All words from a place on, for a last word with '...'. */
  words(place: number): readonly string[];
}

export interface Command {
  /**
   * Names of the words behind the command, e.g. ['SCENARIO']; one in brackets may be left out: '[CODE]'; a last one
   * with dots may be several: 'FILE...'.
   */
  readonly words: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Resolves with the exit code: 0 done and as expected, 1 not as expected. Throws BadInputError for 2. */
  run(given: Arguments, terminal: Terminal): Promise<number>;
}

/** A row of the table of commands; `load` keeps what a command needs out of the way of all the others. */
export interface CommandEntry {
  /** One or two words, e.g. 'tenant check'. */
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}
