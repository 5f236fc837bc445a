/** How far a rehearsal has come, as far as it decides whether a fault still has an effect. */
import type { FaultEntry } from './fault-entry.ts';
import type { Milestone, Need } from './milestones.ts';
import { milestones, needs } from './milestones.ts';
import type { FaultValues } from './order.ts';
import { ownOf } from '../own.ts';

export interface Moment {
  readonly past: readonly Milestone[];
  readonly has: readonly Need[];
  /** Apps and scripts by id, once their installer or script has begun. */
  readonly programs: Readonly<Record<string, 'runs' | 'done' | 'failed'>>;
}

/** Why the fault would do nothing at this moment, a clause; null: it has an effect. */
export function noEffect(
  { over, needs: wanted = [], parameters }: Pick<FaultEntry, 'over' | 'needs' | 'parameters'>,
  { past, has, programs }: Moment,
  values: FaultValues,
): string | null {
  const missing = wanted.find((need) => !has.includes(need));
  if (missing !== undefined) return needs[missing];
  const behind = over.find((milestone) => past.includes(milestone));
  if (behind !== undefined) return milestones[behind];
  for (const { key, value } of parameters) {
    if (value.kind !== 'choice' || (value.from !== 'apps' && value.from !== 'scripts')) continue;
    const state = ownOf(programs, String(ownOf(values, key)));
    if (state === 'done')
      return value.from === 'apps' ? 'the app is installed already' : 'the script has run already';
  }
  return null;
}
