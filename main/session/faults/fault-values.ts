/** Values of a fault as they are kept: choices by the tenant's own names, those left out by the first that has an effect. */
import type { FaultEntry, FaultParameter } from '../../../shared/faults/fault-entry.ts';
import type { Moment } from '../../../shared/faults/moment.ts';
import { noEffect } from '../../../shared/faults/moment.ts';
import type { FaultValues } from '../../../shared/faults/order.ts';
import { ownOf } from '../../../shared/own.ts';
import { appOf, choicesOf, newScript, scriptOf, settled } from './choices.ts';
import type { Hands } from './hands.ts';
import { LeverRefused } from './hands.ts';

/** Throws LeverRefused for a choice that the tenant does not have. */
export function completed(
  hands: Hands,
  entry: Pick<FaultEntry, 'id' | 'over' | 'needs' | 'parameters'>,
  typed: FaultValues,
  moment: Moment,
): FaultValues {
  const values = new Map(Object.entries(typed));
  for (const { key, title, value } of entry.parameters) {
    if (value.kind !== 'choice') continue;
    const given = ownOf(typed, key);
    if (given !== undefined) {
      values.set(key, settled(hands, value.from, given));
      continue;
    }
    const offered = choicesOf(hands)[value.from].filter(({ reaches }) => reaches !== false);
    const fits = (choice: string): boolean =>
      noEffect(
        entry,
        moment,
        byId(hands, entry.parameters, { ...Object.fromEntries(values), [key]: choice }),
      ) === null;
    const chosen = offered.find((choice) => fits(choice.value)) ?? offered[0];
    if (!chosen) throw new LeverRefused(`the tenant has none for ${title} of the fault "${entry.id}"`);
    values.set(key, chosen.value);
  }
  return Object.fromEntries(values);
}

/** Apps and scripts by their ids, as the PC knows them. */
export function byId(hands: Hands, parameters: readonly FaultParameter[], values: FaultValues): FaultValues {
  const ids = new Map(Object.entries(values));
  for (const { key, value } of parameters) {
    const named = ownOf(values, key);
    if (value.kind !== 'choice' || named === undefined) continue;
    if (value.from === 'apps' || value.from === 'dependent-apps') ids.set(key, appOf(hands, named).id);
    if (value.from === 'scripts' && named !== newScript) ids.set(key, scriptOf(hands, named).id);
  }
  return Object.fromEntries(ids);
}
