/** The texts of `--help`. */
import type { Command, CommandEntry } from './command.ts';

/** The list of commands. */
export function overview(entries: readonly CommandEntry[]): string {
  const rows = entries.map(({ name, summary }) => [name, summary] as const);
  return [
    'Rehearses Windows Autopilot for pre-provisioned deployment, offline.',
    '',
    'Usage: reseal COMMAND [options]',
    '',
    ...columns(rows),
    '',
    'reseal COMMAND --help tells more of one command.',
    'Options may be written without dashes, which some shells take away: host=browser, json.',
  ].join('\n');
}

/** One command: its words and options. */
export function commandHelp({ name, summary }: CommandEntry, command: Command): string {
  const rows = Object.entries(command.options).map(
    ([option, { value, help }]) => [`--${option}${value === undefined ? '' : ` ${value}`}`, help] as const,
  );
  const words = command.words.length === 0 ? '' : ` ${command.words.join(' ')}`;
  const options = rows.length === 0 ? '' : ' [options]';
  return [`Usage: reseal ${name}${words}${options}`, '', summary, '', ...columns(rows)].join('\n').trimEnd();
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
