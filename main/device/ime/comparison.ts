/** Comparisons of Graph's app rules (facts/apps#rules): by number, version, date, or text without case. */
import { parseInstant } from '../../world/time.ts';
import { ownOf } from '../../../shared/own.ts';

const operators: Readonly<Record<string, (order: number) => boolean>> = {
  equal: (order) => order === 0,
  notEqual: (order) => order !== 0,
  greaterThan: (order) => order > 0,
  greaterThanOrEqual: (order) => order >= 0,
  lessThan: (order) => order < 0,
  lessThanOrEqual: (order) => order <= 0,
};

/** Below, equal, above: -1, 0, 1. Missing parts of a version count as 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map((part) => Number.parseInt(part, 10) || 0));
  const parts = Math.max(left?.length ?? 0, right?.length ?? 0);
  for (let index = 0; index < parts; index++) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

function orderOf(kind: string, found: string, wanted: string): number {
  if (kind === 'version' || kind === 'appVersion') return compareVersions(found, wanted);
  if (/date/i.test(kind))
    return Math.sign((parseInstant(found) ?? Number.NaN) - (parseInstant(wanted) ?? Number.NaN));
  if (kind === 'string' || kind === 'boolean') {
    const [a, b] = [found.toLowerCase(), wanted.toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return Math.sign(Number(found) - Number(wanted));
}

/** Whether `found` stands to `wanted` as the operator says; an operator that is unknown never holds. */
export const compare = (kind: string, found: string, operator: string, wanted: string): boolean =>
  ownOf(operators, operator)?.(orderOf(kind, found, wanted)) ?? false;
