/**
 * Kinds that differ in names alone: as many apps of the same size, rules and relations in the same places, the same
 * settings that do something, the same pages. What one of them comes to in a rehearsal, the others come to as well,
 * with their own apps and policies in the places of its own.
 */
import { isSimulated } from '../../../shared/policies/effects-of.ts';
import type { Audience } from '../directory/targeting.ts';
import { reaches } from '../directory/targeting.ts';
import type { Behaviours } from '../intune/behaviours.ts';
import { dependenciesOf, supersededBy, type Apps } from '../intune/engine/relationships.ts';
import { planScripts, type PlannedPolicy } from '../intune/engine/policy-plan.ts';
import type { PlannedApp, Phase } from '../intune/engine/app-plan.ts';
import type { Assignment } from '../tenant/assignment.ts';
import type { App, DeploymentProfile, EspConfiguration, Tenant } from '../tenant/tenant.ts';
import type { Kind } from './kind.ts';
import type { KindPlan, PartPlan } from './kind-plan.ts';
import type { Used } from './used.ts';

export interface Likeness {
  /** Equal for kinds that differ in names alone. */
  readonly key: string;
  /** Ids of apps and of policies in the order of the key: what stands at one place is one and the same in all of them. */
  readonly apps: readonly string[];
  readonly policies: readonly string[];
}

const phases: readonly Phase[] = ['technician', 'user-device', 'user-account'];

const simulated = new Map<string, boolean>();

/** The same for a tenant's few thousand addresses again and again. */
function isActedOn(uri: string): boolean {
  const known = simulated.get(uri) ?? isSimulated(uri);
  simulated.set(uri, known);
  return known;
}

/** Made once for a tenant. */
/** `behaviours`: how apps and scripts behave in the rehearsals. */
export function likenessIn(
  tenant: Tenant,
  used: Used,
  behaviours: Behaviours,
): (kind: Kind, plan: KindPlan) => Likeness {
  const apps: Apps = new Map(tenant.apps.map((app) => [app.id, app]));
  const written = new Map<App, string>();
  const wordsOf = (app: App): string => {
    const known = written.get(app) ?? appWords(app, behaviours.app(app));
    written.set(app, known);
    return known;
  };
  return (kind, plan) => {
    const places = placesOf(plan, apps);
    const policies = [
      ...new Set(phases.flatMap((phase) => plan.parts[phase].policies.map(({ policy }) => policy.id))),
    ];
    return {
      apps: [...places.keys()],
      policies,
      key: JSON.stringify([
        kind.device.release,
        kind.device.edition,
        kind.device.architecture,
        kind.user.licensed,
        kind.user.assigned,
        domainOf(kind.user.userPrincipalName),
        plan.seen.profile ? profileWords(plan.seen.profile) : null,
        enrolmentWords(plan, used),
        [...places].map(([id, place]) => {
          const app = apps.get(id);
          return app ? [wordsOf(app), related(app, places, apps), early(app, plan), place] : null;
        }),
        phases.map((phase) => partWords(plan.parts[phase], phase, places, behaviours)),
      ]),
    };
  };
}

const domainOf = (userPrincipalName: string): string => userPrincipalName.split('@')[1] ?? '';

/** All apps that may come, each with its place. */
function placesOf({ parts }: KindPlan, apps: Apps): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const take = (app: App): void => {
    if (!places.has(app.id)) places.set(app.id, places.size);
  };
  for (const phase of phases)
    for (const { app } of parts[phase].apps) {
      take(app);
      for (const other of [...dependenciesOf(app, apps), ...supersededBy(app, apps)]) take(other);
    }
  return places;
}

const related = (app: App, places: ReadonlyMap<string, number>, apps: Apps): readonly unknown[] => [
  app.dependencies.map((id) => places.get(id) ?? apps.has(id)),
  app.supersedes.map(({ id, type }) => [places.get(id) ?? apps.has(id), type]),
];

/** Whether the device had it coming before it was switched on: groups take in later what asks for its version or name. */
const early = ({ assignments }: Pick<App, 'assignments'>, { seen, signedIn }: KindPlan): boolean =>
  hasReached(assignments, { ...signedIn, deviceGroups: seen.registeredGroups });

const hasReached = (assignments: readonly Assignment[], audience: Audience): boolean => {
  const { device, user } = reaches(assignments, audience);
  return device.length + user.length > 0;
};

/** What of an app decides how it installs, without its names; its size and its behaviour are in it. */
function appWords(app: App, behaviour: unknown): string {
  const {
    id,
    displayName,
    assignments: _assignments,
    dependencies: _needs,
    supersedes: _older,
    source,
    ...facts
  } = app;
  const { assignments: _own, relationships: _related, description: _words, ...told } = source;
  return nameless(JSON.stringify([facts, told, behaviour]), id, displayName);
}

const profileWords = ({
  id: _id,
  displayName,
  assignments: _to,
  createdDateTime: _at,
  ...facts
}: DeploymentProfile) => ({
  ...facts,
  named: displayName !== '',
});

const pageWords = ({
  id: _id,
  displayName: _name,
  assignments: _to,
  priority: _rank,
  selectedMobileAppIds,
  ...facts
}: EspConfiguration) => ({
  ...facts,
  chosen: selectedMobileAppIds.length > 0,
});

/** Restrictions, limits and terms by their own ids: a tenant has few of them. */
const enrolmentWords = ({ signedIn }: KindPlan, { enrolling, scopes }: Used): readonly string[] => [
  ...enrolling.filter(({ assignments }) => hasReached(assignments, signedIn)).map(({ id }) => id),
  ...scopes.filter((id) => signedIn.userGroups?.has(id)),
];

const partWords = (
  { page, apps, policies }: PartPlan,
  phase: Phase,
  places: ReadonlyMap<string, number>,
  behaviours: Behaviours,
): readonly unknown[] => [
  pageWords(page),
  apps.map(({ app, via, action, intent, blocking }: PlannedApp) => [
    places.get(app.id),
    via,
    action,
    intent,
    blocking,
  ]),
  policies.map(policyWords),
  planScripts(policies, phase).map((script) => behaviours.script(script)),
];

/** Settings that nothing acts on are as good as any others. */
function policyWords({ policy, via, nodes, conflicts }: PlannedPolicy): readonly unknown[] {
  if (policy.kind === 'settings')
    return [
      via,
      policy.origin,
      nodes.map(({ uri, data }) => (isActedOn(uri) ? [uri, data] : 0)),
      conflicts.length,
    ];
  const { id, displayName, assignments: _to, ...facts } = policy;
  return [via, nameless(JSON.stringify(facts), id, displayName)];
}

/** JSON with its own id and name taken out; names of a letter or two stand for too much else. */
const nameless = (json: string, ...names: readonly string[]): string =>
  names
    .filter((name) => name.length > 2)
    .reduce((rest, name) => rest.replaceAll(JSON.stringify(name).slice(1, -1), '§'), json);
