/** `reseal preflight merge FILE ...`: one page of the parts that several machines have rehearsed. */
import { parseJsonFile } from '../../../../shared/json/json-file.ts';
import { readPreflight } from '../../../../shared/preflight/preflight.schema.ts';
import { merged } from '../../../session/preflight/merge.ts';
import { readTextFile } from '../../shipped.ts';
import type { Command } from '../command.ts';
import { exitCodeOf, tellPreflight, writingOptions } from './preflight-output.ts';

export const preflightMerge: Command = {
  words: ['FILE...'],
  options: writingOptions,
  async run(given, terminal) {
    const report = merged(
      given.words(0).map((file) => ({
        file,
        report: readPreflight(parseJsonFile(file, readTextFile(file)), file),
      })),
    );
    tellPreflight(report, given, terminal);
    return exitCodeOf(report);
  },
};
