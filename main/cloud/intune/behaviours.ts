/** How the tenant's apps and scripts behave: as the scenario says, else as the tenant's side file does. */
import type { AppBehaviour, ScriptBehaviour } from '../../../shared/session/behaviour.schema.ts';
import type { CloudSettings } from '../settings/settings.ts';
import { behaviourKey } from '../tenant/reseal-file.ts';
import type { Tenant } from '../tenant/tenant.ts';

interface Named {
  readonly id: string;
  readonly displayName: string;
}

export interface Behaviours {
  app(app: Named): AppBehaviour;
  script(script: Named): ScriptBehaviour;
}

/** What neither names has an empty behaviour; `settings` are looked at with each question. */
export function behavioursOf(
  settings: Pick<CloudSettings, 'apps' | 'scripts'>,
  { appBehaviours, scriptBehaviours }: Pick<Tenant, 'appBehaviours' | 'scriptBehaviours'>,
): Behaviours {
  return {
    app: lookUp<AppBehaviour>(appBehaviours, () => settings.apps),
    script: lookUp<ScriptBehaviour>(scriptBehaviours, () => settings.scripts),
  };
}

/** By id before name, and each field of the scenario before the side file's. */
function lookUp<B extends object>(
  sideFile: ReadonlyMap<string, B>,
  scenario: () => Readonly<Record<string, B>>,
) {
  const tableOf = (said: Readonly<Record<string, B>>) =>
    new Map(Object.entries(said).map(([name, value]) => [behaviourKey(name), value]));
  let said = scenario();
  let own = tableOf(said);
  const find = (table: ReadonlyMap<string, B>, { id, displayName }: Named): B | undefined =>
    table.get(behaviourKey(id)) ?? table.get(behaviourKey(displayName));
  return (named: Named): Partial<B> => {
    if (scenario() !== said) {
      said = scenario();
      own = tableOf(said);
    }
    return { ...find(sideFile, named), ...find(own, named) };
  };
}

/** A sentence for each app and script that the scenario describes and the tenant does not have. */
export function strangers(
  { apps, scripts }: Pick<CloudSettings, 'apps' | 'scripts'>,
  tenant: Pick<Tenant, 'apps' | 'policies'>,
): string[] {
  const missing = (what: string, described: object, objects: readonly Named[]): string[] => {
    const names = new Set(objects.flatMap(({ id, displayName }) => [id, displayName].map(behaviourKey)));
    return Object.keys(described)
      .filter((name) => !names.has(behaviourKey(name)))
      .map(
        (name) =>
          `The scenario says how the ${what} "${name}" behaves, but the tenant has none of that name.`,
      );
  };
  const known = tenant.policies.filter(({ kind }) => kind === 'script');
  return [...missing('app', apps, tenant.apps), ...missing('script', scripts, known)];
}
