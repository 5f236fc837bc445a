/** How the practice PC has to be registered so that one of the tenant's pre-provisioning profiles reaches it. */
import type { Assume } from '../../../../shared/session/assume.schema.ts';
import { parseRule } from '../../rules/parse-rule.ts';
import { holds } from '../../rules/rule.ts';
import { profilesInOrder } from '../profile-order.ts';
import type { DeploymentProfile, Group } from '../tenant.ts';
import type { TenantDraft } from '../tenant-draft.ts';
import type { Say } from './say.ts';

export interface PracticeDevice {
  /** The tag that it is registered with; null: the scenario's own. */
  readonly groupTag: string | null;
  /** The profile that reaches it; null where none does. */
  readonly profile: string | null;
  /** A group that it is taken to be a member of, for that. */
  readonly memberOf: string | null;
}

/** An Autopilot device as its rules see it before anybody has switched it on. */
const subjectOf = (tag: string) => ({
  devicephysicalids: ['[ZTDID]:practice', '[HWID]:h:practice', ...(tag ? [`[OrderID]:${tag}`] : [])],
  accountenabled: 'true',
  deviceostype: 'Windows',
  deviceownership: 'Company',
});

function rulePasses({ membershipRule }: Group, tag: string): boolean {
  const rule = membershipRule === null ? '' : parseRule(membershipRule);
  return typeof rule !== 'string' && holds(rule, subjectOf(tag));
}

/** Group tags that a rule asks for, as they are written. */
export const tagsIn = ({ membershipRule }: Group): readonly string[] =>
  Array.from((membershipRule ?? '').matchAll(/\[OrderID\]:([^"'\]]+)["']/gi), ([, tag = '']) => tag);

/** A tag that a rule of the tenant names, or that one of its devices has: it is meant as it is written. */
const isOfTenant = ({ groups, identities, registrations }: TenantDraft, tag: string): boolean =>
  [...groups.flatMap(tagsIn), ...[...identities, ...registrations].map(({ groupTag }) => groupTag)].some(
    (one) => one !== '' && one.toLowerCase() === tag.toLowerCase(),
  );

/** Ways to a profile, the ones that need the least first; the oldest profile of each. A tag that is meant stays. */
function wayOf(
  draft: TenantDraft,
  profiles: readonly DeploymentProfile[],
  tag: string,
  isMeant: boolean,
): PracticeDevice | undefined {
  const groups = new Map(draft.groups.map((group) => [group.id, group]));
  const filters = new Set(draft.filters.map(({ id }) => id));
  const targets = profiles.flatMap((profile) => {
    const excluded = profile.assignments.flatMap(({ target }) =>
      target.kind === 'exclusion-group' ? (groups.get(target.groupId) ?? []) : [],
    );
    return profile.assignments
      .filter(({ target: { filter } }) => filter === null || filters.has(filter.filterId))
      .map(({ target }) => ({ profile: profile.displayName, target, excluded }));
  });
  const open = (excluded: readonly Group[], by: string): boolean =>
    !excluded.some((group) => rulePasses(group, by));
  const included = targets.flatMap(({ profile, target, excluded }) => {
    const group = target.kind === 'group' ? groups.get(target.groupId) : undefined;
    return target.kind === 'group' ? [{ profile, group, groupId: target.groupId, excluded }] : [];
  });
  for (const { profile, target, excluded } of targets)
    if (target.kind === 'all-devices' && open(excluded, tag))
      return { groupTag: null, profile, memberOf: null };
  for (const { profile, group, excluded } of included)
    if (group && rulePasses(group, tag) && open(excluded, tag))
      return { groupTag: null, profile, memberOf: null };
  for (const { profile, group, excluded } of isMeant ? [] : included) {
    const needed = group && (rulePasses(group, '') ? '' : tagsIn(group)[0]);
    if (group && needed !== undefined && rulePasses(group, needed) && open(excluded, needed))
      return { groupTag: needed, profile, memberOf: null };
  }
  for (const { profile, group, groupId } of included)
    if (!group || (group.membershipRule === null && !group.membersKnown))
      return { groupTag: null, profile, memberOf: groupId };
  return undefined;
}

/** `groupTag` is the scenario's; undefined where it is in its own tenant, or registers no PC. */
export function assumeDevice(
  draft: TenantDraft,
  { assume, groupTag }: { readonly assume: Assume; readonly groupTag?: string },
  say: Say,
): PracticeDevice {
  const wanted = assume.groupTag ?? groupTag ?? '';
  const all = profilesInOrder(draft.profiles);
  const allowed = all.filter(({ preprovisioningAllowed }) => preprovisioningAllowed);
  const isMeant = assume.groupTag !== undefined || isOfTenant(draft, wanted);
  const way = wayOf(draft, allowed, wanted, isMeant) ?? { groupTag: null, profile: null, memberOf: null };
  const needed = assume.groupTag ?? (groupTag === undefined ? null : way.groupTag);
  // Nothing is assumed where the PC has the tag that the scenario says.
  if (needed === null || (assume.groupTag !== undefined && assume.groupTag === groupTag))
    return { ...way, groupTag: null, ...(groupTag === undefined ? { memberOf: null } : {}) };
  say(
    {
      what: 'Group tag of the PC',
      value: needed === '' ? 'none' : needed,
      why:
        assume.groupTag === undefined
          ? `with ${groupTag === '' ? 'none' : `"${groupTag}"`} no pre-provisioning profile reaches it; with this one "${way.profile ?? ''}" does`
          : 'you said so',
      option: '--set assume.groupTag=TAG',
    },
    { groupTag: needed },
  );
  return { ...way, groupTag: needed };
}
