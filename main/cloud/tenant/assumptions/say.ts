import type { Assume, Assumption, AssumptionSetting } from '../../../../shared/session/assume.schema.ts';
import { assumeChoices } from '../../../../shared/session/assume.schema.ts';
import { ownOf } from '../../../../shared/own.ts';

/** Notes a stand-in, and how a reseal.json says the same; `setting` where that is no field of `assume`. */
export type Say = (assumption: Assumption, as: Assume, setting?: AssumptionSetting) => void;

/** The one field that `as` has. */
export function settingOf({ members, ...as }: Assume): AssumptionSetting | undefined {
  const [member] = Object.entries(members ?? {});
  if (member) return { key: 'members', group: member[0], value: member[1], choices: assumeChoices.members };
  const [field] = Object.entries(as) as [keyof Assume, string][];
  if (!field) return undefined;
  const choices: readonly string[] | undefined = ownOf(assumeChoices, field[0]);
  return { key: field[0], value: field[1], ...(choices ? { choices } : {}) };
}
