/** Every collection that the service reads: the one place to add one. */
import type { AnySet } from './entity-set.ts';
import { corporateIdentifiers, identities, imports, uploads } from './autopilot-sets.ts';
import { configurationSets } from './configuration-sets.ts';
import { devices, groups, organization, users } from './directory-sets.ts';
import { autopilotEvents, managedDevices } from './intune-sets.ts';

export const entitySets: readonly AnySet[] = [
  identities,
  imports,
  uploads,
  corporateIdentifiers,
  autopilotEvents,
  managedDevices,
  devices,
  groups,
  users,
  organization,
  ...configurationSets,
];
