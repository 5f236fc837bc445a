/** The lines and events on the PC that show a fault: what a trainee could have cited. */
import type { Pc } from '../../device/pc.types.ts';
import { iso } from '../../world/time.ts';
import { fileName } from './evidence.ts';
import type { SetFault } from './signs.ts';
import { toldByEvent, toldByLine } from './signs.ts';

export interface Trace {
  /** A file's name, or a channel with the number of the event. */
  readonly where: string;
  readonly text: string;
  /** The PC's own time, ISO 8601; null where a line says it itself. */
  readonly at: string | null;
}

/** Of one file, and of one kind of event: the first ones tell it, what follows repeats them. */
const most = 3;

export function tracesOf({ machine }: Pick<Pc, 'machine'>, fault: SetFault): readonly Trace[] {
  const lines = machine.files
    .state()
    .filter(({ path, encoding }) => encoding === undefined && path.toLowerCase().endsWith('.log'))
    .flatMap(({ path, text = '' }) =>
      text
        .split(/\r?\n/)
        .filter((line) => toldByLine(line, fault) === 1)
        .slice(0, most)
        .map((line): Trace => ({ where: fileName(path), text: line, at: null })),
    );
  const seen = new Map<string, number>();
  const events = machine.eventLog.events().flatMap((event): readonly Trace[] => {
    if (toldByEvent(event, fault) < 1) return [];
    const where = `${event.channel}, event ${event.id}`;
    const count = (seen.get(where) ?? 0) + 1;
    seen.set(where, count);
    return count > most ? [] : [{ where, text: event.text, at: iso(event.time) }];
  });
  return [...lines, ...events];
}
