/** A rehearsal told of another kind, which differs in names alone (likeness.ts). */
import type { Likeness } from '../../cloud/kinds/likeness.ts';
import type { Tenant } from '../../cloud/tenant/tenant.ts';
import type { RehearsedKind, States } from './rehearse-kind.ts';

/** States of the apps and policies that stand in the places of those that were played. */
export const inOtherNames = (rehearsed: RehearsedKind, played: Likeness, other: Likeness): RehearsedKind => ({
  ...rehearsed,
  apps: renamed(rehearsed.apps, played.apps, other.apps),
  policies: renamed(rehearsed.policies, played.policies, other.policies),
});

function renamed(states: States, from: readonly string[], to: readonly string[]): States {
  const names = new Map(from.map((id, place) => [id, to[place] ?? id]));
  return new Map([...states].map(([id, state]) => [names.get(id) ?? id, state]));
}

/** Whether a failure speaks of one of the apps or policies by its name: then it is nobody else's. */
export function namesAnybody(
  { technician, userFlow }: RehearsedKind,
  { apps, policies }: Likeness,
  tenant: Tenant,
): boolean {
  const said = JSON.stringify([technician.error, userFlow.error]);
  if (technician.error === null && userFlow.error === null) return false;
  const ids = new Set([...apps, ...policies]);
  return [...tenant.apps, ...tenant.policies].some(
    ({ id, displayName }) => ids.has(id) && (said.includes(id) || said.includes(displayName)),
  );
}
