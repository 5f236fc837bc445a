/** Errors that somebody looks for: by a code in any of its forms, a symbol, a message, or words of cause and remedy. */
import type { ErrorSection } from '../../../shared/errors/index.ts';
import { errorSections, findErrors } from '../../../shared/errors/index.ts';
import type { ErrorEntry } from '../../../shared/errors/error-entry.ts';

/** By section; sections without any are left out. Where the catalogue's own look-up finds some, those alone. */
export function errorsFound(sought: string): readonly ErrorSection[] {
  const wanted = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const named = new Set(wanted.length === 0 ? [] : findErrors(sought));
  const isWanted = (entry: ErrorEntry): boolean => (named.size > 0 ? named.has(entry) : holds(entry, wanted));
  return errorSections
    .map(({ title, errors }) => ({ title, errors: errors.filter(isWanted) }))
    .filter(({ errors }) => errors.length > 0);
}

function holds({ code, message, name, cause, remedy }: ErrorEntry, wanted: readonly string[]): boolean {
  const text = [code, message, name, cause, remedy].join(' ').toLowerCase();
  return wanted.every((word) => text.includes(word));
}
