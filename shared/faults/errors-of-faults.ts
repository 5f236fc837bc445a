/** Which faults bring an error of the catalogue about, and why none does. */
import type { ErrorEntry } from '../errors/error-entry.ts';
import { findErrors } from '../errors/index.ts';
import type { FaultEntry } from './fault-entry.ts';
import { faultCatalogue } from './index.ts';
import { unreachedErrors } from './unreached-errors.catalogue.ts';

export const faultsThatReach = (entry: ErrorEntry): readonly FaultEntry[] =>
  faultCatalogue.filter(({ shows }) => shows.codes.some((code) => findErrors(code).includes(entry)));

/** Why no fault brings it about; null where one does. */
export const whyUnreached = ({ code, message }: ErrorEntry): string | null =>
  unreachedErrors.find(({ errors }) => errors.includes(code ?? message ?? ''))?.reason ?? null;
