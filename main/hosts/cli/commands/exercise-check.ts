/** `reseal exercise check FILE...`: whether files are exercises, a line for each thing that is wrong. */
import { BadInputError } from '../../../../shared/failures.ts';
import { checkExercise } from '../../check-exercise.ts';
import type { Command } from '../command.ts';

export const exerciseCheck: Command = {
  words: ['FILE...'],
  options: {},
  async run(given, terminal) {
    let isGood = true;
    for (const file of given.words(0)) {
      const faults = linesOf(file);
      for (const line of faults) terminal.tell(line);
      if (faults.length === 0) terminal.print(`${file}: no faults`);
      else isGood = false;
    }
    return isGood ? 0 : 2;
  },
};

/** One for each fault; a file that cannot be read at all is one. */
function linesOf(file: string): readonly string[] {
  try {
    return checkExercise(file).map(({ at, what }) => `${file}${at === '' ? '' : `, at ${at}`}: ${what}`);
  } catch (error) {
    if (error instanceof BadInputError) return [error.line()];
    throw error;
  }
}
