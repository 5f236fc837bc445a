/** A journal's inputs pass the same check as those of a person. */
import type { SessionInput } from '../../shared/session/input.ts';
import type { JournalEntry } from './journal.ts';
import { damaged, lineOf } from './journal.ts';
import type { Rehearsal } from './rehearsal.ts';

/**
 * Throws BadInputError with file and line where the rehearsal would have refused the entry's input: it was never
 * journalled then. To be called at the entry's own time, before it is applied.
 */
export function checkOffered(
  rehearsal: Pick<Rehearsal, 'refusal'>,
  entry: JournalEntry & { readonly input: SessionInput },
  file: string,
): void {
  const refusal = rehearsal.refusal(entry.input);
  if (refusal === undefined) return;
  throw damaged(
    `The input "${entry.input.type}" was never taken: ${refusal.reason.replace(/\.$/, '')}`,
    file,
    lineOf(entry),
  );
}
