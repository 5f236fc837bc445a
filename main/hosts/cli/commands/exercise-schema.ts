/** `reseal exercise schema`: the JSON Schema of exercises, as it stands in `resources/exercises/schema`. */
import { exerciseFileSchema } from '../../../../shared/exercises/exercise-file-schema.ts';
import type { Command } from '../command.ts';

export const exerciseSchema: Command = {
  words: [],
  options: {},
  async run(_given, terminal) {
    terminal.printJson(exerciseFileSchema());
    return 0;
  },
};
