/** Where a command writes: results on standard output, all else on standard error. */
export interface Terminal {
  /** A line of the result. */
  print(line: string): void;
  /** A result for a program, as indented JSON. */
  printJson(value: unknown): void;
  /** A line for a person: progress, a warning, an error. */
  tell(line: string): void;
}

// A reader that goes away (`reseal … | head`) ends the command, quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

export const terminal: Terminal = {
  print: (line) => void process.stdout.write(`${line}\n`),
  printJson: (value) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
  tell: (line) => void process.stderr.write(`${line}\n`),
};
