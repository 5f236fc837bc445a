/**
 * Whom an assignment reaches (facts/assignment#targets): includes unite; an exclusion wins over an include of
 * its own kind, device groups over device groups and user groups over user groups; a mix of kinds is not
 * evaluated.
 */
import type { AssignmentFilter } from '../tenant/tenant.ts';
import type { Assignment } from '../tenant/assignment.ts';
import { parseRule } from '../rules/parse-rule.ts';
import { holds, propertiesOf, type Rule, type RuleSubject } from '../rules/rule.ts';

export type Via = 'device' | 'user';

/** One device, and the user who counts for it. */
export interface Audience {
  readonly deviceGroups: ReadonlySet<string>;
  /** null where no user counts: all that is aimed at users passes by. */
  readonly userGroups: ReadonlySet<string> | null;
  readonly userLicensed: boolean;
  readonly filters: ReadonlyMap<string, AssignmentFilter>;
  /** Values of the properties that filters may ask for at this moment, and the names of those properties. */
  readonly filterSubject: RuleSubject;
  readonly filterProperties: ReadonlySet<string>;
}

/** How the assignments reach the device: by the device itself, by the user, or by both. */
export function reaches<A extends Assignment>(
  assignments: readonly A[],
  audience: Audience,
): Readonly<Record<Via, readonly A[]>> {
  return {
    device: reachedBy('device', assignments, audience),
    user: reachedBy('user', assignments, audience),
  };
}

function reachedBy<A extends Assignment>(
  via: Via,
  assignments: readonly A[],
  audience: Audience,
): readonly A[] {
  const groups = via === 'device' ? audience.deviceGroups : audience.userGroups;
  if (!groups) return [];
  const excluded = assignments.some(
    ({ target }) => target.kind === 'exclusion-group' && groups.has(target.groupId),
  );
  if (excluded) return [];
  return assignments.filter(
    (assignment) => includes(via, assignment, groups, audience) && passesFilter(assignment, audience),
  );
}

function includes(
  via: Via,
  { target }: Assignment,
  groups: ReadonlySet<string>,
  audience: Audience,
): boolean {
  switch (target.kind) {
    case 'group':
      return groups.has(target.groupId);
    case 'all-devices':
      return via === 'device';
    case 'all-users':
      return via === 'user' && audience.userLicensed;
    case 'exclusion-group':
      return false;
  }
}

/**
 * A filter that is not understood, or asks for a property that is not known yet, is not evaluated: it lets nothing
 * through when it includes, everything when it excludes. With one that the tenant does not hold nothing is applied.
 */
function passesFilter({ target }: Assignment, audience: Audience): boolean {
  const use = target.filter;
  if (!use) return true;
  const filter = audience.filters.get(use.filterId);
  if (!filter) return false;
  const rule = parsedRule(filter);
  const known = rule !== undefined && propertiesOf(rule).every((name) => audience.filterProperties.has(name));
  const matches = known && holds(rule, audience.filterSubject);
  return use.mode === 'include' ? matches : !matches;
}

const parsed = new WeakMap<AssignmentFilter, Rule | undefined>();

function parsedRule(filter: AssignmentFilter): Rule | undefined {
  if (!parsed.has(filter)) {
    const rule = parseRule(filter.rule);
    parsed.set(filter, typeof rule === 'string' ? undefined : rule);
  }
  return parsed.get(filter);
}
