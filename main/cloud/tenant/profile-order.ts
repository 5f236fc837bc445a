/** Of several deployment profiles that reach a device the oldest holds (facts/autopilot-service#profile-settings). */
import type { DeploymentProfile } from './tenant.ts';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The oldest first; those whose age the export does not tell are the oldest, and come in the order of their ids. */
export const profilesInOrder = (profiles: Iterable<DeploymentProfile>): DeploymentProfile[] =>
  [...profiles].toSorted((a, b) => compare(a.createdDateTime, b.createdDateTime) || compare(a.id, b.id));
