/** What stands around Graph objects in files: pages of Graph, wrappers of tools, kits, reports and tables. */
import { childOf, graphType, isGraphObject, listOf, textOf, type GraphObject } from '../graph-object.ts';
import { owns } from '../../../../shared/own.ts';
import { isCutAssignment, isCutOff } from './cut-off.ts';

const hasIdentity = (object: GraphObject): boolean =>
  graphType(object) !== '' ||
  ['id', 'displayName', 'name', 'userPrincipalName'].some((key) => owns(object, key));

/** A page of a collection: `{ value: [...] }`. */
export const isPage = (object: GraphObject): boolean => Array.isArray(object['value']) && !graphType(object);

/**
 * Intune Commander's `{ policy | application | intent | template, assignments }` and its siblings: one object, lists
 * that belong to it, and what the tool notes beside (when, by which version). The object with the lists as its own,
 * else undefined.
 */
export function unwrapped(wrapper: GraphObject): GraphObject | undefined {
  if (hasIdentity(wrapper)) return undefined;
  const entries = Object.entries(wrapper).filter(([key]) => !key.startsWith('@'));
  const isPart = ([key, value]: readonly [string, unknown]): boolean =>
    Array.isArray(value) || isCutOff(value) || (/^assignments$/i.test(key) && isGraphObject(value));
  const inner = entries.filter((entry) => isGraphObject(entry[1]) && !isPart(entry));
  const [only] = inner;
  const rest = entries.filter((entry) => entry !== only);
  if (inner.length !== 1 || !only) return undefined;
  const object = childOf(wrapper, only[0]);
  if (!hasIdentity(object)) return undefined;
  const lists = rest
    .filter((entry) => isPart(entry) && !(Array.isArray(entry[1]) && entry[1].length === 0))
    .map(([key, value]) => [key.charAt(0).toLowerCase() + key.slice(1), value] as const);
  return lists.length === 0 ? object : { ...object, ...Object.fromEntries(lists) };
}

/** A kit: lists of objects under the names of their collections, e.g. `{ groups: [...], filters: [...] }`. */
export function shelves(
  kit: GraphObject,
): readonly (readonly [collection: string, list: readonly unknown[]])[] {
  if (hasIdentity(kit)) return [];
  const lists = Object.entries(kit).filter(
    (entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].length > 0,
  );
  const objects = lists.flatMap(([, list]) => list);
  return objects.every((entry) => isGraphObject(entry) && hasIdentity(entry)) ? lists : [];
}

/** IntuneManagement writes tenant and names of groups into MigrationTable.json; Intune Commander only ids. */
export const isMigrationTable = (object: GraphObject): boolean =>
  (owns(object, 'TenantId') && Array.isArray(object['Objects'])) ||
  listOf(object, 'entries').some((entry) => owns(entry, 'originalId'));

export const migratedGroups = (table: GraphObject): GraphObject[] =>
  listOf(table, 'Objects')
    .filter((entry) => textOf(entry, 'Type') === 'Group')
    .map((entry) => ({ id: textOf(entry, 'Id'), displayName: textOf(entry, 'DisplayName') }));

/** IntuneCD's assignment report: one entry a group, with its rule. */
export const isReportEntry = (object: GraphObject): boolean =>
  owns(object, 'groupName') && owns(object, 'assignedTo');

/** A group as targets and reports of IntuneCD tell of it; without an id. */
export const namedGroup = (told: GraphObject): GraphObject => ({
  displayName: textOf(told, 'groupName'),
  groupTypes: textOf(told, 'groupType') === 'DynamicMembership' ? ['DynamicMembership'] : [],
  ...(textOf(told, 'membershipRule') ? { membershipRule: textOf(told, 'membershipRule') } : {}),
});

/** A value of an administrative template, which IntuneBackupAndRestore writes as a bare list, one file a policy. */
export const isDefinitionValue = (value: unknown): boolean =>
  isGraphObject(value) &&
  owns(value, 'enabled') &&
  (owns(value, 'definition@odata.bind') || isGraphObject(value['definition']));

/** Settings of templates, and of settings-catalog policies, as Graph lists them apart from their policy. */
export const isLooseSetting = (object: GraphObject): boolean =>
  !owns(object, 'displayName') &&
  !owns(object, 'name') &&
  (isGraphObject(object['settingInstance']) || (owns(object, 'definitionId') && owns(object, 'valueJson')));

export const isLooseAssignment = (object: GraphObject): boolean =>
  (isGraphObject(object['target']) || isCutAssignment(object)) &&
  !owns(object, 'displayName') &&
  !owns(object, 'name');
