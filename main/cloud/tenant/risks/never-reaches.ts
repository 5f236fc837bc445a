/** Deployment profiles and status pages that another one goes before everywhere, and the rule by which it does. */
import type { Assignment } from '../assignment.ts';
import { profilesInOrder } from '../profile-order.ts';
import type { EspConfiguration, Tenant } from '../tenant.ts';
import type { Risk } from './risk.ts';

interface Ranked {
  readonly id: string;
  readonly displayName: string;
  readonly assignments: readonly Assignment[];
}

/** Ids of groups that take every device of Autopilot. */
const groupsOfAll = ({ groups }: Tenant): ReadonlySet<string> =>
  new Set(groups.flatMap(({ id, membershipRule }) => (everyDevice.test(membershipRule ?? '') ? [id] : [])));
const everyDevice =
  /^\s*\(?\s*device\.devicePhysicalIds\s+-any\s+\(?\s*_\s+-(?:contains|startsWith)\s+"\[ZTDID\]"\s*\)?\s*\)?\s*$/i;

/** Whether all that the target takes is the first one's already, without exception. `all`: groups of every device. */
const covers = ({ assignments }: Ranked, { target }: Assignment, all: ReadonlySet<string>): boolean =>
  target.kind !== 'all-users' &&
  !assignments.some((one) => one.target.kind === 'exclusion-group') &&
  assignments.some(({ target: own }) => {
    if (own.filter !== null) return false;
    if (own.kind === 'all-devices') return true;
    if (own.kind !== 'group') return false;
    return all.has(own.groupId) || (target.kind === 'group' && own.groupId === target.groupId);
  });

const includes = ({ assignments }: Ranked): readonly Assignment[] =>
  assignments.filter(({ target }) => target.kind !== 'exclusion-group');

const pagesInOrder = (pages: readonly EspConfiguration[]): readonly EspConfiguration[] =>
  pages.filter(({ isDefault }) => !isDefault).toSorted((a, b) => a.priority - b.priority);

export const neverReaches = (tenant: Tenant): readonly Risk[] => [
  ...behind(profilesInOrder(tenant.profiles), groupsOfAll(tenant), {
    id: 'profile-behind-another',
    source: 'Microsoft, Configure Windows Autopilot profiles (facts/assignment#targets)',
    what: 'deployment profile',
    rule: (first, later) =>
      first.createdDateTime !== '' && first.createdDateTime < later.createdDateTime
        ? 'was made earlier, and the oldest profile wins'
        : 'is taken here: the oldest profile wins, and the export does not tell which one that is',
    remedy: 'Assign one of them to groups, exclude those groups from the other, or delete one',
  }),
  ...behind(pagesInOrder(tenant.espConfigurations), groupsOfAll(tenant), {
    id: 'page-behind-another',
    source:
      'Microsoft, Set up the Enrollment Status Page (facts/enrollment-status-page#which-configuration-holds)',
    what: 'status page',
    rule: (first, later) =>
      first.priority < later.priority
        ? `has the higher priority (${first.priority} before ${later.priority})`
        : `has the same priority (${first.priority}), and is the first of the export`,
    remedy: 'Put the one that is to hold higher, or assign it to other devices',
  }),
];

interface Words<T> extends Pick<Risk, 'id' | 'source' | 'remedy'> {
  readonly what: string;
  readonly rule: (first: T, later: T) => string;
}

function behind<T extends Ranked>(
  ordered: readonly T[],
  all: ReadonlySet<string>,
  { id, source, remedy, what, rule }: Words<T>,
): readonly Risk[] {
  return ordered.flatMap((later, index) => {
    const wanted = includes(later);
    const before = ordered.slice(0, index);
    const first = before.find((one) => wanted.some((target) => covers(one, target, all)));
    if (!first || !wanted.every((target) => before.some((one) => covers(one, target, all)))) return [];
    const words = `The ${what} "${later.displayName}" reaches no device: "${first.displayName}" is assigned to the same devices and ${rule(first, later)}`;
    return [{ id, source, remedy, words }];
  });
}
