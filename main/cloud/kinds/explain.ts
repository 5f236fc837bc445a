/** Why an assignment reaches somebody, or does not, in an administrator's words. */
import { reaches, type Audience, type Via } from '../directory/targeting.ts';
import type { Assignment } from '../tenant/assignment.ts';
import { targetWords, type NameOf } from '../tenant/assignment-words.ts';

export interface Explained {
  readonly device: boolean;
  readonly user: boolean;
  readonly by: string;
}

/** `cutOff`: the export holds a part of the assignments, or none of them. */
export function explain(
  assignments: readonly Assignment[],
  audience: Audience,
  nameOf: NameOf,
  cutOff = false,
): Explained {
  const { device, user } = reaches(assignments, audience);
  const reached = [...device, ...user.filter((one) => !device.includes(one))];
  const by =
    reached.length > 0
      ? distinct(reached.map((one) => targetWords(one, nameOf))).join(' and ')
      : whyNot(assignments, audience, nameOf);
  return {
    device: device.length > 0,
    user: user.length > 0,
    by: !cutOff ? by : assignments.length === 0 ? notKnown : `${by}; ${notKnown}`,
  };
}

const notKnown = 'not known whom else it is for: the export cuts its assignments off';

/** The reason that is nearest to reaching: a filter in the way says more than a group that one is not in. */
function whyNot(assignments: readonly Assignment[], audience: Audience, nameOf: NameOf): string {
  if (assignments.length === 0) return 'assigned to nobody';
  const keeper = (['device', 'user'] as const).flatMap((via) => keptAwayBy(assignments, audience, via))[0];
  if (keeper !== undefined) return `excluded by group ${nameOf(keeper)}`;
  const { filters } = audience;
  const open = { ...audience, userLicensed: true };
  const unfiltered = assignments.map(({ id, target }) => ({ id, target: { ...target, filter: null } }));
  const stopped = (['device', 'user'] as const).flatMap((via: Via) =>
    reaches(unfiltered, audience)[via].flatMap((one) => assignments[unfiltered.indexOf(one)] ?? []),
  )[0];
  const use = stopped?.target.filter;
  if (use)
    return filters.has(use.filterId)
      ? `kept away by filter ${nameOf(use.filterId)}, which ${use.mode === 'include' ? 'does not match' : 'matches'}`
      : `kept away by filter ${nameOf(use.filterId)}, which the tenant does not hold`;
  if (reaches(assignments, open).user.length > 0) return 'for all users, and this one has no Intune licence';
  const names = distinct(
    assignments.flatMap(({ target }) => (target.kind === 'group' ? [nameOf(target.groupId)] : [])),
  );
  if (names.length === 0) return 'assigned to nobody, but for exclusions';
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return `in none of its groups: ${names.slice(0, 3).join(', ')}${more}`;
}

/** Groups that keep somebody away whom the assignments would reach otherwise: one of the other kind keeps nobody. */
function keptAwayBy(assignments: readonly Assignment[], audience: Audience, via: Via): readonly string[] {
  const groups = via === 'device' ? audience.deviceGroups : audience.userGroups;
  const isExclusion = ({ target }: Assignment): boolean => target.kind === 'exclusion-group';
  const included = assignments
    .filter((one) => !isExclusion(one))
    .map(({ id, target }) => ({ id, target: { ...target, filter: null } }));
  if (reaches(included, audience)[via].length === 0) return [];
  return assignments.flatMap(({ target }) =>
    target.kind === 'exclusion-group' && groups?.has(target.groupId) ? [target.groupId] : [],
  );
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];
