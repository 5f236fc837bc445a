/** Keys of every window that searches: Ctrl+F goes to its field, F3 finds the next place. */
import type { KeyboardEvent, RefObject } from 'react';

export function onFindKeys(
  event: KeyboardEvent,
  field: RefObject<HTMLInputElement | null>,
  findNext: () => void,
): void {
  if (event.key === 'F3') findNext();
  // The place of the key, for another layout may have another letter there while Ctrl is down.
  else if (event.ctrlKey && event.code === 'KeyF') field.current?.focus();
  else return;
  event.preventDefault();
}
