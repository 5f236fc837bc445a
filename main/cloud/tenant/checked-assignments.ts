/** Whom each object of an export is assigned to, for the check of a tenant. */
import type { Assignment } from './assignment.ts';
import { textOf } from './graph-object.ts';
import { readTarget } from './readers/assignments.ts';
import { assignedObjects } from './references.ts';
import type { CheckedAssignment } from './tenant.ts';
import type { TenantDraft } from './tenant-draft.ts';

/**
 * Answers by the object's id, with what stood in: null where the export does not tell; undefined for what is not
 * assigned to anybody by itself.
 */
export function assignmentsTold(
  draft: TenantDraft,
): (id: string) => readonly CheckedAssignment[] | null | undefined {
  const groups = new Map(draft.groups.map(({ id, displayName }) => [id, displayName]));
  const filters = new Map(draft.filters.map(({ id, displayName }) => [id, displayName]));
  const told = ({ target }: Pick<Assignment, 'target'>, intent: string | null): CheckedAssignment => {
    const everybody = target.kind === 'all-devices' ? 'all devices' : 'all users';
    const { filter } = target;
    return {
      kind: target.kind,
      to: 'groupId' in target ? (groups.get(target.groupId) ?? target.groupId) : everybody,
      intent,
      filter: filter && { name: filters.get(filter.filterId) ?? filter.filterId, mode: filter.mode },
    };
  };
  const assigned = new Map(assignedObjects(draft).map((one) => [one.id, one.assignments]));
  const defaults = new Set(
    [...draft.espConfigurations, ...draft.restrictions, ...draft.limits].flatMap((one) =>
      one.isDefault ? [one.id] : [],
    ),
  );
  return (id) => {
    if (defaults.has(id)) return asDefault;
    const own = assigned.get(id);
    if (own && own.length === 0 && (draft.untold.has(id) || draft.cutOff.has(id))) return null;
    if (own) return own.map((one) => told(one, 'intent' in one ? String(one.intent) : null));
    // Apps that are listed only, and the like.
    const listed = draft.sources.get(id)?.assignments ?? [];
    if (listed.length === 0) return undefined;
    return listed.flatMap((object) => {
      const target = readTarget(object, draft.groupIds, draft.filterIds);
      return target ? [told({ target }, textOf(object, 'intent') || null)] : [];
    });
  };
}

/** 'required for SG-Laptops with filter Slates, not SG-Kiosks; available for all users' */
export function assignmentWords(assignments: readonly CheckedAssignment[] | null): string {
  if (assignments === null) return 'assignments not told';
  if (assignments.length === 0) return 'for nobody';
  const byIntent = Map.groupBy(assignments, ({ intent }) => intent);
  return [...byIntent]
    .map(([intent, list]) => `${intent === null ? '' : `${intent} `}for ${list.map(words).join(', ')}`)
    .join('; ');
}

const words = ({ kind, to, filter }: CheckedAssignment): string => {
  const how = filter?.mode === 'exclude' ? 'except those of' : 'with';
  return `${kind === 'exclusion-group' ? 'not ' : ''}${to}${filter === null ? '' : ` ${how} filter ${filter.name}`}`;
};

/** A default one holds for whomever no other reaches. */
const asDefault: readonly CheckedAssignment[] = [
  { kind: 'all-users', to: 'everybody whom no other reaches', intent: null, filter: null },
];
