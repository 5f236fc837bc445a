/** Where a run without windows keeps its journal. */
import { BadInputError } from '../../../shared/failures.ts';
import { memoryJournal } from '../../session/memory-journal.ts';
import type { JournalStorage } from '../../session/session.ts';
import { openJournalFile } from './journal-file.ts';

/** A journal of its own: it does not go on with another's. Null: in memory. Throws BadInputError. */
export function newJournal(file: string | null): JournalStorage & { close(): void } {
  if (file === null) return { ...memoryJournal(), close: () => undefined };
  const storage = openJournalFile(file);
  if (storage.read() === '') return storage;
  storage.close();
  throw new BadInputError(
    'There is a journal already',
    file,
    'Name a new file; `reseal replay` plays an old one.',
  );
}
