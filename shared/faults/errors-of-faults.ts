/** Which faults bring an error of the catalogue about, and why none does. */
import type { ErrorEntry } from '../errors/error-entry.ts';
import { findErrors } from '../errors/index.ts';
import type { FaultEntry } from './fault-entry.ts';
import { faultCatalogue } from './index.ts';
import { unreachedErrors } from './unreached-errors.catalogue.ts';

/** Looked up once for all: each of their codes is sought in the whole catalogue of errors. */
let reaching: ReadonlyMap<ErrorEntry, ReadonlySet<FaultEntry>> | undefined;

export function faultsThatReach(entry: ErrorEntry): readonly FaultEntry[] {
  reaching ??= reached();
  return [...(reaching.get(entry) ?? [])];
}

function reached(): ReadonlyMap<ErrorEntry, ReadonlySet<FaultEntry>> {
  const found = new Map<ErrorEntry, Set<FaultEntry>>();
  for (const fault of faultCatalogue)
    for (const entry of fault.shows.codes.flatMap(findErrors)) {
      const faults = found.get(entry) ?? new Set();
      found.set(entry, faults.add(fault));
    }
  return found;
}

/** The exercises that set a fault which brings the error about. */
export const exercisesThatTrain = <T extends { readonly faults: readonly string[] }>(
  entry: ErrorEntry,
  exercises: readonly T[],
): readonly T[] => {
  const reaching = new Set<string>(faultsThatReach(entry).map(({ id }) => id));
  return exercises.filter(({ faults }) => faults.some((id) => reaching.has(id)));
};

/** Why no fault brings it about; null where one does. */
export const whyUnreached = ({ code, message }: ErrorEntry): string | null =>
  unreachedErrors.find(({ errors }) => errors.includes(code ?? message ?? ''))?.reason ?? null;
