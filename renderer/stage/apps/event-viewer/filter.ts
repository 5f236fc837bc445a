/** Which events of a channel a filter leaves. */
import type { EventEntry } from '../../../../shared/stage/look.ts';

export type LevelFilter = 'all' | EventEntry['level'];

/** Whether an id is among those typed: `209, 400-410, -404`, a minus leaves one out; all where none is typed. */
function takesId(typed: string, id: number): boolean {
  const parts = typed.split(/[,;\s]+/).filter(Boolean);
  const holds = (part: string): boolean => {
    const [first = Number.NaN, last = first] = part.split('-').map(Number);
    return id >= first && id <= last;
  };
  const wanted = parts.filter((part) => !part.startsWith('-'));
  const unwanted = parts.filter((part) => part.startsWith('-')).map((part) => part.slice(1));
  return (wanted.length === 0 || wanted.some(holds)) && !unwanted.some(holds);
}

/** Every word of the search is in the event's text, its source or its id, capitals like small letters. */
export function chosenOf(
  events: readonly EventEntry[],
  level: LevelFilter,
  search: string,
  ids = '',
): readonly EventEntry[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (level === 'all' && wanted.length === 0 && ids.trim() === '') return events;
  return events.filter((event) => {
    if ((level !== 'all' && event.level !== level) || !takesId(ids, event.id)) return false;
    const all = `${event.id} ${event.source} ${event.text}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}
