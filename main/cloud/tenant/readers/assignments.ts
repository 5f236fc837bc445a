/** Assignments: who an object is aimed at (facts/graph#targets-of-assignments). */
import type { AppAssignment, AppIntent } from '../tenant.ts';
import type { Assignment, AssignmentTarget } from '../assignment.ts';
import { childOf, graphType, textOf, type GraphObject } from '../graph-object.ts';
import { owns, ownOf } from '../../../../shared/own.ts';
import { losesAssignments, losesTarget } from '../reading/cut-off.ts';
import type { Reading } from '../tenant-draft.ts';

/** Names in assignments are compared without case and without blanks around them. */
export const nameKey = (name: string): string => name.trim().toLowerCase();

/** SDKs write values of enumerations with a capital letter. */
const filterModeOf = (target: GraphObject): string =>
  textOf(target, 'deviceAndAppManagementAssignmentFilterType').toLowerCase();

/** Without its filter an assignment would reach others than the organisation means. */
function filterFaultOf(target: GraphObject): string | null {
  const mode = filterModeOf(target);
  if (!['', 'none', 'include', 'exclude'].includes(mode))
    return `assignment with a filter of the mode "${mode}"`;
  const isNamed = textOf(target, 'deviceAndAppManagementAssignmentFilterId') !== '';
  return !isNamed && ['include', 'exclude'].includes(mode)
    ? 'assignment with a filter that is not named'
    : null;
}

/** The target of an assignment; undefined for kinds that have no meaning on Windows. */
export function readTarget(
  object: GraphObject,
  groupIds: ReadonlyMap<string, string> = new Map(),
  filterIds: ReadonlyMap<string, string> = new Map(),
): AssignmentTarget | undefined {
  const target = childOf(object, 'target');
  const named = textOf(target, 'deviceAndAppManagementAssignmentFilterId');
  const filterId = filterIds.get(nameKey(named)) ?? named;
  const mode = filterModeOf(target);
  const filter =
    filterId && (mode === 'include' || mode === 'exclude') ? ({ filterId, mode } as const) : null;
  // IntuneCD writes names of groups and filters in place of their ids.
  const group = textOf(target, 'groupId') || textOf(target, 'groupName');
  const groupId = groupIds.get(nameKey(group)) ?? group;
  switch (graphType(target)) {
    case 'groupAssignmentTarget':
      return { kind: 'group', groupId, filter };
    case 'exclusionGroupAssignmentTarget':
      return { kind: 'exclusion-group', groupId, filter };
    case 'allDevicesAssignmentTarget':
      return { kind: 'all-devices', filter };
    case 'allLicensedUsersAssignmentTarget':
      return { kind: 'all-users', filter };
    default:
      return undefined;
  }
}

export function readAssignments(reading: Reading): Assignment[] {
  return targets(reading).map(({ id, target }) => ({ id, target }));
}

const intents: readonly AppIntent[] = ['required', 'available', 'uninstall', 'availableWithoutEnrollment'];

export function readAppAssignments(reading: Reading): AppAssignment[] {
  return targets(reading).flatMap(({ id, target, object }) => {
    const intent = intents.find((known) => known.toLowerCase() === textOf(object, 'intent').toLowerCase());
    if (intent) return [{ id, target, intent }];
    reading.part(`assignment with intent "${textOf(object, 'intent')}"`);
    return [];
  });
}

function targets(reading: Reading): { id: string; target: AssignmentTarget; object: GraphObject }[] {
  const { object: whole, assignments, draft, id } = reading;
  if (losesAssignments(whole) || assignments.some(losesTarget)) draft.cutOff.add(id);
  // An empty list is an answer, and so is what Graph says of it.
  else if (assignments.length === 0 && !owns(whole, 'assignments') && ownOf(whole, 'isAssigned') !== false)
    draft.untold.add(id);
  return assignments.flatMap((object, index) => {
    if (losesTarget(object)) return [];
    const filterFault = filterFaultOf(childOf(object, 'target'));
    if (filterFault !== null) {
      reading.part(filterFault);
      return [];
    }
    const target = readTarget(object, draft.groupIds, draft.filterIds);
    if (target) return [{ id: textOf(object, 'id') || `${reading.id}_${index}`, target, object }];
    reading.part(`assignment to ${graphType(childOf(object, 'target')) || 'an unnamed target'}`);
    return [];
  });
}
