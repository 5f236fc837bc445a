/**
 * By what a fault shows itself on the PC: codes of the failures that came of it, the app, script or host that it
 * concerns, and the events that its entry of the catalogue names. Nothing of it is written for one exercise.
 */
import type { Evidence } from '../../../shared/exercises/diagnosis.schema.ts';
import type { FaultEntry } from '../../../shared/faults/fault-entry.ts';
import { faultById } from '../../../shared/faults/index.ts';
import { orderOf } from '../../../shared/faults/order.ts';
import type { Failure, Fault } from '../../../shared/session/truth.ts';

/** A fault of the catalogue as it stood in a rehearsal. */
export interface SetFault {
  readonly entry: FaultEntry;
  /** Texts of which one stands in each line that shows it, in small letters. */
  readonly words: readonly string[];
  /** Ids of events that tell of it, whatever their text. */
  readonly events: readonly number[];
  /** Its causes, as the truth record has them. */
  readonly causes: readonly Fault[];
  /** The failures that it led to. */
  readonly failures: readonly Failure[];
}

/** An HRESULT as logs write it, too: as a number with and without sign. */
function spellings(code: string): readonly string[] {
  const low = code.toLowerCase();
  if (!/^0x[0-9a-f]{8}$/.test(low)) return [low];
  const number = Number.parseInt(low, 16);
  return [low, `${number}`, `${number - 0x1_0000_0000}`];
}

/** Hosts, apps and what else an order names; numbers only where a log tells them in so many digits. */
const named = (key: string): readonly string[] =>
  Object.values(orderOf(key)?.with ?? {})
    .map((value) => `${value}`.replace(/^\*\.?/, '').toLowerCase())
    .filter((text) => text.length >= 4);

/** `idsOf`: ids of the tenant's objects of this name. */
export function setFaultsOf(
  faults: readonly Fault[],
  failures: readonly Failure[],
  idsOf: (name: string) => readonly string[],
): readonly SetFault[] {
  const keys = new Set(faults.flatMap(({ fault }) => fault ?? []));
  return [...keys].flatMap((key) => {
    const entry = faultById(orderOf(key)?.fault ?? '');
    if (!entry) return [];
    const causes = faults.filter(({ fault }) => fault === key);
    const ids = new Set(causes.map(({ id }) => id));
    const led = failures.filter((failure) => failure.faults.some((id) => ids.has(id)));
    const codes = [...entry.shows.codes, ...led.map(({ code }) => code)].filter((code) => code.length >= 4);
    const objects = named(key).flatMap((name) => [name, ...idsOf(name)]);
    return [
      {
        entry,
        words: [...new Set([...codes.flatMap(spellings), ...objects])],
        events: Array.from(entry.shows.log.matchAll(/\b\d{2,5}\b/g), ([id]) => Number(id)),
        causes,
        failures: led,
      },
    ];
  });
}

const says = (text: string, { words }: SetFault): boolean => {
  const low = text.toLowerCase();
  return words.some((word) => low.includes(word));
};

export const lineShows = (line: string, fault: SetFault): boolean => says(line, fault);

export const eventShows = (
  { id, text }: { readonly id: number; readonly text: string },
  fault: SetFault,
): boolean => fault.events.includes(id) || says(text, fault);

/** How much a real piece of evidence shows of a fault, 0 to 1: a page tells where it stops, and not why. */
export function shownBy(
  evidence: Evidence,
  fault: SetFault,
  events: readonly { readonly channel: string; readonly id: number; readonly text: string }[],
  pagesOf: (failure: Failure) => readonly string[],
): number {
  if ('page' in evidence)
    return fault.failures.some((failure) => pagesOf(failure).includes(evidence.page)) ? 0.5 : 0;
  if ('file' in evidence) return lineShows(evidence.line, fault) ? 1 : 0;
  const meant = events.filter(({ channel, id }) => channel === evidence.channel && id === evidence.event);
  return meant.some((event) => eventShows(event, fault)) ? 1 : 0;
}
