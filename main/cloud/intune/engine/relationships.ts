/** Dependencies and supersedence between apps (facts/apps#dependencies-and-supersedence). */
import { listOf, textOf } from '../../tenant/graph-object.ts';
import type { App } from '../../tenant/tenant.ts';
import type { PlannedApp } from './app-plan.ts';

export type Apps = ReadonlyMap<string, App>;

/** Dependencies that must be there and that nobody installs: dependencyType 'detect'. */
export const detectOnlyOf = ({ dependencies, source }: App): string[] =>
  listOf(source, 'relationships')
    .filter((relation) => textOf(relation, 'dependencyType') === 'detect')
    .map((relation) => textOf(relation, 'targetId'))
    .filter((id) => dependencies.includes(id));

/**
 * All apps below `app`, each once, the deepest first; a circle is cut where it closes. What an app needs that is
 * only looked for is nobody's to install.
 */
export function dependenciesOf(app: App, apps: Apps): App[] {
  const below = new Set<App>();
  const open = new Set([app.id]);
  const followed = new Set<string>();
  const follow = (above: App): void => {
    const onlyLookedFor = detectOnlyOf(above);
    for (const id of above.dependencies) {
      const dependency = apps.get(id);
      if (!dependency || open.has(id)) continue;
      if (!onlyLookedFor.includes(id) && !followed.has(id)) {
        followed.add(id);
        open.add(id);
        follow(dependency);
        open.delete(id);
      }
      below.add(dependency);
    }
  };
  follow(app);
  return [...below];
}

/** All apps that `app` takes the place of, those further down the chain included; each once. */
export function supersededBy(app: App, apps: Apps): App[] {
  const seen = new Set([app.id]);
  const follow = (newer: App): App[] =>
    newer.supersedes.flatMap(({ id }) => {
      const older = apps.get(id);
      if (!older || seen.has(id)) return [];
      seen.add(id);
      return [older, ...follow(older)];
    });
  return follow(app);
}

/**
 * An app whose place another planned app takes is not installed itself. One that takes the place of what a
 * third app needs is in conflict: it is reported, and not installed.
 */
export function settleRelationships(planned: readonly PlannedApp[], apps: Apps): PlannedApp[] {
  const installs = planned.filter(({ action }) => action === 'install');
  if (!installs.some(({ app }) => app.supersedes.length > 0)) return [...planned];
  const needed = new Set(installs.flatMap(({ app }) => dependenciesOf(app, apps)).map(({ id }) => id));
  const isInConflict = ({ app }: PlannedApp): boolean => app.supersedes.some(({ id }) => needed.has(id));
  const replaced = new Set(
    installs.filter((one) => !isInConflict(one)).flatMap(({ app }) => supersededBy(app, apps)),
  );
  return planned
    .filter(({ app, action }) => action === 'uninstall' || !replaced.has(app))
    .map((one) =>
      one.action === 'install' && isInConflict(one) ? { ...one, action: 'conflict', blocking: false } : one,
    );
}
