/** `reseal faults [ID]`: the catalogue of what can be set otherwise in a rehearsal. */
import { BadInputError } from '../../../../shared/failures.ts';
import { faultCatalogue } from '../../../../shared/faults/index.ts';
import type { FaultEntry, FaultParameter } from '../../../../shared/faults/fault-entry.ts';
import type { Command } from '../command.ts';
import { printLines } from '../terminal.ts';

export const faults: Command = {
  words: ['[ID]'],
  options: { json: { help: 'as JSON' } },
  async run(given, terminal) {
    const id = given.word(0);
    const rows = faultCatalogue.filter((entry) => id === null || entry.id === id);
    if (rows.length === 0)
      throw new BadInputError('There is no such fault', id ?? '', 'See all of them: reseal faults.');
    if (given.flag('json')) terminal.printJson(rows);
    else if (id === null) printLines(terminal, listOf(rows).join('\n'));
    else for (const entry of rows) printLines(terminal, told(entry));
    return 0;
  },
};

/** A line for each fault below its category's name. */
const listOf = (rows: readonly FaultEntry[]): readonly string[] =>
  rows.flatMap((entry, at) => [
    ...(entry.category === rows[at - 1]?.category ? [] : [...(at > 0 ? [''] : []), titleOf(entry.category)]),
    `  ${entry.id.padEnd(30)}${entry.title}`,
  ]);

const titleOf = (category: FaultEntry['category']): string =>
  category === 'tpm' ? 'TPM' : `${category.charAt(0).toUpperCase()}${category.slice(1)}`;

/** All that is known of one fault. */
const told = (entry: FaultEntry): string =>
  [
    `${entry.id}  ${entry.title}`,
    `  Sets       ${entry.sets}`,
    ...entry.parameters.map((one) => `  With       ${one.key}: ${parameterWords(one)}`),
    `  Bites      ${entry.bites}`,
    `  Page       ${entry.shows.page}`,
    ...(entry.shows.codes.length > 0 ? [`  Codes      ${entry.shows.codes.join(', ')}`] : []),
    `  Log        ${entry.shows.log}`,
    `  Cause      ${entry.cause}`,
    `  Remedy     ${entry.remedy}`,
    `  Lifted     ${entry.lifted}`,
  ].join('\n');

function parameterWords({ title, value }: FaultParameter): string {
  switch (value.kind) {
    case 'number':
      return `${title}, ${value.least} to ${value.most}; ${value.usual} if left out`;
    case 'word':
      return `${title}: ${value.words.join(', ')}; ${value.words[0]} if left out`;
    case 'choice':
      return `${title}; ${value.usual ?? 'one that it has an effect on'} if left out`;
  }
}
