/** Arrow keys among the rows of a list, table or grid of buttons, which Tab goes into and out of as one. */
import type { KeyboardEvent } from 'react';
import { nextRow } from './next-row.ts';

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
