/**
 * By what a fault shows itself on the PC: codes of the failures that came of it, the app, script or host that it
 * concerns, and the events that its entry of the catalogue names. Nothing of it is written for one exercise.
 */
import type { Cited } from '../../../shared/exercises/exercise-views.ts';
import type { FaultEntry } from '../../../shared/faults/fault-entry.ts';
import { faultById } from '../../../shared/faults/index.ts';
import { orderOf } from '../../../shared/faults/order.ts';
import type { Failure, Fault } from '../../../shared/session/truth.ts';

/** A fault of the catalogue as it stood in a rehearsal. */
export interface SetFault {
  readonly entry: FaultEntry;
  /** Codes and hosts, in small letters: a line with one of them tells what is wrong. */
  readonly words: readonly string[];
  /** Names and ids of what it concerns: a line with one of them tells where it is wrong. */
  readonly subjects: readonly string[];
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

/** Apps and scripts that an order names; people are named in many a line. */
const subjectsOf = (key: string): readonly string[] =>
  Object.entries(orderOf(key)?.with ?? {}).flatMap(([name, value]) =>
    name === 'app' || name === 'script' ? [`${value}`.toLowerCase()] : [],
  );

/** Hosts that do not answer, as the causes are called: 'network:blocked *.example'. */
const hostsOf = (causes: readonly Fault[]): readonly string[] =>
  causes.flatMap(({ id }) => /^network:\w+ \*?\.?(\S+)$/.exec(id)?.[1]?.toLowerCase() ?? []);

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
    const own = orderOf(key)?.with?.['code'] ?? '';
    const codes = [...entry.shows.codes, `${own}`, ...led.map(({ code }) => code)].filter(
      (code) => code.length >= 4,
    );
    return [
      {
        entry,
        words: [...new Set([...codes.flatMap(spellings), ...hostsOf(causes)])],
        subjects: subjectsOf(key).flatMap((name) => [name, ...idsOf(name)]),
        events: Array.from(entry.shows.log.matchAll(/\b\d{2,5}\b/g), ([id]) => Number(id)),
        causes,
        failures: led,
      },
    ];
  });
}

const holds = (text: string, words: readonly string[]): boolean => {
  const low = text.toLowerCase();
  return words.some((word) => low.includes(word));
};

/** How much a line tells of the fault: 1 what it is, 0.5 where it is, 0 nothing. */
export const toldByLine = (line: string, { words, subjects }: SetFault): number =>
  holds(line, words) ? 1 : holds(line, subjects) ? 0.5 : 0;

const isGoodNews = /\bsucceeded\b/i;

export const toldByEvent = (
  { id, text }: { readonly id: number; readonly text: string },
  fault: SetFault,
): number => (fault.events.includes(id) && !isGoodNews.test(text) ? 1 : toldByLine(text, fault));

/** How much a piece of evidence tells of a fault, 0 to 1: a page tells where it stops, and not why. */
export function toldBy(
  { evidence, real, texts }: Cited,
  fault: SetFault,
  pagesOf: (failure: Failure) => readonly string[],
): number {
  if (!real) return 0;
  if ('page' in evidence)
    return fault.failures.some((failure) => pagesOf(failure).includes(evidence.page)) ? 0.5 : 0;
  if ('file' in evidence) return toldByLine(evidence.line, fault);
  return Math.max(0, ...texts.map((text) => toldByEvent({ id: evidence.event, text }, fault)));
}
