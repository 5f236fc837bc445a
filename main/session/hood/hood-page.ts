/** How a page of what is under the hood is made: its rows, and the parts of one that is opened. */
import type { HoodPart, HoodRow } from '../../../shared/session/hood.ts';
import type { Rehearsal } from '../rehearsal.ts';

/** A row with the words that only a search sees. */
export interface FoundRow extends HoodRow {
  readonly more?: string;
}

export interface HoodPageMaker {
  /** The newest first, or in the order of their names. */
  rows(rehearsal: Rehearsal): readonly FoundRow[];
  /** Of the row of this id; none where it is gone. */
  parts?(rehearsal: Rehearsal, id: string): readonly HoodPart[];
}
