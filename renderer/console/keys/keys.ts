/** The console's keys. Who has a use for one takes it as long as it is there; the sheet tells all that are taken. */
import type { ConsoleKey } from '../words.ts';

export interface KeyUse {
  /** As `nameOfKey` names it: 'Space', 'b', 'ArrowLeft', 'Control+k'. */
  readonly key: string;
  /** What it does, in words. */
  readonly does: ConsoleKey;
  readonly act: () => void;
}

/** What a key press is called here; null for one with other modifiers. Shift tells letters apart from signs only. */
export function nameOfKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey'>,
): string | null {
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.altKey) return null;
  return event.ctrlKey || event.metaKey ? `Control+${key}` : key;
}

/** What takes these keys itself: a field all of them, what is pressed with Space only that. */
const fields = 'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable]';
const pressed = 'button, a, summary, [role="tab"], [role="switch"], input';
const moved = '[role="tab"], [role="slider"], [role="listbox"], pre, input';

/** `byPointer`: the focus came there by a press of the pointer, whose hand is not on the keyboard yet. */
export function isTaken(key: string, target: Pick<Element, 'closest'> | null, byPointer: boolean): boolean {
  if (target === null || key.startsWith('Control+')) return false;
  if (target.closest(fields) !== null) return true;
  if (key === 'Space') return !byPointer && target.closest(pressed) !== null;
  return (key.startsWith('Arrow') || key === 'Home') && target.closest(moved) !== null;
}
