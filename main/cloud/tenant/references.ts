/** Where a tenant's objects lead to others that the export does not hold: each is said, and has no effect. */
import type { Assignment } from './assignment.ts';
import type { ProblemLines } from './reading/problem-lines.ts';
import type { Tenant } from './tenant.ts';
import type { TenantDraft } from './tenant-draft.ts';

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
  for (const { displayName, assignments } of assignedObjects(draft))
    for (const { target } of assignments) {
      if ('groupId' in target && !groups.has(target.groupId))
        problems.say(
          `"${displayName}"`,
          `assigned to the group "${target.groupId}", which the tenant does not hold`,
        );
      if (target.filter && !filters.has(target.filter.filterId))
        problems.say(
          `"${displayName}"`,
          `assigned with the filter "${target.filter.filterId}", which the tenant does not hold: that assignment is not applied`,
        );
    }
  findBlockingApps(draft, problems);
}

/** Apps of blocking lists by id, where the export names them. */
function findBlockingApps({ apps, espConfigurations }: TenantDraft, problems: ProblemLines): void {
  const ids = new Set(apps.map(({ id }) => id));
  const byName = new Map(apps.map(({ displayName, id }) => [displayName.toLowerCase(), id]));
  for (const [index, esp] of espConfigurations.entries())
    espConfigurations[index] = {
      ...esp,
      selectedMobileAppIds: esp.selectedMobileAppIds.map((app) => {
        const id = ids.has(app) ? app : byName.get(app.toLowerCase());
        if (id === undefined)
          problems.say(`"${esp.displayName}"`, `waits for the app "${app}", which the tenant does not hold`);
        return id ?? app;
      }),
    };
}
