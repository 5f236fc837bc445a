/** Which events of a channel a filter leaves. */
import type { EventEntry } from '../../../../shared/stage/look.ts';

export type LevelFilter = 'all' | EventEntry['level'];

/** Every word of the search is in the event's text, its source or its id, capitals like small letters. */
export function chosenOf(
  events: readonly EventEntry[],
  level: LevelFilter,
  search: string,
): readonly EventEntry[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (level === 'all' && wanted.length === 0) return events;
  return events.filter((event) => {
    if (level !== 'all' && event.level !== level) return false;
    const all = `${event.id} ${event.source} ${event.text}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}
