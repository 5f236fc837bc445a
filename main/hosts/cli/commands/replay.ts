/** `reseal replay JOURNAL`: plays a journal again and tells what it came to. */
import { BadInputError } from '../../../../shared/failures.ts';
import { beginSession } from '../../../session/open-session.ts';
import { readJournal } from '../../../session/journal.ts';
import { tenantOfJournal } from '../../tenant-of-journal.ts';
import { sourcesOf } from '../../sources.ts';
import { readJournalFile } from '../../storage/journal-file.ts';
import type { Command } from '../command.ts';
import { printReport } from '../print-report.ts';
import { openWhole } from '../way.ts';

export const replay: Command = {
  words: ['JOURNAL'],
  options: {
    tenant: { value: 'DIR', help: 'where the tenant’s folder is now' },
    json: { help: 'the report as JSON' },
  },
  async run(given, terminal) {
    const file = given.word(0) ?? '';
    const text = readJournalFile(file);
    if (text === '')
      throw new BadInputError('The journal is empty', file, 'Name a journal that Reseal wrote.');
    const { header } = readJournal(text, file);
    const sources = sourcesOf(
      header.scenario,
      given.text('tenant') ?? tenantOfJournal(header, file),
      header.training,
    );
    // A replay only reads: what it would append or cut stays undone.
    const readOnly = { read: () => text, append: () => undefined, truncate: () => undefined };
    const notices: string[] = [];
    const session = beginSession(sources, readOnly, file, { tell: (notice) => notices.push(notice) });
    await openWhole(session, terminal);
    const report = session.report();
    if (given.flag('json')) terminal.printJson({ ...report, notices });
    else printReport(report, terminal);
    for (const notice of notices) terminal.tell(notice);
    return notices.some((notice) => /^(?:Divergence|Entry)/.test(notice)) ? 1 : 0;
  },
};
