/**
 * Where a command writes: results on standard output, all else on standard error. The one way to a terminal: what
 * comes from files is made visible here.
 */
import { wrapped } from './wrapped.ts';
import { visibleJson, visibleText } from '../visible-text.ts';

export interface Terminal {
  /** A line of the result. */
  print(line: string): void;
  /** A result for a program, as indented JSON. */
  printJson(value: unknown): void;
  /** A line for a person: progress, a warning, an error. */
  tell(line: string): void;
  /** How far something is, in place of what it said before; '' wipes it away. Only where a person looks on. */
  progress?(line: string): void;
  /** Columns, where a person looks on. */
  readonly width?: number | undefined;
}

// A reader that goes away (`reseal … | head`) ends the command, quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

/** For a page of text: each line as wide as the terminal is. */
export function printWrapped({ print, width }: Pick<Terminal, 'print' | 'width'>, line: string): void {
  for (const part of wrapped(visibleText(line), width)) print(part);
}

/** A text of several lines. */
export function printLines({ print }: Pick<Terminal, 'print'>, text: string): void {
  for (const line of text.split(/\r?\n/)) print(line);
}

export const terminal: Terminal = {
  print: (line) => void process.stdout.write(`${visibleText(line)}\n`),
  printJson: (value) => void process.stdout.write(`${visibleJson(JSON.stringify(value, null, 2))}\n`),
  tell: (line) => void process.stderr.write(`${visibleText(line)}\n`),
  progress: (line) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${visibleText(line)}`);
  },
  get width() {
    return process.stdout.isTTY ? process.stdout.columns : undefined;
  },
};
