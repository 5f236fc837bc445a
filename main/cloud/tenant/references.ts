/** Where a tenant's objects lead to others that the export does not hold: each is said, and has no effect. */
import type { Assignment } from './assignment.ts';
import { nameKey } from './readers/assignments.ts';
import type { ProblemLines } from './reading/problem-lines.ts';
import type { Tenant } from './tenant.ts';
import type { NamedApp, TenantDraft } from './tenant-draft.ts';

export interface Assigned {
  readonly id: string;
  readonly displayName: string;
  readonly assignments: readonly Assignment[];
}

/** Everything of a tenant that is assigned to somebody. */
export const assignedObjects = (
  tenant: Pick<
    Tenant,
    'profiles' | 'espConfigurations' | 'restrictions' | 'limits' | 'terms' | 'apps' | 'policies'
  >,
): readonly Assigned[] => [
  ...tenant.profiles,
  ...tenant.espConfigurations,
  ...tenant.restrictions,
  ...tenant.limits,
  ...tenant.terms,
  ...tenant.apps,
  ...tenant.policies,
];

/** Says unknown groups, filters and blocking apps, and finds blocking apps that are named by their ids. */
export function leadsNowhere(draft: TenantDraft, problems: ProblemLines): void {
  const groups = new Set(draft.groups.map(({ id }) => id));
  const filters = new Set(draft.filters.map(({ id }) => id));
  /** Objects by the group. */
  const unknown = new Map<string, Set<string>>();
  for (const { displayName, assignments } of assignedObjects(draft))
    for (const { target } of assignments) {
      if ('groupId' in target && !groups.has(target.groupId))
        unknown.set(target.groupId, (unknown.get(target.groupId) ?? new Set()).add(`"${displayName}"`));
      if (target.filter && !filters.has(target.filter.filterId))
        problems.say(`"${displayName}"`, filterFault(target.filter.filterId, draft));
    }
  sayGroups(unknown, problems);
  findBlockingApps(draft, problems);
}

function filterFault(filter: string, { foreignFilters }: TenantDraft): string {
  const platform = foreignFilters.get(nameKey(filter));
  return platform === undefined
    ? `assigned with the filter "${filter}", which the tenant does not hold: that assignment is not applied; export the filters too`
    : `assigned with the filter "${filter}", which is for another platform (${platform}): that assignment is not applied to Windows PCs`;
}

/** Several groups are one line: an export without groups knows all of them by their ids alone. */
function sayGroups(unknown: ReadonlyMap<string, ReadonlySet<string>>, problems: ProblemLines): void {
  const ids = [...unknown.keys()].map((id) => `"${id}"`);
  const more = ids.length > 3 ? ` and ${ids.length - 3} more` : '';
  const groups = `${ids.length === 1 ? 'the group' : 'the groups'} ${ids.slice(0, 3).join(', ')}${more}`;
  const assignedTo = (whom: string): string =>
    `assigned to ${whom}, which the tenant does not hold; export the groups too, or say who is in one: --set assume.members.ID=pc|user|everybody`;
  const own = new Map<string, string[]>();
  for (const [id, objects] of unknown)
    for (const object of objects) own.set(object, [...(own.get(object) ?? []), `"${id}"`]);
  for (const [object, to] of own)
    problems.say(
      object,
      assignedTo(groups),
      assignedTo(`${to.length === 1 ? 'the group' : 'the groups'} ${to.join(', ')}`),
    );
}

/**
 * Apps of blocking lists by id: where the export names them, all of that name and type, for nothing tells which of
 * several is meant. A list of which nothing is found still is one: the page waits for nothing, not for everything.
 */
function findBlockingApps(draft: TenantDraft, problems: ProblemLines): void {
  const { apps, espConfigurations, sources, namedApps } = draft;
  const held = [...sources].flatMap(([id, { type, name }]) => (isApp(type) ? [{ id, type, name }] : []));
  const byId = new Map(held.map((app) => [app.id, app]));
  const installs = new Set(apps.map(({ id }) => id));
  for (const [index, esp] of espConfigurations.entries()) {
    const say = (sentence: string): void => problems.say(`"${esp.displayName}"`, sentence);
    const chosen = esp.selectedMobileAppIds.flatMap((app) => {
      const known = byId.get(app);
      return known ? [known] : appsCalled({ name: app, type: '' }, held, say);
    });
    const named = (namedApps.get(esp.id) ?? []).flatMap((app) => appsCalled(app, held, say));
    const found = [...chosen, ...named];
    for (const { id, name, type } of found)
      if (!installs.has(id))
        say(`waits for the app "${name}", and apps of the type ${type} do not install here`);
    const unknown = [...esp.selectedMobileAppIds, ...(namedApps.get(esp.id) ?? []).map(({ name }) => name)];
    const list = found.length > 0 ? found.map(({ id }) => id) : unknown;
    espConfigurations[index] = { ...esp, selectedMobileAppIds: [...new Set(list)] };
  }
}

interface HeldApp extends NamedApp {
  readonly id: string;
}

function appsCalled(
  { name, type }: NamedApp,
  held: readonly HeldApp[],
  say: (sentence: string) => void,
): readonly HeldApp[] {
  const alike = held.filter((app) => app.name.toLowerCase() === name.toLowerCase());
  const found = alike.filter((app) => type === '' || app.type.toLowerCase() === type.toLowerCase());
  const named = `waits for the app "${name}"${type === '' ? '' : ` of the type ${type}`}`;
  if (alike.length === 0)
    say(`${named}, which the tenant does not hold; export the apps too, or take it off the list`);
  else if (found.length === 0)
    say(
      `${named}, and the tenant holds that name with the type ${alike.map((app) => app.type).join(', ')} only`,
    );
  else if (found.length > 1)
    say(`${named}, and the tenant holds ${found.length} of them: it is taken to wait for all`);
  return found;
}

const isApp = (type: string): boolean => /(?:App|AppX|MSI)$/i.test(type);
