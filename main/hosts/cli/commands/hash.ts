/** `reseal hash SCENARIO`: the hardware-hash CSV of the scenario's PC, for `reseal register`. */
import { printLines } from '../terminal.ts';
import { createRehearsal } from '../../../session/rehearsal.ts';
import { findScenario, sourcesOf } from '../../sources.ts';
import type { Command } from '../command.ts';

export const hash: Command = {
  words: ['SCENARIO'],
  options: {
    'group-tag': { value: 'TAG', help: 'the group tag to register with' },
    'assigned-user': { value: 'UPN', help: 'the user to assign' },
  },
  async run(given, terminal) {
    const { pc } = createRehearsal(sourcesOf(findScenario(given.word(0) ?? ''), null));
    const csv = pc.hardwareHashCsv(given.text('group-tag') ?? '', given.text('assigned-user') ?? '');
    printLines(terminal, csv.trimEnd());
    return 0;
  },
};
