/** What a command of the command prompt is given and what it gives back. */
import type { Process } from '../../../world/process.ts';
import type { SimTime } from '../../../world/time.ts';
import { iso } from '../../../world/time.ts';
import type { Machine } from '../../windows/machine.ts';
import type { Collection } from '../mdm-diagnostics-tool.ts';
import type { WindowOrder } from '../started-programs.ts';
import type { OnScreen } from '../processes.ts';
import type { PendingShutdown } from '../pending-shutdown.ts';

/** What a command asks of the window, or of the PC, besides an answer. */
export type PromptOrder = 'close' | 'clear' | Collection | WindowOrder;

export interface Answer {
  readonly lines: readonly string[];
  /** What goes to the window even where the lines go into a file or to another command. */
  readonly errors?: readonly string[];
  /** %ERRORLEVEL%: 0 where it is left out. */
  readonly code?: number;
  readonly order?: PromptOrder;
  /** Work that ends in the rest of the answer: the prompt comes back with it. */
  readonly work?: Process<Answer>;
  /** The prompt's folder from now on. */
  readonly folder?: string;
  /** A variable of this prompt that is set, or with '' deleted. */
  readonly variable?: readonly [name: string, value: string];
}

export interface CommandFacts {
  readonly machine: Machine;
  /** Somebody with an Entra account is signed in to Windows. */
  readonly userSignedIn: boolean;
  readonly shutdowns: PendingShutdown;
  /** TPMT_PUBLIC of the endorsement key, for the hardware hash. */
  readonly ekPublic: Uint8Array;
  readonly screen: OnScreen;
  /** Windows is installed anew, and nothing is kept. */
  reset(): void;
}

/** The prompt that a line is typed at. */
export interface Place {
  /** What follows the command's name, as it was typed. */
  readonly rest: string;
  /** 'C:' and 'C:\\Windows': without a backslash at the end. */
  readonly folder: string;
  /** By name, in Windows' spelling. */
  readonly variables: ReadonlyMap<string, string>;
  /** The lines that another command hands over by `|`, or a file by `<`. */
  readonly input?: readonly string[];
  /** Shows lines of the answer while the command is still at work. */
  readonly print: (...lines: readonly string[]) => void;
  readonly terminal: Terminal;
}

/** The window that the prompt stands in. */
export interface Terminal {
  /** As the PC is now, for what goes on while other lines are typed. */
  facts(): CommandFacts;
  print(lines: readonly string[]): void;
  clear(): void;
  /** Shows a question in place of the prompt, and waits for the line that is typed then. */
  ask(question: string): Process<string>;
  /** Ctrl+C ends `work`, and no more than it. */
  interruptible<T>(work: Process<T>): Process<{ readonly value: T } | 'interrupted'>;
  obey(order: Exclude<PromptOrder, 'clear'>): void;
}

export type Command = (words: readonly string[], facts: CommandFacts, place: Place) => Answer;

/** A row of the table: a command, and what `help` says of it where Windows' own does. */
export interface CommandRow {
  readonly run: Command;
  readonly help?: string;
}

export type Commands = Readonly<Record<string, CommandRow>>;

export const tells = (...lines: readonly string[]): Answer => ({ lines });

/** Lines of the error stream, and an exit code of 1. */
export const fails = (...errors: readonly string[]): Answer => ({ lines: [], errors, code: 1 });

/** Work whose answer is its lines. */
export function* telling(work: Process<readonly string[]>): Process<Answer> {
  return tells(...(yield* work));
}

/** The lines of a text. */
export const linesOf = (text: string): readonly string[] => text.replace(/\r?\n$/, '').split(/\r?\n/);

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

const weekdays = ['Thursday', 'Friday', 'Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday'];
const millisecondsOfDay = 86_400_000;

/** 1 January 1970 was a Thursday. */
export const weekdayOf = (at: SimTime): string => weekdays[Math.floor(at / millisecondsOfDay) % 7] ?? '';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 'Monday, March 2, 2026' */
export function longDate(at: SimTime): string {
  const time = iso(at);
  const month = months[Number(time.slice(5, 7)) - 1] ?? '';
  return `${weekdayOf(at)}, ${month} ${Number(time.slice(8, 10))}, ${time.slice(0, 4)}`;
}

/** 1234567 as '1,234,567'. */
export const grouped = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
