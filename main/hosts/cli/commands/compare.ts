/** `reseal compare REPORT REPORT`: what changed between two preflights or two runs; 0 whether anything did or not. */
import * as v from 'valibot';
import { BadInputError } from '../../../../shared/failures.ts';
import { parseJsonFile } from '../../../../shared/json/json-file.ts';
import { readPreflight } from '../../../../shared/preflight/preflight.schema.ts';
import { readReport } from '../../../../shared/session/report.schema.ts';
import { comparePreflights } from '../../../session/compare/compare-preflights.ts';
import { compareRuns } from '../../../session/compare/compare-runs.ts';
import type { Comparison } from '../../../session/compare/change.ts';
import { readTextFile } from '../../shipped.ts';
import type { Command } from '../command.ts';
import { printWrapped } from '../terminal.ts';

export const compare: Command = {
  words: ['REPORT', 'REPORT'],
  options: { json: { help: 'the changes as JSON' } },
  async run(given, terminal) {
    const [before = '', after = ''] = given.words(0);
    const { summary, changes } = changesBetween(before, after);
    const same = changes.length === 0;
    if (given.flag('json')) terminal.printJson({ before, after, same, summary, changes });
    else if (same) terminal.print('Nothing has changed.');
    else {
      printWrapped(terminal, summary);
      for (const [role, title] of titles) {
        const own = changes.filter((change) => change.role === role);
        if (own.length > 0) for (const line of ['', `${title}:`]) terminal.print(line);
        for (const { words } of own) printWrapped(terminal, `  ${words}`);
      }
    }
    return 0;
  },
};

const titles = [
  ['cause', 'What changed'],
  ['effect', 'What follows'],
] as const;

const isPreflight = (value: unknown): boolean =>
  v.is(v.looseObject({ reseal: v.literal('preflight') }), value);

function changesBetween(before: string, after: string): Comparison {
  const [then, now] = [before, after].map((file) => parseJsonFile(file, readTextFile(file)));
  if (isPreflight(then) !== isPreflight(now))
    throw new BadInputError(
      'One is of a preflight, the other is not',
      `${before}, ${after}`,
      'Name two of `reseal preflight --json`, or two of `reseal run --json`',
    );
  return isPreflight(then)
    ? comparePreflights(readPreflight(then, before), readPreflight(now, after))
    : compareRuns(readReport(then, before), readReport(now, after));
}
