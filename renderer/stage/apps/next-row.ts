/** Where a key leads from one row of a list or grid to another. */
import { ownOf } from '../../../shared/own.ts';

const pageRows = 12;

/** The row that a key leads to from another one; undefined for another key. `across`: how many stand in a line. */
export function nextRow(key: string, at: number, count: number, across: number, isRightToLeft: boolean) {
  const along = isRightToLeft ? -1 : 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: at + across,
    ArrowUp: at - across,
    Home: 0,
    End: count - 1,
    PageDown: at + pageRows,
    PageUp: at - pageRows,
    ...(across === 1 ? {} : { ArrowRight: at + along, ArrowLeft: at - along }),
  };
  const wanted = ownOf(moves, key);
  return wanted === undefined ? undefined : Math.max(0, Math.min(wanted, count - 1));
}
