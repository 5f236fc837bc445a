/** `reseal scenarios`: what can be rehearsed. */
import { printLines } from '../terminal.ts';
import { shippedScenarios } from '../../sources.ts';
import type { Command } from '../command.ts';

export const scenarios: Command = {
  words: [],
  options: { json: { help: 'as JSON' } },
  async run(given, terminal) {
    const rows = shippedScenarios().map(({ id, title, description, release, expect }) => ({
      id,
      title,
      description,
      release,
      outcome: expect.outcome,
      code: expect.code ?? null,
    }));
    if (given.flag('json')) terminal.printJson(rows);
    else
      for (const { id, title, description } of rows)
        printLines(terminal, `${id.padEnd(28)} ${title}\n${' '.repeat(29)}${description}`);
    return 0;
  },
};
