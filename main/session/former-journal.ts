/** The journal that a session begins with: its first line, and what an earlier session has left in it. */
import { BadInputError } from '../../shared/failures.ts';
import { digestOf } from './digest.ts';
import { recorded } from './exercises/recorded-training.ts';
import type { JournalContent, JournalHeader } from './journal.ts';
import { checkVersion, journalFormat, readJournal } from './journal.ts';
import type { JournalStorage } from './session.ts';
import type { SessionSources } from './sources.ts';

export const headerOf = (sources: SessionSources): JournalHeader => ({
  reseal: 'journal',
  format: journalFormat,
  app: sources.app,
  scenario: { ...sources.scenario, walk: [] },
  tenant: { name: sources.tenant.name, digest: digestOf(sources.tenant.files) },
  seed: sources.scenario.seed,
  ...(sources.training ? { training: recorded(sources.training) } : {}),
});

/**
 * What `storage` holds of a session with the same sources, `own`; undefined where it holds nothing. `place` is the
 * journal's name in messages. BadInputError for a journal that cannot be read or is of another tenant; a torn last line
 * is cut, and told as a changed recording is.
 */
export function formerJournal(
  storage: JournalStorage,
  place: string,
  own: JournalHeader,
  tell: (notice: string) => void,
): JournalContent | undefined {
  const text = storage.read();
  if (text === '') return undefined;
  const content = readJournal(text, place);
  checkVersion(content.header, own.app, place);
  if (content.header.tenant.digest !== own.tenant.digest)
    throw new BadInputError(
      `The tenant "${own.tenant.name}" has changed since the journal was begun`,
      place,
      'Bring the tenant’s files back, or start a new journal',
    );
  if (content.torn > 0) {
    storage.truncate(new TextEncoder().encode(text).length - content.torn);
    tell('The last line of the journal was torn and has been dropped: it had not been acknowledged.');
  }
  if (content.broken !== null)
    tell(
      `This recording was changed after it was made: line ${content.broken} does not follow what stands before it.`,
    );
  return content;
}
