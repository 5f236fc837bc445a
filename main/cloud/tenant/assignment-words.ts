/** Whom an assignment is for, in an administrator's words. */
import type { Assignment, AssignmentFilterUse } from './assignment.ts';

/** Names of groups and filters by id. */
export type NameOf = (id: string) => string;

export function targetWords({ target }: Pick<Assignment, 'target'>, nameOf: NameOf): string {
  const everybody = target.kind === 'all-devices' ? 'all devices' : 'all users';
  const whom = 'groupId' in target ? `group ${nameOf(target.groupId)}` : everybody;
  return target.filter ? `${whom} ${filterWords(target.filter, nameOf)}` : whom;
}

const filterWords = ({ filterId, mode }: AssignmentFilterUse, nameOf: NameOf): string =>
  `${mode === 'exclude' ? 'except those of' : 'with'} filter ${nameOf(filterId)}`;
