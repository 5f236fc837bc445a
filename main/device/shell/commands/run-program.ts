/** Finding a command by what was typed for it. */
import { ownOf } from '../../../../shared/own.ts';
import type { Answer, CommandFacts, Commands, Place } from './command.ts';

/** `C:\\Windows\\System32\\ipconfig.exe` is `ipconfig`. */
const programName = (typed: string): string =>
  typed
    .toLowerCase()
    .replace(/^c:\\windows\\(?:system32|sysnative)\\/, '')
    .replace(/^\.\\/, '')
    .replace(/\.(?:exe|com|cmd)$/, '');

/** What a program answers; undefined where there is none of the name. */
export function runProgram(
  commands: Commands,
  typed: string,
  facts: CommandFacts,
  place: Place,
): Answer | undefined {
  const words = place.rest
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  return ownOf(commands, programName(typed))?.run(words, facts, place);
}
