/**
 * Groups of an export: objects of their own, rows of tables and reports, and what targets tell. One group is one
 * object, whatever told of it; a rule that any of them knows is kept.
 */
import { childOf, graphType, textOf, type GraphObject } from '../graph-object.ts';
import { namedGroup } from './containers.ts';
import type { FoundObject, ToldGroup } from './found-object.ts';

const isGroupTarget = (target: GraphObject): boolean => graphType(target).endsWith('roupAssignmentTarget');

/** Groups that IntuneCD's targets name, with their rules. */
function groupsOfTargets(objects: readonly FoundObject[]): ToldGroup[] {
  const told: ToldGroup[] = [];
  for (const { file, assignments } of objects)
    for (const assignment of assignments) {
      const target = childOf(assignment, 'target');
      if (textOf(target, 'groupName') && isGroupTarget(target))
        told.push({ file, object: { ...namedGroup(target), ...idOf(target) } });
    }
  return told;
}

const idOf = (target: GraphObject): GraphObject =>
  textOf(target, 'groupId') ? { id: textOf(target, 'groupId') } : {};

/** What putting groups together comes to, for the person. */
export interface GroupsHeard {
  /** A file tells of a group whose own object lies elsewhere. */
  joined(file: string, to: string): void;
  /** Nothing but the name tells two groups apart, and each has a rule of its own. */
  contradicted(name: string): void;
}

class GroupBook {
  readonly #heard: GroupsHeard;
  readonly #byId = new Map<string, FoundObject>();
  readonly #byName = new Map<string, FoundObject>();
  readonly groups: FoundObject[] = [];

  constructor(heard: GroupsHeard) {
    this.#heard = heard;
  }

  /** `own`: the object itself, not what something else tells of it. */
  add({ file, object }: ToldGroup, own?: FoundObject): void {
    const id = textOf(object, 'id').toLowerCase();
    const name = textOf(object, 'displayName').toLowerCase();
    const known = id ? this.#byId.get(id) : undefined;
    const sameName = this.#byName.get(name);
    // Two groups may share a name, but not where one of them is known by its name alone.
    const group = known ?? (sameName && (!id || !textOf(sameName.object, 'id')) ? sameName : undefined);
    if (group) {
      if (own && own.file !== group.file) this.#heard.joined(own.file, group.file);
      if (!known && haveTwoRules(group.object, object))
        this.#heard.contradicted(textOf(object, 'displayName'));
      group.object = merged(group.object, object);
      this.#index(group);
      return;
    }
    const fresh = own ?? { file, place: '', object, type: 'group', assignments: [] };
    this.groups.push(fresh);
    this.#index(fresh);
  }

  #index(group: FoundObject): void {
    const id = textOf(group.object, 'id').toLowerCase();
    const name = textOf(group.object, 'displayName').toLowerCase();
    if (id) this.#byId.set(id, group);
    if (name && !this.#byName.has(name)) this.#byName.set(name, group);
  }
}

const haveTwoRules = (...groups: readonly GraphObject[]): boolean =>
  new Set(groups.map((group) => textOf(group, 'membershipRule').replace(/\s+/g, ' ').trim()).filter(Boolean))
    .size > 1;

/** What the first knows, and what only the second does; 'DynamicMembership' is not lost to an empty list. */
function merged(first: GraphObject, second: GraphObject): GraphObject {
  const known = Object.entries(first).filter(
    ([, value]) => value !== null && value !== '' && !isEmpty(value),
  );
  return { ...second, ...Object.fromEntries(known) };
}

const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** The objects with each group once, first of all. */
export function withGroups(
  objects: readonly FoundObject[],
  told: readonly ToldGroup[],
  heard: GroupsHeard,
): FoundObject[] {
  const book = new GroupBook(heard);
  const isOne = ({ type, outdone }: FoundObject): boolean => type === 'group' && outdone === undefined;
  for (const found of objects) if (isOne(found)) book.add(found, found);
  for (const group of [...told, ...groupsOfTargets(objects)]) book.add(group);
  return [...book.groups, ...objects.filter((found) => !isOne(found))];
}
