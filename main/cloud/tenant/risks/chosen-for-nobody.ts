/** Apps that a status page is told to wait for, and that are required for nobody: the page waits for none of them. */
import type { App, Tenant } from '../tenant.ts';
import { counting, type Risk } from './risk.ts';

/** One for each page. An app counts that is required, or that a required one needs first. */
export function chosenForNobody(tenant: Tenant): readonly Risk[] {
  const untold = new Set(
    tenant.check.objects.flatMap(({ name, assignments }) => (assignments === null ? [name] : [])),
  );
  const installed = withDependencies(tenant.apps);
  return tenant.espConfigurations.flatMap(({ displayName, selectedMobileAppIds }) => {
    const chosen = new Set(selectedMobileAppIds);
    const idle = tenant.apps.filter(
      (app) => chosen.has(app.id) && !installed.has(app.id) && !untold.has(app.displayName),
    );
    if (idle.length === 0) return [];
    const names = idle.map((app) => app.displayName);
    return [
      {
        id: 'chosen-for-nobody',
        source: 'Microsoft, Set up the Enrollment Status Page (facts/enrollment-status-page#blocking-apps)',
        ...counting(
          names,
          (counted) =>
            `${counted}: chosen as blocking in the status page "${displayName}" and required for nobody: the list assigns nothing, so the page does not wait for ${names.length === 1 ? 'it' : 'them'}`,
        ),
        remedy: 'Assign it as required to those whom the page is for, or take it off the list',
      },
    ];
  });
}

/** Ids of the apps that somebody has to have, and of all that those need. */
function withDependencies(apps: readonly App[]): ReadonlySet<string> {
  const needs = new Map(apps.map(({ id, dependencies }) => [id, dependencies]));
  const found = new Set<string>();
  const add = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    needs.get(id)?.forEach(add);
  };
  for (const { id, assignments } of apps)
    if (assignments.some(({ intent, target }) => intent === 'required' && target.kind !== 'exclusion-group'))
      add(id);
  return found;
}
