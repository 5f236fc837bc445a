/** What a command of the command prompt is given and what it gives back. */
import type { Process } from '../../../world/process.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Collection } from '../mdm-diagnostics-tool.ts';

/** What the line asks of the PC besides an answer. */
export type PromptOrder = 'close' | 'clear' | 'restart' | 'shut down' | Collection;

export interface Answer {
  readonly lines: readonly string[];
  readonly order?: PromptOrder;
  /** Work that ends in more lines: the prompt comes back with them. */
  readonly work?: Process<readonly string[]>;
  /** The prompt's folder from now on. */
  readonly folder?: string;
  /** A variable of this prompt that is set, or with '' deleted. */
  readonly variable?: readonly [name: string, value: string];
}

export interface CommandFacts {
  readonly machine: Machine;
  /** Somebody with an Entra account is signed in to Windows. */
  readonly userSignedIn: boolean;
}

/** The prompt that a line is typed at. */
export interface Place {
  /** What follows the command's name, as it was typed. */
  readonly rest: string;
  /** 'C:' and 'C:\\Windows': without a backslash at the end. */
  readonly folder: string;
  /** By name, in Windows' spelling. */
  readonly variables: ReadonlyMap<string, string>;
}

export type Command = (words: readonly string[], facts: CommandFacts, place: Place) => Answer;

/** A row of the table: a command, and what `help` says of it where Windows' own does. */
export interface CommandRow {
  readonly run: Command;
  readonly help?: string;
}

export type Commands = Readonly<Record<string, CommandRow>>;

export const tells = (...lines: readonly string[]): Answer => ({ lines });

/** The arguments of a line: quotes keep blanks together and are none of it. */
export const argumentsOf = (rest: string): readonly string[] =>
  (rest.match(/(?:"[^"]*"?|[^\s"])+/g) ?? []).map((word) => word.replaceAll('"', ''));

export const hasSwitch = (words: readonly string[], name: string): boolean =>
  words.some((word) => word.toLowerCase().replace(/^-/, '/') === `/${name}`);

/** 03/02/2026 and 08:00 AM, as Windows with the United States' formats writes them. */
export function dateAndTime(iso: string): { readonly date: string; readonly time: string } {
  const hour = Number(iso.slice(11, 13));
  return {
    date: `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}`,
    time: `${String(hour % 12 || 12).padStart(2, '0')}:${iso.slice(14, 16)} ${hour < 12 ? 'AM' : 'PM'}`,
  };
}

/** 1234567 as '1,234,567'. */
export const grouped = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
