/** A command of `reseal` in this process. */
import { commands } from '../../main/hosts/cli/commands.ts';
import { runCommandLine } from '../../main/hosts/cli/run-command-line.ts';

/** How something ended, and what it told on standard error. */
export interface Ending {
  readonly code: number;
  readonly told: readonly string[];
  /** Processor time in milliseconds, where it was another process. */
  readonly took?: number;
}

export async function reseal(argv: readonly string[]): Promise<Ending> {
  const told: string[] = [];
  const terminal = { print() {}, printJson() {}, tell: (line: string) => void told.push(line) };
  return { code: await runCommandLine(commands, argv, terminal), told };
}
