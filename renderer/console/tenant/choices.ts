/** A person's choices, with one assumption said otherwise. */
import type { Assume, AssumptionSetting } from '../../../shared/session/assume.schema.ts';
import { ownOf, owns } from '../../../shared/own.ts';
import type { KindChoices } from '../../../shared/preflight/preflight-page.ts';
import type { TenantChoices } from '../../../shared/tenant/tenant-choices.schema.ts';

/** What is not of its schema the host refuses in words. */
export function withSetting(
  choices: TenantChoices,
  { key, group }: AssumptionSetting,
  value: string,
): TenantChoices {
  if (key === 'user' || key === 'snapshot') return { ...choices, [key]: value };
  const { assume = {} } = choices;
  const said =
    key === 'members'
      ? { members: { ...assume.members, ...Object.fromEntries([[group, value]]) } }
      : { [key]: value };
  return { ...choices, assume: { ...assume, ...said } as Assume };
}

/** The device and the person of a kind, in a tenant as it is assumed to be. */
export function withKind({ assume, ...choices }: TenantChoices, kind: KindChoices): TenantChoices {
  const { groupTag, members, ...device } = kind;
  return {
    ...choices,
    ...device,
    assume: { ...assume, groupTag, members: { ...assume?.members, ...members } },
  };
}

export function withoutSetting(
  { assume = {}, ...choices }: TenantChoices,
  { key, group }: AssumptionSetting,
): TenantChoices {
  if (key !== 'members')
    return {
      ...choices,
      assume: Object.fromEntries(Object.entries(assume).filter(([name]) => name !== key)),
    };
  const members = Object.fromEntries(Object.entries(assume.members ?? {}).filter(([name]) => name !== group));
  return { ...choices, assume: { ...assume, members } };
}

/** What the person has said of it, else what it is. */
export function valueOf({ assume = {}, snapshot }: TenantChoices, setting: AssumptionSetting): string {
  const { key, group = '', value } = setting;
  if (key === 'snapshot') return snapshot ?? value;
  const said = key === 'members' ? ownOf(assume.members ?? {}, group) : ownOf({ ...assume }, key);
  return typeof said === 'string' ? said : value;
}

export const wasSaid = ({ assume = {} }: TenantChoices, { key, group = '' }: AssumptionSetting): boolean =>
  key === 'members' ? owns(assume.members ?? {}, group) : owns(assume, key);
