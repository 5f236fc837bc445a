/** Exclusions of one kind of group from assignments to the other: Intune does not evaluate them. */
import type { Assignment } from '../assignment.ts';
import { assignedObjects } from '../references.ts';
import type { Group, Tenant } from '../tenant.ts';
import { counting, type Risk } from './risk.ts';

type Via = 'device' | 'user';

const words: Readonly<Record<Via, string>> = { device: 'devices', user: 'users' };

/** One for each excluded group of which the export tells whether devices or users are in it. */
export function mixedExclusions(tenant: Tenant): readonly Risk[] {
  const kindOf = kindsOfGroups(tenant);
  const names = new Map(tenant.groups.map(({ id, displayName }) => [id, displayName]));
  const found = new Map<string, { readonly groupId: string; readonly kind: Via; objects: string[] }>();
  for (const { displayName, assignments } of assignedObjects(tenant))
    for (const one of assignments) {
      const { target } = one;
      if (target.kind !== 'exclusion-group') continue;
      const kind = kindOf(target.groupId);
      if (kind === undefined || !isMixed(one, kind, assignments, kindOf)) continue;
      const known = found.get(target.groupId) ?? { groupId: target.groupId, kind, objects: [] };
      found.set(target.groupId, known);
      if (!known.objects.includes(displayName)) known.objects.push(displayName);
    }
  return [...found.values()].map(({ groupId, kind, objects }) => ({
    id: 'exclusion-of-the-other-kind',
    source: 'Microsoft, Assign policies in Microsoft Intune (facts/assignment#targets)',
    ...counting(
      objects,
      (counted) =>
        `${counted}: to exclude the group ${names.get(groupId) ?? groupId}, of ${words[kind]}, from an assignment to ${words[kind === 'user' ? 'device' : 'user']} changes nothing, for Intune does not mix the two`,
    ),
    remedy: `Exclude a group of ${words[kind === 'user' ? 'device' : 'user']}, or assign to ${words[kind]}`,
  }));
}

/** Whether all that it could take from, which of apps is what has its intent, is of the other kind. */
function isMixed(
  exclusion: Assignment,
  kind: Via,
  all: readonly Assignment[],
  kindOf: (groupId: string) => Via | undefined,
): boolean {
  const included = all.filter(
    (one) => one.target.kind !== 'exclusion-group' && intentOf(one) === intentOf(exclusion),
  );
  const kinds = included.map(({ target }) => {
    if ('groupId' in target) return kindOf(target.groupId);
    return target.kind === 'all-devices' ? 'device' : 'user';
  });
  return kinds.length > 0 && kinds.every((one) => one !== undefined && one !== kind);
}

const intentOf = (assignment: Assignment): unknown =>
  'intent' in assignment ? assignment.intent : undefined;

/** By its rule, or by members who are known; undefined where neither tells, or both kinds are in it. */
function kindsOfGroups({ groups, users, devices }: Tenant): (groupId: string) => Via | undefined {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const people = new Set(users.map(({ id }) => id));
  const computers = new Set(devices.map(({ id }) => id));
  const kindOf = ({ membershipRule, members }: Group): Via | undefined => {
    if (membershipRule !== null) return /\bdevice\./i.test(membershipRule) ? 'device' : 'user';
    if (members.length === 0) return undefined;
    if (members.every((id) => people.has(id))) return 'user';
    return members.every((id) => computers.has(id)) ? 'device' : undefined;
  };
  return (groupId) => {
    const group = byId.get(groupId);
    return group && kindOf(group);
  };
}
