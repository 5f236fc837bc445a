/** Faults of a tab that hold what somebody types. */
import { findErrors } from '../../../shared/errors/index.ts';
import type { FaultCategory, FaultEntry } from '../../../shared/faults/fault-entry.ts';
import type { FaultView } from '../../../shared/faults/fault-view.ts';
import { faultsThatReach } from '../../../shared/faults/errors-of-faults.ts';
import { faultCatalogue } from '../../../shared/faults/index.ts';

/** A category, everything, or what is set and armed. */
export type FaultTab = FaultCategory | 'all' | 'set';

export interface FaultRow {
  readonly entry: FaultEntry;
  readonly view: FaultView;
}

/**
 * Each of the words, in whatever case, in what is told of the fault or one of its codes; a code in any of its forms
 * finds the faults that it comes of. What is set or armed comes first.
 */
export function faultsFound(views: readonly FaultView[], tab: FaultTab, sought: string): readonly FaultRow[] {
  const byId = new Map(views.map((view) => [view.id, view]));
  const wanted = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const byCode = new Set(
    wanted.length === 1 && /\d/.test(sought) ? findErrors(sought).flatMap(faultsThatReach) : [],
  );
  const rows = faultCatalogue.flatMap((entry): FaultRow[] => {
    const view = byId.get(entry.id);
    return view !== undefined && isIn(tab, entry, view) && (byCode.has(entry) || holds(entry, wanted))
      ? [{ entry, view }]
      : [];
  });
  return rows.toSorted((a, b) => Number(stands(b.view)) - Number(stands(a.view)));
}

/** Some order of it is set or armed. */
export const stands = ({ state }: FaultView): boolean => state === 'active' || state === 'armed';

const isIn = (tab: FaultTab, { category }: FaultEntry, view: FaultView): boolean =>
  tab === 'all' || (tab === 'set' ? stands(view) : tab === category);

function holds(
  { id, title, category, sets, cause, remedy, shows }: FaultEntry,
  wanted: readonly string[],
): boolean {
  const text = [id, title, category, sets, cause, remedy, shows.page, shows.log, ...shows.codes]
    .join(' ')
    .toLowerCase();
  return wanted.every((word) => text.includes(word));
}
