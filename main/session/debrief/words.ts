/** Words of the debrief. */
import type { Evidence } from '../../../shared/exercises/diagnosis.schema.ts';
import { ownOf } from '../../../shared/own.ts';
import { stepNames } from '../../../shared/errors/error-entry.ts';

/** A step as a person calls it. */
export const stepName = (step: string): string => ownOf<string>(stepNames, step) ?? step;

export function evidenceWords(evidence: Evidence): string {
  if ('page' in evidence) return `the page ${evidence.page}`;
  if ('file' in evidence) return `${evidence.file}: ${evidence.line}`;
  return `${evidence.channel}, event ${evidence.event}`;
}

/** '1 h 05 min', '12 min', '40 s', '2 days'. */
export function spanWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${`${minutes % 60}`.padStart(2, '0')} min`;
  return `${Math.round(hours / 24)} days`;
}
