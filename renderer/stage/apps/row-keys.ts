/** Arrow keys among the rows of a list, table or grid of buttons, which Tab goes into and out of as one. */
import type { KeyboardEvent } from 'react';
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

/** Of an element whose rows are marked `data-row`. */
export function onRowKeys(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row === document.activeElement);
  if (at < 0) return;
  const top = rows[0]?.getBoundingClientRect().top;
  const across = Math.max(1, rows.filter((row) => row.getBoundingClientRect().top === top).length);
  const next = nextRow(event.key, at, rows.length, across, document.documentElement.dir === 'rtl');
  if (next === undefined) return;
  event.preventDefault();
  rows[next]?.focus();
}
