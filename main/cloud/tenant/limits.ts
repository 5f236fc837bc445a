/** Numbers that Intune does not let an administrator go beyond, and a hand-made tenant may. */
import type { App } from './tenant.ts';
import type { TenantDraft } from './tenant-draft.ts';

/**
 * The size of a Win32 app was 8 GB once; the larger number is the later one
 * (facts/rules-of-operation#a-tenants-numbers, facts/apps#life-of-a-win32-app).
 */
const limits = { dependencies: 100, supersedence: 10, blockingApps: 100, gigabytes: 30 } as const;
const gigabyte = 1_024 ** 3;

/** A sentence for each limit that is passed: for the person who loads the tenant. */
export function beyondLimits({ apps, espConfigurations }: TenantDraft): string[] {
  const byId = new Map(apps.map((app) => [app.id, app]));
  const says = (name: string, count: number, limit: number, what: string): string[] =>
    count > limit ? [`"${name}" has ${count} ${what}, more than the ${limit} that Intune allows`] : [];
  return [
    ...apps.flatMap((app) => [
      ...says(app.displayName, related(app, byId, 'dependencies'), limits.dependencies, 'dependencies'),
      ...says(app.displayName, related(app, byId, 'supersedes'), limits.supersedence, 'superseded apps'),
      ...(app.kind === 'win32'
        ? says(app.displayName, Math.ceil(app.size / gigabyte), limits.gigabytes, 'GB of content')
        : []),
    ]),
    ...espConfigurations.flatMap(({ displayName, selectedMobileAppIds: { length } }) =>
      says(displayName, length, limits.blockingApps, 'blocking apps'),
    ),
  ];
}

/**
 * What one setting may hold, and all of them: PC, services and traces keep some ten copies of each. The largest
 * values of real tenants, ADMX files that a policy brings, have less than two million characters.
 */
export const settingCharacters = { ofOne: 4 * 1_024 ** 2, ofAll: 16 * 1_024 ** 2 } as const;

/** Leaves out what is beyond the characters of all settings, in the order of the files; a sentence for each policy. */
export function withoutTheRest(draft: Pick<TenantDraft, 'policies'>): string[] {
  const problems: string[] = [];
  let characters = 0;
  for (const [index, policy] of draft.policies.entries()) {
    if (policy.kind !== 'settings') continue;
    const nodes = policy.nodes.filter(({ data }) => {
      const fits = characters + data.length <= settingCharacters.ofAll;
      if (fits) characters += data.length;
      return fits;
    });
    const left = policy.nodes.length - nodes.length;
    if (left === 0) continue;
    draft.policies[index] = { ...policy, nodes };
    problems.push(
      `"${policy.displayName}": ${left} of its settings are left out, for all settings together have more than ${settingCharacters.ofAll} characters`,
    );
  }
  return problems;
}

/** How many apps an app leads to, itself included as Intune counts it. */
function related(app: App, byId: ReadonlyMap<string, App>, by: 'dependencies' | 'supersedes'): number {
  const seen = new Set([app.id]);
  const open = [app];
  for (let next = open.pop(); next; next = open.pop())
    for (const entry of next[by]) {
      const id = typeof entry === 'string' ? entry : entry.id;
      const found = byId.get(id);
      if (!found || seen.has(id)) continue;
      seen.add(id);
      open.push(found);
    }
  return seen.size;
}
