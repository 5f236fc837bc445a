/** `reseal exercises`: what can be given to a trainee. */
import { levels } from '../../../../shared/exercises/exercise.schema.ts';
import { rowOf, shippedExercises } from '../../exercises.ts';
import type { Command } from '../command.ts';
import { printLines } from '../terminal.ts';

export const exercises: Command = {
  words: [],
  options: { json: { help: 'as JSON' } },
  async run(given, terminal) {
    const rows = shippedExercises().map(rowOf);
    if (given.flag('json')) terminal.printJson(rows);
    else
      for (const [at, level] of levels.entries()) {
        if (at > 0) terminal.print('');
        terminal.print(`${level.charAt(0).toUpperCase()}${level.slice(1)}`);
        for (const row of rows.filter((one) => one.level === level))
          printLines(terminal, `  ${row.id.padEnd(28)} ${row.title}\n${' '.repeat(31)}${row.trueTitle}`);
      }
    return 0;
  },
};
